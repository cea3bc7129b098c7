"""Which handling department a sentence names, and which there are [T1]."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handlers.concerns.reading_handing import (
    CALLED_AFTER,
    DEPARTMENT,
    DEPARTMENT_END,
    DEPARTMENT_ENDS,
)
from handlers.kit.capability import Context
from storage.queries.concerns import ConcernView
from storage.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Handler:
    """Somebody who handles things for the branch."""

    person_id: UUID
    name: str
    aliases: tuple[str, ...]
    duty: str


def handlers_for(concern: ConcernView | None, ctx: Context) -> list[Handler]:
    """Who handles things for the branch of a concern; for what went above, and for None, all there are."""
    orgs = [concern.branch_id] if concern else []
    of_branch = [one for org in orgs for one in ctx.roster.holders(org, Role.HANDLER, ctx.today)]
    everywhere = (
        one for org in ctx.roster.orgs for one in ctx.roster.holders(org, Role.HANDLER, ctx.today)
    )
    held = of_branch or everywhere
    people = ((one, ctx.roster.people[one.person_id]) for one in held)
    return [Handler(who.id, who.name, who.aliases, one.duty) for one, who in people]


def handlers_meant(words: str, known: Sequence[Handler]) -> list[Handler]:
    """The handlers whom these words name: the department, its people, or both.

    >>> known = [Handler(UUID(int=1), "钱勤", (), "后勤"), Handler(UUID(int=2), "李宁", (), "设备科")]
    >>> [one.name for one in handlers_meant("后勤部", known)], [one.name for one in handlers_meant("李工", known)]
    (['钱勤'], ['李宁'])
    >>> [one.name for one in handlers_meant("设备 李师傅", known)], handlers_meant("财务科", known)
    (['李宁'], [])
    """
    tokens = words.split()
    return [one for one in known if tokens and all(_is_called(one, token) for token in tokens)]


def is_department(words: str) -> bool:
    """Whether these words call a department, known or not.

    >>> is_department("财务科"), is_department("换新的")
    (True, False)
    """
    return DEPARTMENT.fullmatch(words) is not None


def _is_called(one: Handler, token: str) -> bool:
    names = "|".join(map(re.escape, (one.name, *one.aliases)))
    person = f"(?:{names}|{re.escape(one.name[0])}{CALLED_AFTER})"
    department = re.escape(DEPARTMENT_END.sub("", one.duty)) + DEPARTMENT_ENDS
    return re.fullmatch(f"{department}(?:{person})?|{person}", token) is not None
