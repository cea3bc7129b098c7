"""How areas must cover people, teams and members: pure checks over plain data [D1 D4-D7]."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from enum import IntEnum
from heapq import nsmallest
from typing import NamedTuple, TypeVar
from uuid import UUID

from storage.vocabulary import AssignmentKind

MOST_PROPOSED = 3

P = TypeVar("P", bound=Hashable)  # a person
T = TypeVar("T", bound=Hashable)  # a team
A = TypeVar("A", bound=Hashable)  # an area


def uncovered(areas_of: Mapping[P, Collection[A]]) -> list[P]:
    """Who is covered by no area [D1]. A person is covered by it whoever answers for it.

    >>> uncovered({"张伟": ["维修组"], "赵六": []})
    ['赵六']
    """
    return [person for person, areas in areas_of.items() if not areas]


def twice(areas_of: Mapping[P, Collection[A]]) -> list[P]:
    """Who is in more than one area: nobody knows who answers for him [D1].

    >>> twice({"张伟": ["王强结对组", "何静结对组"], "赵六": ["电工组"]})
    ['张伟']
    """
    return [person for person, areas in areas_of.items() if len(areas) > 1]


def miscounted(linked: Mapping[A, int], wanted: int | None) -> list[A]:
    """The areas with more or fewer linked people than the edition says; None: any number will do.

    >>> miscounted({"王强结对组": 2, "何静结对组": 1}, 2)
    ['何静结对组']
    """
    return [area for area, people in linked.items() if wanted is not None and people != wanted]


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


def with_several(leaders: Iterable[P], load: Mapping[P, int]) -> list[P]:
    """The group leaders who answer for more than one area: to be known, no fault [S1].

    >>> with_several(["刘建国", "王强"], {"刘建国": 2, "王强": 1})
    ['刘建国']
    """
    return [leader for leader in dict.fromkeys(leaders) if load.get(leader, 0) > 1]


class Fit(IntEnum):
    """Why somebody could answer for an area, the nearest first; the clause does not name the last one [D5 D6]."""

    OWN_TEAM = 0
    BUSINESS_LINKED = 1
    NEIGHBOURING = 2
    SAME_GROUP = 3
    CADRE = 4
    SAME_BRANCH = 5


class Candidate(NamedTuple):
    """A member who could take an area."""

    fit: Fit
    load: int  # areas he answers for already
    name: str
    id: UUID


def best(candidates: Iterable[Candidate]) -> list[Candidate]:
    """At most three, the nearest first, and of equally near ones who has the fewest areas.

    Members of a team that is linked by work and of one nearby are equally near: the clause names them together [D6].
    """
    return nsmallest(MOST_PROPOSED, candidates, key=lambda one: (nearness(one.fit), one.load, *one))


def nearness(fit: Fit) -> int:
    """How near a member is to an area; less is nearer.

    >>> nearness(Fit.OWN_TEAM) < nearness(Fit.NEIGHBOURING) == nearness(Fit.BUSINESS_LINKED)
    True
    """
    return Fit.BUSINESS_LINKED if fit is Fit.NEIGHBOURING else fit


def in_short(titles: Iterable[str], mark: str) -> list[str]:
    """The titles of the duties [T1-T7], each as far as `mark`, so that all of them fit into one line.

    >>> in_short(["组织学习", "谈心谈话/积极分子培养"], "/")
    ['组织学习', '谈心谈话']
    """
    return [title.split(mark)[0] for title in titles]
