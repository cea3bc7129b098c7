"""Who is told of a concern, and when a promise is asked about [T1]."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import TypeVar

from storage.vocabulary import Decision

P = TypeVar("P")


class Asked(Enum):
    """Whom a day that has come is put to."""

    RAISER = "raiser"
    BRANCH = "branch"
    NOBODY = "nobody"


def receivers(
    secretaries: Sequence[P],
    others: Sequence[P],
    *,
    away: Collection[P | None],
    absent: Collection[P] = (),
    everybody: bool = False,
) -> tuple[P, ...]:
    """Who is told that there is something new; the first of them has to act [T1].

    The clause says "the branch" and not who. We read: the secretary; all who sit on it when there is no
    secretary to tell, and when somebody may be hurt (`everybody`). `away` are never told: the person it is
    about, and its raiser; the `absent` only when nobody is at hand.

    >>> receivers(["孙国栋"], ["周萍", "何静"], away=())
    ('孙国栋',)
    >>> receivers(["孙国栋"], ["周萍", "何静"], away=(), everybody=True)
    ('孙国栋', '周萍', '何静')
    >>> receivers(["孙国栋"], ["周萍", "何静"], away=("孙国栋",))
    ('周萍', '何静')
    >>> receivers(["孙国栋"], ["周萍"], away=(), absent=["孙国栋"]), receivers(["孙国栋"], [], away=(), absent=["孙国栋"])
    (('周萍',), ('孙国栋',))
    """
    if not all(one in away or one in absent for one in (*secretaries, *others)):
        away = (*away, *absent)
    first = tuple(one for one in secretaries if one not in away)
    rest = tuple(one for one in others if one not in away)
    return (*first, *rest) if everybody or not first else first


def asked_about(decision: Decision, promised_on: date, today: date, after_days: int) -> Asked:
    """Who is asked about a promised day, once it has come [T1].

    The raiser says whether a promise was kept, `after_days` after the day; for what cannot be done now the
    day is one on which the branch looks again, so the branch is reminded on it.

    >>> asked_about(Decision.WILL_DO, date(2026, 3, 16), date(2026, 3, 17), 1)
    <Asked.RAISER: 'raiser'>
    >>> asked_about(Decision.WILL_DO, date(2026, 3, 16), date(2026, 3, 16), 1)
    <Asked.NOBODY: 'nobody'>
    >>> asked_about(Decision.CANNOT_NOW, date(2026, 3, 16), date(2026, 3, 16), 1)
    <Asked.BRANCH: 'branch'>
    """
    if decision is Decision.CANNOT_NOW:
        return Asked.BRANCH if promised_on <= today else Asked.NOBODY
    return Asked.RAISER if promised_on + timedelta(days=after_days) <= today else Asked.NOBODY
