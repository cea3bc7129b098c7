"""Every table, so that the metadata is complete wherever it is used."""

from sqlmodel import SQLModel

from storage.tables.anonymous import AnonConcern, AnonWords, RecipientKey
from storage.tables.areas import Area, AreaAssignment, AreaProposal, CoverageTask, LinkedPerson
from storage.tables.assessment import (
    AppraisalExcuse,
    AppraisalVersion,
    AssessmentCycle,
    AssessmentWindow,
    CycleEvent,
    SelfAppraisal,
    StepExtension,
)
from storage.tables.audit import AccessLog
from storage.tables.ballots import (
    Ballot,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotPool,
    BallotTurnout,
)
from storage.tables.briefs import SituationBrief
from storage.tables.burden import BurdenCount
from storage.tables.calendars import CalendarFeed, ScheduleEntry
from storage.tables.concerns import (
    Concern,
    ConcernAbout,
    ConcernEvent,
    PastConcerns,
    SettledMatter,
)
from storage.tables.conversations import ConversationRow
from storage.tables.duties import DutyNote, MentoringPair
from storage.tables.goals import Goal
from storage.tables.inbox import Heard
from storage.tables.keeping import AuditHead, DataKey, Housekeeping, SubjectKey
from storage.tables.occasions import Counter, Occasion
from storage.tables.outbox import Call, Push, ReminderWish, Sending
from storage.tables.people import (
    Absence,
    ActivistContact,
    Alias,
    PartyOrg,
    Person,
    PersonChange,
    RoleHolding,
    RosterRevision,
    Team,
)
from storage.tables.relay import RelayNotice, RelayTask
from storage.tables.rights import NameWish, RecordStatement, RightsRequest
from storage.tables.series import StudySeries
from storage.tables.sheets import Sheet, SheetNotice, SheetObjection, SheetReview
from storage.tables.study import SessionAttendance, StudySession
from storage.tables.supervision import SpotCheckDraw, SupervisionNote
from storage.tables.talks import ActivistReview, DueTalk, Talk, TalkPerson, TalkReason
from storage.tables.tokens import AccessToken
from storage.tables.voice import VoiceMessage
from storage.tables.year import ArchiveSeal, YearEntry, YearPlan

__all__ = [
    "Absence",
    "AccessLog",
    "AccessToken",
    "ActivistContact",
    "ActivistReview",
    "Alias",
    "AnonConcern",
    "AnonWords",
    "AppraisalExcuse",
    "AppraisalVersion",
    "ArchiveSeal",
    "Area",
    "AreaAssignment",
    "AreaProposal",
    "AssessmentCycle",
    "AssessmentWindow",
    "AuditHead",
    "Ballot",
    "BallotCount",
    "BallotLine",
    "BallotPaper",
    "BallotPool",
    "BallotTurnout",
    "BurdenCount",
    "CalendarFeed",
    "Call",
    "Concern",
    "ConcernAbout",
    "ConcernEvent",
    "ConversationRow",
    "Counter",
    "CoverageTask",
    "CycleEvent",
    "DataKey",
    "DueTalk",
    "DutyNote",
    "Goal",
    "Heard",
    "Housekeeping",
    "LinkedPerson",
    "MentoringPair",
    "NameWish",
    "Occasion",
    "PartyOrg",
    "PastConcerns",
    "Person",
    "PersonChange",
    "Push",
    "RecipientKey",
    "RecordStatement",
    "RelayNotice",
    "RelayTask",
    "ReminderWish",
    "RightsRequest",
    "RoleHolding",
    "RosterRevision",
    "ScheduleEntry",
    "SelfAppraisal",
    "Sending",
    "SessionAttendance",
    "SettledMatter",
    "Sheet",
    "SheetNotice",
    "SheetObjection",
    "SheetReview",
    "SituationBrief",
    "SpotCheckDraw",
    "StepExtension",
    "StudySeries",
    "StudySession",
    "SubjectKey",
    "SupervisionNote",
    "Talk",
    "TalkPerson",
    "TalkReason",
    "Team",
    "VoiceMessage",
    "YearEntry",
    "YearPlan",
]

# The tables in which no order of arrival may show, by what they say of themselves (`anonymous.BY_KEY`).
WITHOUT_ORDER = tuple(
    name
    for name, table in SQLModel.metadata.tables.items()
    if not table.kwargs.get("sqlite_with_rowid", True)
)
