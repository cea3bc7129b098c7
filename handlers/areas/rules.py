"""How areas must cover people, teams and members: pure checks over plain data [D1 D4-D7]."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple, TypeVar
from uuid import UUID

from storage.vocabulary import AssignmentKind

MOST_PROPOSED = 3

P = TypeVar("P", bound=Hashable)  # a person
T = TypeVar("T", bound=Hashable)  # a team
A = TypeVar("A", bound=Hashable)  # an area


def uncovered(team_of: Mapping[P, T], area_teams: Collection[T]) -> list[P]:
    """Who is covered by no area [D1]. A person is covered by the area of his team, whoever answers for it.

    >>> uncovered({"张伟": "维修组", "赵六": "电工组"}, {"维修组"})
    ['赵六']
    """
    return [person for person, team in team_of.items() if team not in area_teams]


def in_gap(areas: Iterable[A], held: Collection[A]) -> list[A]:
    """The areas nobody answers for: each needs at least one member [D4].

    >>> in_gap(["维修组", "管理组"], {"管理组"})
    ['维修组']
    """
    return [area for area in areas if area not in held]


def is_shared(holders: Collection[P]) -> bool:
    """Whether several members share an area [D5]; each of them answers for the whole of it.

    >>> is_shared(["王强"]), is_shared(["王强", "赵六"])
    (False, True)
    """
    return len(holders) > 1


def without_own_member(teams: Iterable[T], member_teams: Collection[T]) -> list[T]:
    """The teams in which no member works: a cadre or a neighbour answers for them [D6].

    >>> without_own_member(["维修组", "夜班装卸组"], {"维修组"})
    ['夜班装卸组']
    """
    return [team for team in teams if team not in member_teams]


def comes_from_outside(kind: AssignmentKind) -> bool:
    """Whether the member is not of the team, so that people must be told who he is [D6].

    >>> comes_from_outside(AssignmentKind.OWN_TEAM), comes_from_outside(AssignmentKind.CADRE)
    (False, True)
    """
    return kind is not AssignmentKind.OWN_TEAM


def without_area(members: Iterable[P], holders: Collection[P]) -> list[P]:
    """The members without an area [D7]. The clause aims at one for everybody, so this is a list, not a fault.

    >>> without_area(["王强", "何静"], {"王强"})
    ['何静']
    """
    return [member for member in members if member not in holders]


def load_of(holders: Mapping[A, Iterable[P]]) -> dict[P, int]:
    """How many areas each member answers for.

    >>> load_of({"维修组": ["王强"], "电工组": ["王强", "赵六"]})
    {'王强': 2, '赵六': 1}
    """
    return dict(Counter(one for who in holders.values() for one in who))


def overloaded(staff: Mapping[A, int], holders: Mapping[A, int], most: int) -> list[A]:
    """The areas with more than `most` people for each of those who answer for it [D5].

    >>> overloaded({"维修组": 31, "电工组": 16, "管理组": 15}, {"维修组": 2, "电工组": 2, "管理组": 0}, 15)
    ['维修组']
    """
    return [area for area, people in staff.items() if people > most * holders[area] > 0]


class Fit(IntEnum):
    """Why somebody could answer for an area, in the order in which the regulation names them [D5 D6]."""

    OWN_TEAM = 0
    SAME_GROUP = 1
    SAME_BRANCH = 2
    CADRE = 3


class Candidate(NamedTuple):
    """A member who could take an area; sorted as the branch would look at them."""

    fit: Fit
    load: int  # areas he answers for already
    name: str
    id: UUID


def best(candidates: Iterable[Candidate]) -> list[Candidate]:
    """At most three, the nearest first, and of equally near ones who has the fewest areas."""
    return sorted(candidates)[:MOST_PROPOSED]


def in_short(titles: Iterable[str], mark: str) -> list[str]:
    """The titles of the duties [T1-T7], each as far as `mark`, so that all of them fit into one line.

    >>> in_short(["组织学习", "谈心谈话/积极分子培养"], "/")
    ['组织学习', '谈心谈话']
    """
    return [title.split(mark)[0] for title in titles]
