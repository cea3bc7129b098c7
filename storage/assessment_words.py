"""The words of the year's assessment, stored by value (domain.md §1.2)."""

from enum import StrEnum


class CycleState(StrEnum):
    """The furthest stage that a year's assessment has reached.

    Whether somebody may still carry out an earlier step is decided by the window of that step: windows may overlap.
    """

    PLANNED = "planned"
    SELF_OPEN = "self_open"  # 自查 [M4.1]
    AREA_EVALUATION = "area_evaluation"  # 责任区评价 [M4.2]
    LEADER_SCORING = "leader_scoring"  # 党小组长考核 [M4.3]
    BRANCH_REVIEW = "branch_review"  # 支部审核; single sheets may be given back meanwhile
    NOTICE = "notice"  # 公示
    OBJECTIONS = "objections"  # the notice is over, an objection still waits for its answer
    FINAL = "final"  # nothing moves any more; what is filed of it can be made on any day


class StepKey(StrEnum):
    """The steps whose windows a cycle has, by their keys in the edition [M4]."""

    SELF_APPRAISAL = "self_appraisal"
    AREA_EVALUATION = "area_evaluation"
    LEADER_SCORING = "leader_scoring"
    BRANCH_REVIEW = "branch_review"


class CycleDeed(StrEnum):
    """What was done with a cycle as a whole; every one is kept with who, when and why."""

    OPENED = "opened"
    MOVED = "moved"  # the window of a step
    EXTENDED = "extended"  # the window of a step, for one person
    ADVANCED = "advanced"  # to the next stage
    PUBLISHED = "published"
    FINISHED = "finished"


class AppraisalState(StrEnum):
    """Where one self-appraisal stands [M4.1]."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class Level(StrEnum):
    """How the people of an area see one item of the form [M4.2]; each is stored by one letter, so that all ballots are of one length."""

    GOOD = "g"  # 好
    FAIR = "f"  # 较好
    AVERAGE = "a"  # 一般
    UNKNOWN = "u"  # 不了解; counts for nothing


class SupervisionMethod(StrEnum):
    """The five methods by which duty is watched through the year [M3]."""

    SUPERVISION = "supervision"  # 平时督查
    REPORT = "report"  # 听取汇报
    SITE_VISIT = "site_visit"  # 实地检视
    SPOT_CHECK = "spot_check"  # 重点抽查
    DOCUMENTS = "documents"  # 查阅资料


class GoalResult(StrEnum):
    """How far a goal was reached, as its competent department confirmed it [M3 T6]."""

    DONE = "done"  # 完成
    PARTLY = "partly"  # 部分
    NOT_DONE = "not_done"  # 未完成
    ADJUSTED = "adjusted"  # 已调整


class SheetState(StrEnum):
    """Where the sheet (考核表) of one member and one area stands [M4.3]."""

    SCORED = "scored"  # by the leader, not reported to the branch yet
    REPORTED = "reported"
    RETURNED = "returned"  # the branch gave it back, with the item and the reason
    SECOND_LOOK = "second_look"  # an adjustment that changes the grade waits for a second person
    APPROVED = "approved"
    REPLACED = "replaced"  # a later version of the same sheet stands


WITH_THE_BRANCH = (SheetState.REPORTED, SheetState.SECOND_LOOK, SheetState.APPROVED)


class ReviewDecision(StrEnum):
    """What the branch decided on a sheet [M4.3]."""

    APPROVED = "approved"
    RETURNED = "returned"
    ADJUSTED = "adjusted"  # approved with another total; both figures are kept and shown


class ObjectionState(StrEnum):
    """Where an objection to a published result stands (domain.md §2.6)."""

    OPEN = "open"
    UPHELD = "upheld"  # the result stands
    CHANGED = "changed"  # the result was changed
    TAKEN_BACK = "taken_back"
