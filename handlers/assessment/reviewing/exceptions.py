"""What the branch looks at first when it reviews sheets: facts about each, no judgement and no ranking [M4.3 M4.4]."""

from handlers.assessment.reviewing import wording
from handlers.assessment.scoring import beside
from handlers.assessment.scoring.year import Year
from handlers.assessment.sheets import Key, grade, is_low, near_boundary
from handlers.kit.capability import Context
from storage.queries.sheets import SheetView


def exceptions_of(view: SheetView, year: Year, ctx: Context) -> list[str]:
    """What stands out on a sheet, in words; nothing for most."""
    key, total = Key(view.subject_id, view.area_id), view.total
    band = grade(view, year.edition)
    found = []
    if band and is_low(band, year.edition):
        found.append(wording.low(band.name))
    if total is not None and (edge := near_boundary(total, year.edition)):
        found.append(wording.near(edge.name, edge.least))
    by = beside.too_far(total, year, key, ctx) if total is not None else None
    if by is not None:
        found.append(wording.far(by))
    if beside.own_view(year, key, ctx) is None:
        found.append(wording.NO_SELF_APPRAISAL)
    if total is not None and not view.content.basis:
        found.append(wording.NO_BASIS)
    elif missing := beside.basis_of(view.content.basis, year, key, ctx).missing:
        found.append(wording.without_note(missing))
    return found
