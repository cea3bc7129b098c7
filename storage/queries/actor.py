"""Who is asking, and what he is in relation to everything else."""

from dataclasses import dataclass
from uuid import UUID

from storage.vocabulary import Role

ORGANISATION = "组织委员"  # the committee member for organisation
DISCIPLINE = "纪检"  # the desk of the office above for what is about a secretary
DATA_PROTECTION = "个保"  # the desk that looks after the access log
DESKS = frozenset({DISCIPLINE, DATA_PROTECTION})
SAFETY_DUTY = "安全值班"  # the handler who is told of every hazard at once


@dataclass(frozen=True, slots=True)
class Actor:
    """Permission is decided by relation (my area, my group, my branch), never by title alone (domain.md §3)."""

    person_id: UUID | None  # None is the clock
    roles: frozenset[Role]
    areas: frozenset[UUID] = frozenset()  # answers for
    groups: frozenset[UUID] = frozenset()  # leads
    branches: frozenset[UUID] = frozenset()  # sits on the committee of
    offices: frozenset[UUID] = frozenset()  # works in the office of
    safety: frozenset[UUID] = frozenset()  # is told of the hazards of
    duties: frozenset[str] = frozenset()  # 书记, 组织委员
    activists: frozenset[UUID] = frozenset()  # looks after

    @property
    def me(self) -> UUID:
        """The person asking; the clock has no records of its own."""
        if self.person_id is None:
            raise LookupError("the clock is nobody")
        return self.person_id


CLOCK = Actor(person_id=None, roles=frozenset({Role.CLOCK}))
