"""A year that is scored and reviewed, written straight into the database: what comes before the notice (V23)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import col, select

from storage.assessment_words import ReviewDecision, SheetState
from storage.queries import people
from storage.queries.sheets import CONTENT, SheetContent
from storage.session import Session
from storage.tables import AssessmentCycle, Sheet, SheetReview
from storage.unit_of_work import UnitOfWork
from tests.chatting import Chat
from tests.databases import SEALER

SCORED_AT = datetime(2026, 12, 3, 1, tzinfo=UTC)
POINTS = {
    "concerns": "18", "talks": "19", "study": "7", "example": "19",
    "order": "10", "publicity": "9", "skills": "8",
}  # fmt: skip
# Who has which area, and who scored it: the leader, for his own and the cadre's a committee member (domain.md §4.1).
SHEETS = {
    "王强": ("维修组", "刘建国", "90"),
    "李红梅": ("储运业务组", "刘建国", "86.5"),
    "陈志远": ("化工工艺组", "刘建国", "84"),
    "刘建国": ("管理组", "周萍", "88"),
    "周萍": ("夜班装卸组", "何静", "85"),
}
RETURNED = ("陈志远",)


def scored(
    chat: Chat,
    totals: Mapping[str, str] | None = None,
    returned: tuple[str, ...] = RETURNED,
    reviewer: str = "孙国栋",
) -> None:
    """Everybody's sheet, approved by the secretary but those that were given back."""
    given = {name: total for name, (_, _, total) in SHEETS.items()} | dict(totals or {})
    with UnitOfWork(chat.parts.engine, SEALER) as unit:
        session = unit.session
        roster = people.load_roster(session)
        ids = {one.name: one.id for one in roster.people.values()}
        areas = {one.name: one.id for one in roster.areas.values()}
        cycle_id = session.exec(select(AssessmentCycle.id)).one()
        for name, (area, scorer, _) in SHEETS.items():
            back = name in returned
            sheet = _sheet(
                session, cycle_id, ids[name], areas[area], ids[scorer], Decimal(given[name]), back
            )
            session.add(sheet)
            session.flush()
            session.add(_review(sheet, ids[reviewer], back))


def approve(chat: Chat, name: str, reviewer: str = "孙国栋") -> None:
    """The one that was given back is put right, and approved."""
    with UnitOfWork(chat.parts.engine, SEALER) as unit:
        roster = people.load_roster(unit.session)
        ids = {one.name: one.id for one in roster.people.values()}
        mine = select(Sheet).where(col(Sheet.subject_id) == ids[name])
        sheet = unit.session.exec(mine).one()
        sheet.state = SheetState.APPROVED
        unit.session.add(
            SheetReview(
                sheet_id=sheet.id,
                step=2,
                decision=ReviewDecision.APPROVED,
                reviewer_id=ids[reviewer],
                reviewed_at=SCORED_AT,
            )
        )


def _sheet(
    session: Session,
    cycle_id: UUID,
    subject: UUID,
    area: UUID,
    scorer: UUID,
    total: Decimal,
    back: bool,
) -> Sheet:
    sheet = Sheet(
        cycle_id=cycle_id,
        subject_id=subject,
        area_id=area,
        version=1,
        state=SheetState.RETURNED if back else SheetState.APPROVED,
        scorer_id=scorer,
        scored_at=SCORED_AT,
        total=total,
        sealed_content=b"",
    )
    content = SheetContent({key: Decimal(one) for key, one in POINTS.items()}, "4月和9月两次抽查")
    sheet.sealed_content = session.seal(content.stored(), CONTENT, sheet.id)
    return sheet


def _review(sheet: Sheet, reviewer: UUID, back: bool) -> SheetReview:
    return SheetReview(
        sheet_id=sheet.id,
        step=1,
        decision=ReviewDecision.RETURNED if back else ReviewDecision.APPROVED,
        reviewer_id=reviewer,
        reviewed_at=SCORED_AT,
    )
