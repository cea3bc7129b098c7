"""Minutes asked of people, estimated; groups of people in which nobody stands alone (domain.md §6.3, §7)."""

from collections.abc import Mapping, Sequence

from handlers.kit.pushes_wording import DECLARED
from storage.vocabulary import PushKind, Role

# Estimates of ours: nobody's time is measured. Of a session its usual length is a figure of the edition.
READ, ANSWER, TALK = (
    0.5,
    0.5,
    1.0,
)  # minutes: a push read, a push answered, a talk told and confirmed
LEAST = 5  # people of whom an average may be told
ORDER = (Role.BRANCH, Role.GROUP_LEADER, Role.RESPONSIBLE_MEMBER, Role.WORKER)
SESSION, TALKS, AWAITED = "deed/session", "deed/talk", "awaited/"


def role_of(roles: frozenset[Role]) -> Role:
    """The one under which somebody is counted: the first of the order that he has.

    >>> role_of(frozenset({Role.WORKER, Role.GROUP_LEADER, Role.RESPONSIBLE_MEMBER})).value
    'group_leader'
    """
    return next((one for one in ORDER if one in roles), Role.WORKER)


def what_of(head: str, kind: PushKind) -> str:
    """Under which a push is counted: who is waited for also answers."""
    return f"{AWAITED}{head}" if kind is PushKind.AWAITED else head


def minutes_of(what: str, session_minutes: int) -> float:
    """How long one of it takes.

    >>> [minutes_of(one, 90) for one in ("session", "awaited/leave", "deed/talk", "deed/session")]
    [0.5, 1.0, 1.0, 90]
    """
    if what == SESSION:
        return session_minutes
    return TALK if what == TALKS else READ + ANSWER * what.startswith(AWAITED)


def grouped(people: Mapping[Role, int]) -> list[tuple[Role, ...]]:
    """Roles as they may be shown: joined with the next until there are enough people, the rest with the last; none when all are too few.

    >>> small = {Role.BRANCH: 2, Role.GROUP_LEADER: 2, Role.RESPONSIBLE_MEMBER: 3, Role.WORKER: 9}
    >>> [[one.value for one in group] for group in grouped(small)]
    [['branch', 'group_leader', 'responsible_member'], ['worker']]
    >>> [len(group) for group in grouped({Role.BRANCH: 5, Role.WORKER: 4})]
    [2]
    >>> grouped({Role.WORKER: 4})
    []
    """
    found: list[tuple[Role, ...]] = []
    open_ones: tuple[Role, ...] = ()
    for role in (one for one in ORDER if people.get(one)):
        open_ones += (role,)
        if sum(people[one] for one in open_ones) >= LEAST:
            found.append(open_ones)
            open_ones = ()
    if open_ones and found:
        found[-1] += open_ones
    return found


def called(what: str) -> str:
    """What the branch calls it, "" for what is declared no more."""
    known = DECLARED.get(what.removeprefix(AWAITED))
    return known.called if known else ""


def largest(minutes: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    """What takes time, the most first."""
    return sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0]))
