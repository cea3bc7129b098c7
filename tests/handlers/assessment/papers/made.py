"""Sheets as documents get them: two areas, a grade below 合格, an adjustment, somebody of less than three months."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from handlers.assessment.papers.facts import ItemLine, Making, SheetFacts, Sums, Words
from handlers.regulation import Edition

EDITION = Edition.load("seven_duties")
EXCELLENT, _, _, UNQUALIFIED = EDITION.grades
MAKING = Making(2026, "生产支部", EDITION, date(2026, 12, 27), "孙国栋", "年度考核归档")
POINTS = [Decimal(one) for one in (18, 19, 7, 19, 10, 9, 8)]
WANG = SheetFacts(
    *("王强", "维修组", "综合党小组", date(2026, 1, 1), date(2026, 12, 31)),
    tuple(
        ItemLine(one.title, one.points, leader=points)
        for one, points in zip(EDITION.items, POINTS, strict=True)
    ),
    Sums(own=Decimal(88), leader=Decimal(90), final=Decimal(90)),
    Words(own="护栏的事推动解决了", basis="两次重点抽查", branch="同意"),
    grade=EXCELLENT,
    approved=True,
    looks=2,
    goals=("G-0001 完成",),
)
LI = replace(
    WANG,
    member="李红梅",
    area="储运业务组",
    sums=Sums(leader=Decimal("95.5"), final=Decimal("93.5")),
    words=Words(no_own="出车在外，组长说明", branch="组长评 95.5 分，支部核定 93.5 分。"),
    adjusted=True,
)
CHEN = replace(
    WANG,
    member="陈志远",
    area="化工工艺组",
    sums=Sums(leader=Decimal(69), final=Decimal(69)),
    grade=UNQUALIFIED,
)
HE = replace(
    WANG, member="何静", since=date(2026, 11, 2), items=(), sums=Sums(), grade=None
)  # less than three months: an opinion in words
ZHOU = replace(
    WANG, member="周萍", area="夜班装卸组", group="机关党小组", approved=False, grade=None
)
ALL = [ZHOU, WANG, HE, CHEN, LI]
