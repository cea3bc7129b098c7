"""A division to print: an area of one's own, one held by a cadre, one in gap, one shared; and names that are too long."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from handlers.areas.lists.facts import AreaFacts, Division, Holder, Seat
from storage.vocabulary import AssignmentKind, UnitKind

NASTY = (
    "<script>window.pwned=1</script><img src=http://x.example/a onerror='window.pwned=1'>{{7*7}}"
)
WANG = Holder("王强", "维修组", AssignmentKind.OWN_TEAM, date(2026, 1, 1))
ZHOU = Holder("周萍", "管理组", AssignmentKind.CADRE, date(2026, 1, 1))
AREA = AreaFacts("维修组", "综合党小组", UnitKind.TEAM, UUID(int=1), (WANG,), 4, None)
AREAS = (
    AREA,
    replace(AREA, name="夜班装卸组", holders=(ZHOU,)),
    replace(AREA, name="储运业务组", holders=(), vacant_since=date(2026, 3, 1)),
    replace(AREA, name="化工工艺组", holders=(WANG, replace(WANG, name="欧阳建国"), ZHOU)),
)
DIVISION = Division(
    *(UUID(int=2), "生产支部", "生产支部", date(2026, 3, 12), AREAS, (), ()),
    seats=(Seat("孙国栋", "书记"),),
    above="物流党总支",
)
LONG = replace(
    AREA,
    name="储运业务部三号化工品装卸作业班组" * 2,
    holders=(replace(ZHOU, team="管理组" * 5),) * 4,
)
