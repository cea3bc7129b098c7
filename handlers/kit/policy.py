"""Who may do what with which thing: the permission matrix of domain.md §3, printed by `zerenqu policy`.

Every command names its deed, so a new one is closed to everybody until it stands here. This is the first gate; which of
the things somebody meets behind it (his own, of his area, his group, his branch) is decided by `storage.queries.scope`.
"""

from enum import Enum
from functools import cached_property

from storage.queries.actor import Actor
from storage.vocabulary import Role

COLUMNS = (
    *(Role.WORKER, Role.ACTIVIST, Role.RESPONSIBLE_MEMBER, Role.GROUP_LEADER),
    *(Role.BRANCH, Role.COMMITTEE, Role.HANDLER, Role.ADMIN),
)
FULL, LIMITED, NONE = "✔", "◐", "✘"


class Thing(Enum):
    """What something is done with; the name in Chinese is in `policy_wording`."""

    GUIDANCE = "guidance"
    OWN_RECORDS = "own_records"
    ACCESS_LOG = "access_log"
    REQUEST = "request"
    AREA = "area"
    COVERAGE = "coverage"
    ASSIGNMENT = "assignment"
    PEOPLE = "people"
    TALK = "talk"
    APPLICANT = "applicant"
    CONCERN = "concern"
    ANONYMOUS_CONCERN = "anonymous_concern"
    STUDY = "study"
    GOAL = "goal"
    DUTY = "duty"
    PAIR = "pair"
    SUPERVISION = "supervision"
    SELF_APPRAISAL = "self_appraisal"
    ASSESSMENT = "assessment"
    ASSESSMENT_PAPERS = "assessment_papers"
    BALLOT = "ballot"
    SHEET = "sheet"
    RESULT = "result"
    OBJECTION = "objection"
    BRIEF = "brief"
    YEAR_PAPER = "year_paper"
    BURDEN = "burden"
    NOTICE = "notice"
    GOOD_PRACTICE = "good_practice"
    MODEL_POST = "model_post"
    STUDY_NOTE = "study_note"


class Verb(Enum):
    """What is done with it."""

    ASK = "ask"
    SEE = "see"
    COUNT = "count"
    OVERSEE = "oversee"
    RECORD = "record"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RAISE = "raise"
    SETTLE = "settle"
    ANSWER = "answer"
    LAST_WORD = "last_word"
    HANDLE = "handle"
    LEARN_NAME = "learn_name"
    PROPOSE = "propose"
    DECIDE = "decide"
    TAKE_OVER = "take_over"
    CHANGE = "change"
    SEE_DUE = "see_due"
    PLAN = "plan"
    CONFIRM = "confirm"
    LOOK_AFTER = "look_after"
    ARRANGE = "arrange"
    TAKE_PART = "take_part"
    SUBSCRIBE = "subscribe"
    OPEN = "open"
    EXCUSE = "excuse"
    DRAW = "draw"
    CONCLUDE = "conclude"
    COMMENT = "comment"
    PUBLISH = "publish"
    SEND = "send"
    RELAY = "relay"
    SEAL = "seal"


class Deed(Enum):
    """What is done with a thing, and for whom: one mark for each of `COLUMNS` (W A M L B C H S).

    ✔ all of them, ◐ some of them (by relation), ✘ none. Everybody is a worker too, so ✘ in another column takes nothing
    from what stands under W.
    """

    ASK_GUIDANCE = (Thing.GUIDANCE, Verb.ASK, "✔✔✔✔✔✔✔✔")
    SEE_WEEK = (Thing.GUIDANCE, Verb.SEE, "✘✘✔✔✔✘✘✘")
    SEE_OWN_RECORDS = (Thing.OWN_RECORDS, Verb.SEE, "✔✔✔✔✔✔✔✔")
    CORRECT_OWN_RECORDS = (Thing.OWN_RECORDS, Verb.CORRECT, "✔✔✔✔✔✔✔✔")
    SEE_ACCESS_LOG = (Thing.ACCESS_LOG, Verb.SEE, "◐◐◐◐◐◐◐◐")
    OVERSEE_READING = (Thing.ACCESS_LOG, Verb.OVERSEE, "✘✘✘✘✘◐✘✘")
    SEE_REQUEST = (Thing.REQUEST, Verb.SEE, "◐◐◐◐◐◐◐◐")
    ANSWER_REQUEST = (Thing.REQUEST, Verb.ANSWER, "◐◐◐◐◐◐◐◐")
    SEE_AREA = (Thing.AREA, Verb.SEE, "✔✔✔✔✔✔✘✘")
    SEE_COVERAGE = (Thing.COVERAGE, Verb.SEE, "✘✘✘◐✔◐✘✘")
    PROPOSE_ASSIGNMENT = (Thing.ASSIGNMENT, Verb.PROPOSE, "✘✘✘◐✔✘✘✘")
    TAKE_OVER_AREA = (Thing.ASSIGNMENT, Verb.TAKE_OVER, "◐◐◐◐◐◐✘✘")
    CHANGE_PEOPLE = (Thing.PEOPLE, Verb.CHANGE, "✘✘✘✘✔✘✘✘")
    RECORD_TALK = (Thing.TALK, Verb.RECORD, "✘✘◐◐✔✘✘✘")
    SEE_TALK = (Thing.TALK, Verb.SEE, "◐◐◐◐◐✘✘✘")
    WITHDRAW_TALK = (Thing.TALK, Verb.WITHDRAW, "◐◐◐◐◐✘✘✘")
    SEE_WHOM_TO_TALK_WITH = (Thing.TALK, Verb.SEE_DUE, "✘✘◐✘✘✘✘✘")
    PLAN_TALK = (Thing.TALK, Verb.PLAN, "✘✘◐◐✔✘✘✘")
    CONFIRM_TALK = (Thing.TALK, Verb.CONFIRM, "◐◐◐◐◐✘✘✘")
    LOOK_AFTER_APPLICANT = (Thing.APPLICANT, Verb.LOOK_AFTER, "◐◐◐✘◐✘✘✘")
    RAISE_CONCERN = (Thing.CONCERN, Verb.RAISE, "✔✔✔✔✔✔✘✘")
    SEE_CONCERN = (Thing.CONCERN, Verb.SEE, "◐◐◐◐✔◐◐✘")
    SETTLE_CONCERN_ON_THE_SPOT = (Thing.CONCERN, Verb.SETTLE, "✘✘◐✘✘✘✘✘")
    ANSWER_CONCERN = (Thing.CONCERN, Verb.ANSWER, "✘✘✘✘✔✔✘✘")
    HANDLE_CONCERN = (Thing.CONCERN, Verb.HANDLE, "✘✘✘✘✘✘◐✘")
    LEARN_WHO_RAISED_CONCERN = (Thing.CONCERN, Verb.LEARN_NAME, "✘✘✘✘◐◐✘✘")
    SAY_LAST_WORD_ON_CONCERN = (Thing.CONCERN, Verb.LAST_WORD, "◐◐◐◐◐◐✘✘")
    RAISE_ANONYMOUSLY = (Thing.ANONYMOUS_CONCERN, Verb.RAISE, "✔✔✔✔✔✔✘✘")
    SEE_ANONYMOUS_CONCERN = (Thing.ANONYMOUS_CONCERN, Verb.SEE, "✘✘✘✘◐◐✘✘")
    ARRANGE_STUDY = (Thing.STUDY, Verb.ARRANGE, "✘✘◐✔✔✘✘✘")
    TAKE_PART_IN_STUDY = (Thing.STUDY, Verb.TAKE_PART, "◐◐◐◐◐◐✘✘")
    SUBSCRIBE_CALENDAR = (Thing.STUDY, Verb.SUBSCRIBE, "◐◐◐◐◐◐✘✘")
    PROPOSE_GOAL = (Thing.GOAL, Verb.PROPOSE, "✘✘✘◐✔✘✘✘")
    DECIDE_GOAL = (Thing.GOAL, Verb.DECIDE, "✘✘✘✘✔✘✘✘")
    CONFIRM_GOAL = (Thing.GOAL, Verb.CONCLUDE, "✘✘✘◐✔✘✘✘")
    SEE_GOAL = (Thing.GOAL, Verb.SEE, "◐◐◐◐✔◐✘✘")
    NOTE_DUTY = (Thing.DUTY, Verb.RECORD, "✘✘◐✘✘✘✘✘")
    # Everybody his own: who answers for no area any more noted something all the same.
    CORRECT_DUTY = (Thing.DUTY, Verb.CORRECT, "◐◐◐◐◐✘✘✘")
    SEE_DUTY = (Thing.DUTY, Verb.SEE, "◐◐◐◐✔✘✘✘")
    PROPOSE_PAIR = (Thing.PAIR, Verb.PROPOSE, "✘✘◐✘✘✘✘✘")
    TAKE_PART_IN_PAIR = (Thing.PAIR, Verb.TAKE_PART, "◐◐◐◐◐✘✘✘")
    SEE_PAIR = (Thing.PAIR, Verb.SEE, "◐◐◐◐◐✘✘✘")
    NOTE_SUPERVISION = (Thing.SUPERVISION, Verb.RECORD, "✘✘✘◐✔✘✘✘")
    # Everybody those about himself: who answers for no area any more was looked at all the same.
    SEE_SUPERVISION = (Thing.SUPERVISION, Verb.SEE, "◐◐◐◐✔✘✘✘")
    DRAW_SPOT_CHECK = (Thing.SUPERVISION, Verb.DRAW, "✘✘✘◐✔✘✘✘")
    WRITE_SELF_APPRAISAL = (Thing.SELF_APPRAISAL, Verb.RECORD, "✘✘◐✘✘✘✘✘")
    # A member his own, leader and branch how many: never who.
    COUNT_SELF_APPRAISALS = (Thing.SELF_APPRAISAL, Verb.COUNT, "✘✘◐◐✔✘✘✘")
    EXCUSE_SELF_APPRAISAL = (Thing.SELF_APPRAISAL, Verb.EXCUSE, "✘✘✘◐✔✘✘✘")
    RUN_ASSESSMENT = (Thing.ASSESSMENT, Verb.OPEN, "✘✘✘✘✔✘✘✘")
    SEE_ASSESSMENT = (Thing.ASSESSMENT, Verb.SEE, "✘✘✘✘✔✘✘✘")
    SEE_ASSESSMENT_PAPERS = (Thing.ASSESSMENT_PAPERS, Verb.SEE, "✘✘◐◐✔◐✘✘")
    # By relation: the people of an area, never the committee of the branch as such (a worker's right, refused to it there).
    CAST_BALLOT = (Thing.BALLOT, Verb.RECORD, "◐◐◐◐✘✘✘✘")
    SEE_BALLOTS = (Thing.BALLOT, Verb.SEE, "✘✘◐◐✔✘✘✘")
    SCORE_SHEET = (Thing.SHEET, Verb.RECORD, "✘✘✘◐◐✘✘✘")
    REVIEW_SHEET = (Thing.SHEET, Verb.DECIDE, "✘✘✘✘◐✘✘✘")
    SEE_OWN_SHEET = (Thing.SHEET, Verb.SEE, "◐◐◐◐◐◐◐◐")
    # His own; of others what is published to his area.
    SEE_RESULT = (Thing.RESULT, Verb.SEE, "◐◐◐◐◐◐✘✘")
    COMMENT_ON_RESULT = (Thing.RESULT, Verb.COMMENT, "◐◐◐◐◐◐✘✘")
    PUBLISH_RESULT = (Thing.RESULT, Verb.PUBLISH, "✘✘✘✘✔✘✘✘")
    RAISE_OBJECTION = (Thing.OBJECTION, Verb.RAISE, "◐◐◐◐◐◐✘✘")
    SEE_OBJECTION = (Thing.OBJECTION, Verb.SEE, "◐◐◐◐◐◐✘✘")
    ANSWER_OBJECTION = (Thing.OBJECTION, Verb.ANSWER, "✘✘✘✘◐◐✘✘")
    SEE_BRIEF = (Thing.BRIEF, Verb.SEE, "✘✘◐◐✔◐✘✘")
    SEE_AREA_ARCHIVE = (Thing.YEAR_PAPER, Verb.SEE, "✘✘◐◐✔✘✘✘")
    TELL_GOOD_PRACTICE = (Thing.GOOD_PRACTICE, Verb.RAISE, "✔✔✔✔✔✔✘✘")
    SEE_GOOD_PRACTICE = (Thing.GOOD_PRACTICE, Verb.SEE, "✔✔✔✔✔✔✘✘")
    DECIDE_GOOD_PRACTICE = (Thing.GOOD_PRACTICE, Verb.DECIDE, "✘✘✘✘✔✘✘✘")
    NOMINATE_MODEL_POST = (Thing.MODEL_POST, Verb.PROPOSE, "✘✘✔✔✔✘✘✘")
    SEE_MODEL_POST = (Thing.MODEL_POST, Verb.SEE, "✔✔✔✔✔✔✘✘")
    DECIDE_MODEL_POST = (Thing.MODEL_POST, Verb.DECIDE, "✘✘✘✘✔✘✘✘")
    WRITE_STUDY_NOTE = (Thing.STUDY_NOTE, Verb.RECORD, "✘✘✔✔✔✘✘✘")
    DECIDE_PLAN = (Thing.YEAR_PAPER, Verb.DECIDE, "✘✘✘✘✔✘✘✘")
    SEAL_ARCHIVE = (Thing.YEAR_PAPER, Verb.SEAL, "✘✘✘✘✔✘✘✘")
    DRAFT_YEAR_PAPER = (Thing.YEAR_PAPER, Verb.RECORD, "✘✘✘◐✔✘✘✘")
    SEE_BURDEN = (Thing.BURDEN, Verb.SEE, "✘✘✘✘✔✘✘✘")
    DECIDE_BRIEF = (Thing.BRIEF, Verb.DECIDE, "✘✘✘✘◐✘✘✘")

    SEND_NOTICE = (Thing.NOTICE, Verb.SEND, "✘✘✘✘✔✘✘✘")
    PASS_NOTICE_ON = (Thing.NOTICE, Verb.RELAY, "✘✘◐✘✘✘✘✘")
    # Who passes it on his own, a leader what areas of his group have heard; the branch how many have, never who has not said so.
    SEE_NOTICE = (Thing.NOTICE, Verb.SEE, "✘✘◐◐✔✘✘✘")

    def __init__(self, thing: Thing, verb: Verb, marks: str) -> None:
        self.thing, self.verb, self.marks = thing, verb, marks

    def open_to(self, actor: Actor) -> bool:
        """Whether it is open for somebody at all."""
        return not self.roles.isdisjoint(actor.roles)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Those for whom it is open, at least with some of the things."""
        return frozenset(
            role for role, mark in zip(COLUMNS, self.marks, strict=True) if mark != NONE
        )
