"""Areas as people name them: in full, in short, behind 我们, as 班 or 组."""

import pytest

from handlers.kit.reading.areas import areas_in, areas_named
from handlers.kit.reading.utterance import Utterance
from storage.queries.roster import AreaView
from storage.randomness import new_id
from storage.vocabulary import UnitKind

NAMES = ("维修组", "储运业务组", "化工工艺组", "管理组", "夜班装卸组")
AREAS = [
    AreaView(
        id=new_id(), name=one, team_id=new_id(), kind=UnitKind.TEAM, group_id=None, branch_id=None
    )
    for one in NAMES
]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("维修组谁负责", ["维修组"]),
        ("维修班谁负责", ["维修组"]),
        ("储运组归谁管", ["储运业务组"]),
        ("我们工艺组的责任党员是谁", ["化工工艺组"]),
        ("装卸组谁管", ["夜班装卸组"]),
        ("我们组谁负责", []),
        ("电工组谁负责", []),
        ("维修组和管理组都是谁", ["维修组", "管理组"]),
    ],
)
def test_areas_are_named_in_full_or_in_short(said: str, named: list[str]) -> None:
    assert [one.name for one in areas_named(Utterance.of(said), AREAS)] == named


def test_a_longer_name_is_not_the_shorter_one_in_it() -> None:
    found = areas_in("维修组甲班、维修组和维修组", ["维修组", "", "维修组甲班"])
    assert found == ([(0, 5, "维修组甲班"), (6, 9, "维修组"), (10, 13, "维修组")], [])
