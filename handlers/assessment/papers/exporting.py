"""All documents of a branch's year at once, as an operator writes them into a folder for one of its committee."""

from dataclasses import dataclass

from handlers.assessment.papers import archive, filled, gathering, rules, tables
from handlers.assessment.papers import asking_wording as wording
from handlers.assessment.papers.whose import making
from handlers.kit.capability import Context
from handlers.kit.documents import AnyDocument, FilledForm
from handlers.kit.messages import Choice
from storage.queries.assessment import CycleView
from storage.vocabulary import PushKind

ABOUT = "assessment.export"


@dataclass(frozen=True, slots=True)
class Whole:
    """The sheets of a branch, and everything that is put together from them."""

    sheets: tuple[FilledForm, ...]
    others: tuple[AnyDocument, ...]


def whole(cycle: CycleView, ctx: Context) -> Whole:
    """What its reader may see of a cycle, noted for every member; he is told that it was written into a folder."""
    of_year, choosing, archiving = (
        making(cycle, purpose, ctx)
        for purpose in (wording.YEARLY, wording.CHOOSING, wording.ARCHIVING)
    )
    found = rules.in_order(gathering.gathered(cycle, ctx))
    groups = list(dict.fromkeys(one.group for one in found if one.group))
    posted = gathering.posted(cycle, ctx)
    others: list[AnyDocument] = [
        tables.summary(found, of_year),
        tables.reference(found, choosing),
        *(
            filled.report(group, [one for one in found if one.group == group], of_year)
            for group in groups
        ),
        *([filled.notice(posted, of_year)] if posted.since else []),
        tables.archive(archive.of_all(cycle.year, ctx), archiving),
    ]
    _tell(cycle.year, len(found), ctx)
    return Whole(tuple(filled.sheet(one, of_year) for one in found), tuple(others))


def _tell(year: int, count: int, ctx: Context) -> None:
    """Nothing is written in somebody's name without his knowing."""
    read = (Choice(wording.TITLE, "assessment.papers"),)
    text = wording.exported(year, count)
    ctx.promises.to(ctx.actor.me, text, kind=PushKind.NOTICE, about=ABOUT, choices=read)
