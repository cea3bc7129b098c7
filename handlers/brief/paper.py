"""The brief as a document: the headings of domain.md §2.3, tables of what is told, and the two typed paragraphs."""

from collections.abc import Iterator, Mapping, Sequence

from handlers.brief import paper_wording, wording
from handlers.brief.rules import quarter_of
from handlers.brief.showing import area_names
from handlers.brief.suppression import Figures, Group
from handlers.brief.taking import read
from handlers.kit.documents import Paper, Section
from storage.queries.briefs import BriefView
from storage.queries.roster import Org


def paper(view: BriefView, branch: Org) -> Paper:
    """A settled brief as it is printed."""
    quarter, told = quarter_of(view.quarter), read(view.figures)
    overview = paper_wording.overview(quarter, branch.name, told.total)
    return Paper(
        name=paper_wording.file_name(branch.name, quarter, view.code),
        title=paper_wording.title(quarter),
        subtitle=paper_wording.subtitle(branch.name, view.code, view.taken_on),
        sections=(
            Section(paper_wording.OVERVIEW, (overview, paper_wording.ABOUT_MATTERS)),
            _matters(told, area_names(view)),
            _progress(told),
            Section(paper_wording.CAUSES, (view.causes or paper_wording.NOT_WRITTEN,)),
            Section(paper_wording.PROPOSALS, (view.proposals or paper_wording.NOT_WRITTEN,)),
        ),
        notes=(paper_wording.NOTE_SMALL, paper_wording.SIGNED),
    )


def _matters(told: Figures, areas: Mapping[str, str]) -> Section:
    """Areas down, categories across, both sums."""
    if told.total is None:
        return Section(paper_wording.MATTERS, (wording.NOTHING_TOLD,))
    categories = {one.value: name for one, name in wording.CATEGORIES.items()}
    across = [_called(one, categories, wording.CATEGORY_SIDE) for one in told.categories]
    rows = [
        (
            _called(unit, areas, wording.AREA_SIDE),
            *(paper_wording.NONE if one is None else str(one) for one in cells),
            str(unit.count),
        )
        for unit, cells in zip(told.units, told.cells, strict=True)
    ]
    whole = (
        paper_wording.WHOLE,
        *(str(one.count) for one in told.categories),
        str(told.total),
    )
    columns = (paper_wording.AREA, *across, paper_wording.WHOLE)
    return Section(
        paper_wording.MATTERS, tuple(_members(told, categories)), columns, (*rows, whole)
    )


def _members(told: Figures, categories: Mapping[str, str]) -> Iterator[str]:
    """Which categories are only counted together: without areas, whose names may tell who is in them."""
    for one in told.categories:
        if not one.alone:
            yield wording.counted_together([categories[key] for key in one.keys])


def _progress(told: Figures) -> Section:
    if told.total is None:
        return Section(paper_wording.PROGRESS, (wording.NOTHING_TOLD,))
    rows = [
        (_called(one, wording.OUTCOMES, wording.OUTCOME_SIDE), str(one.count))
        for one in told.outcomes
    ]
    columns = (paper_wording.OUTCOME, paper_wording.COUNT)
    together: Sequence[Group] = [one for one in told.outcomes if not one.alone]
    said = [
        wording.counted_together([wording.OUTCOMES[key] for key in one.keys]) for one in together
    ]
    return Section(paper_wording.PROGRESS, tuple(said), columns, tuple(rows))


def _called(group: Group, names: Mapping[str, str], side: str) -> str:
    return (
        names[group.alone]
        if group.alone
        else paper_wording.together(len(group.keys), wording.MEASURES[side])
    )
