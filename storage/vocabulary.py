"""Closed word lists, stored by value, and the zone of dates. Nearly the floor of the building: only words stand below."""

from enum import StrEnum
from zoneinfo import ZoneInfo

from storage.assessment_words import AppraisalState, CycleState
from storage.concern_words import (
    ConcernCategory,
    ConcernEventKind,
    ConcernState,
    Decision,
    Identity,
)

# Passed on: nobody has to know which file a word stands in.
__all__ = [
    "AppraisalState",
    "ConcernCategory",
    "ConcernEventKind",
    "ConcernState",
    "CycleState",
    "Decision",
    "Identity",
]

SHANGHAI = ZoneInfo("Asia/Shanghai")  # of every date that people mean; moments are kept in UTC


class Role(StrEnum):
    """What a person may be in relation to something (domain.md §3); one person may be several."""

    WORKER = "worker"  # everybody on the roster
    ACTIVIST = "activist"
    RESPONSIBLE_MEMBER = "responsible_member"
    GROUP_LEADER = "group_leader"
    BRANCH = "branch"  # secretary or committee member of the branch
    COMMITTEE = "committee"  # office or desk of the general branch or of the committee
    HANDLER = "handler"  # handles what the branch hands over, outside the Party organisation
    ADMIN = "admin"
    CLOCK = "clock"  # the bot itself, when a routine falls due


class OrgLevel(StrEnum):
    """Party organisation, top down."""

    COMMITTEE = "party_committee"
    GENERAL_BRANCH = "general_branch"
    DESK = "desk"  # of the office above the branches, with files of its own
    BRANCH = "party_branch"
    GROUP = "party_group"


class UnitKind(StrEnum):
    """What an area is made of [D4]."""

    TEAM = "team"
    OFFICE_UNIT = "office_unit"
    SHIFT_PART = "shift_part"  # those of one team who work one shift [D5]
    LINKED_PEOPLE = "linked_people"  # people named one by one, of whatever team


class AssignmentKind(StrEnum):
    """Why this member answers for this area [D5 D6]."""

    OWN_TEAM = "own_team"
    CADRE = "cadre"
    NEIGHBOURING = "neighbouring"
    BUSINESS_LINKED = "business_linked"


class CoverageRule(StrEnum):
    """What the division of a branch must not lack; each has its task until it is mended."""

    UNCOVERED = "uncovered"  # people of a team who are in no area [D1]
    GAP = "gap"  # an area nobody at hand answers for [D4 D7]
    TWICE = "twice"  # an area with people who are in another one too [D1]
    LINKED_COUNT = "linked_count"  # an area with more or fewer linked people than the edition says


class PersonChangeKind(StrEnum):
    """What happened to somebody that may touch the areas [D7]."""

    MOVED = "moved"  # to another team
    LEFT = "left"  # the firm, for whatever reason: it is not kept
    STAYED = "stayed"  # a leaving that was planned is off
    FULL_MEMBER = "full_member"  # his probation is over


class PartyStatus(StrEnum):
    """Where a person stands to the Party, as the branch's register says."""

    MEMBER = "member"
    PROBATIONARY = "probationary_member"
    ACTIVIST = "activist"
    NONE = "none"


class Topic(StrEnum):
    """What a talk was about: matters, never moods (domain.md §6.3)."""

    DAILY = "daily"
    FAMILY = "family"
    SKILLS = "skills"
    SHIFTS = "shifts"
    SAFETY = "safety"
    WORK = "work"
    LIFE = "life"
    PAY = "pay"
    GROWTH = "party_growth"  # activists [T3]


class ReviewKind(StrEnum):
    """Who looked at how an applicant is getting on [T3]; what he found stays on paper."""

    CONTACT = "contact"
    BRANCH = "branch"


class SessionState(StrEnum):
    """Where a study session stands [T2]."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    """One person and one session; no minutes and no notes are counted (domain.md §6.3)."""

    EXPECTED = "expected"
    EXCUSED = "excused"
    PRESENT = "present"
    ABSENT = "absent"


class GoalState(StrEnum):
    """Where a yearly goal of an area stands [D3]; how far it was reached is said at the end of the year [T6]."""

    PROPOSED = "proposed"  # waits for the branch
    RETURNED = "returned"  # the branch gave it back with a reason
    APPROVED = "approved"
    REPLACED = "replaced"  # another one was approved in its place
    DROPPED = "dropped"  # the branch took it off


class BriefState(StrEnum):
    """Where the situation brief of a quarter stands."""

    TAKEN = "taken"  # its figures stand, nothing else
    SETTLED = "settled"  # it has its number, and nothing of it changes any more
    SENT = "sent"  # the office above may read it


class PushState(StrEnum):
    """Where a promised message stands."""

    READY = "ready"
    LEASED = "leased"
    SENT = "sent"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"  # in doubt for too long to be sent again (reliability.md promise D4)
    DEAD = "dead"


class PushKind(StrEnum):
    """Why a message is pushed; decides quiet hours and what happens to it when in doubt."""

    URGENT = "urgent"  # a safety hazard: at any hour
    ANSWER = "answer"  # something came back to the person who asked
    AWAITED = "awaited"  # somebody waits for what this person has to say: no budget holds it back
    SPARING = (
        "sparing"  # a change that must reach him before he sets out: at any hour but the quiet ones
    )
    CHANGE = "change"  # what this person was told is no longer so: no budget holds it back
    NOTICE = "notice"  # something new that waits for this person
    REMINDER = "reminder"
    CONTINUATION = "continuation"  # the rest of a long answer: at any hour, the person is there


class Purpose(StrEnum):
    """Why a table may hold something about a person (PIPL art. 6)."""

    ROSTER = "roster"
    AREAS = "areas"
    TALKS = "talks"
    CONCERNS = "concerns"
    STUDY = "study"
    GOALS = "goals"
    BRIEF = "brief"
    RELAY = "relay"
    ASSESSMENT = "assessment"
    CONVERSATION = "conversation"
    DELIVERY = "delivery"
    ACCOUNTABILITY = "accountability"


class Retention(StrEnum):
    """How long it may be held; the periods stand in the edition."""

    WHILE_EMPLOYED = "while_employed"
    CONVERSATION = "conversation"
    DELIVERY = "delivery"
    TALKS = "talks"
    CONCERNS = "concerns"
    STUDY = "study"
    ASSESSMENT = "assessment"
    SUPERVISION = "supervision"  # what was found of a member: for three years of assessment
    BALLOTS = "ballots"  # of one person each, until they are counted; counted ones hold nobody
    ACCESS_LOG = "access_log"


class AccessKind(StrEnum):
    """What somebody did with what is held about a person."""

    READ = "read"
    ANSWERED = "answered"
    REVEALED = "revealed"  # learnt whose it is
    CALLED = "called"  # somebody was asked to call him (domain.md §6.6)
    ATTEMPTED = "attempted"  # asked for something that the system does not give
