"""考核表, 上报件 and 公示: what the templates of these forms may ask for [M4.3 M4.4]."""

from typing import Any

from handlers.assessment.papers import wording
from handlers.assessment.papers.facts import ItemLine, Making, Posted, SheetFacts
from handlers.assessment.papers.fields_wording import Field
from handlers.assessment.papers.rules import in_order, may_be_posted
from handlers.kit.documents import FilledForm

NEEDED = frozenset({Field.CITED.value, Field.PURPOSE.value})  # in every template of a branch
SHEET, REPORT, NOTICE = "sheet", "report", "notice"


def sheet(facts: SheetFacts, making: Making) -> FilledForm:
    """The 考核表 of one member and one area."""
    sums, words = facts.sums, facts.words
    fields = {
        **_head(wording.SHEET, making),
        Field.MEMBER: facts.member,
        Field.AREA: facts.area,
        Field.GROUP: facts.group,
        Field.PERIOD: wording.period(facts.since, facts.until),
        Field.ITEMS: [_item(one, facts) for one in facts.items],
        Field.MOST_SUM: wording.points(facts.most),
        Field.OWN_SUM: wording.points(sums.own),
        Field.BALLOTS_SUM: wording.points(sums.area),
        Field.LEADER_SUM: wording.points(sums.leader),
        Field.FINAL_SUM: wording.points(sums.final),
        Field.GRADE: wording.grade(facts),
        Field.OWN_WORDS: words.own or words.no_own or wording.NO_WORDS,
        Field.BALLOTS_NOTE: words.area_note,
        Field.REASONS: words.basis or wording.NO_WORDS,
        Field.LEADER_WORDS: words.opinion or wording.NO_WORDS,
        Field.BRANCH_WORDS: words.branch or wording.NO_WORDS,
        Field.STATEMENT: words.statement,
    }
    name = wording.file_name(wording.SHEET, making.year, facts.member, facts.area)
    return FilledForm(name, SHEET, _named(fields), NEEDED)


def report(group: str, sheets: list[SheetFacts], making: Making) -> FilledForm:
    """What a Party group reports to the branch: the results of its areas and what they rest on [M4.3]."""
    ordered = in_order(sheets)
    fields = {
        **_head(wording.REPORT, making),
        Field.GROUP: group,
        Field.LINES: [_line(place, one) for place, one in enumerate(ordered, 1)],
        Field.SUMMED_UP: wording.counted(len(ordered), sum(not one.approved for one in ordered)),
    }
    return FilledForm(
        wording.file_name(wording.REPORT, making.year, group), REPORT, _named(fields), NEEDED
    )


def notice(posted: Posted, making: Making) -> FilledForm:
    """What hangs on the wall: area, name and grade of the results that may be read (domain.md §2.6)."""
    shown = [one for one in in_order(posted.sheets) if may_be_posted(one, making.edition)]
    lines = [
        {
            Field.NUMBER: str(place),
            Field.AREA: one.area,
            Field.MEMBER: one.member,
            Field.GRADE: wording.grade(one),
        }
        for place, one in enumerate(shown, 1)
    ]
    fields = {
        **_head(wording.NOTICE, making),
        Field.PURPOSE: wording.on_the_wall(making.day),
        Field.LINES: [_named(one) for one in lines],
        Field.SUMMED_UP: "" if shown else wording.NOBODY_POSTED,
        Field.POSTED: wording.posted(posted.since, posted.until),
        Field.TO_OBJECT: wording.how_to_object(posted.turn_to),
    }
    return FilledForm(
        wording.file_name(wording.NOTICE, making.year, making.branch),
        NOTICE,
        _named(fields),
        NEEDED,
    )


def _head(what: str, making: Making) -> dict[Field, Any]:
    return {
        Field.TITLE: wording.title(what, making.year),
        Field.BRANCH: making.branch,
        Field.YEAR: str(making.year),
        Field.CITED: wording.cited(making.edition.title, making.cited()),
        Field.PURPOSE: wording.purpose(making.reader, making.purpose, making.day),
        Field.DAY: wording.on(making.day),
    }


def _item(item: ItemLine, of: SheetFacts) -> dict[str, Any]:
    """The branch adjusts a whole, never an item: where it did, no item has a figure of the branch."""
    final = item.leader if of.approved and not of.adjusted else None
    return _named(
        {
            Field.NAME: item.title,
            Field.MOST: wording.points(item.most),
            Field.OWN: wording.points(item.own),
            Field.BALLOTS: wording.points(item.area),
            Field.LEADER: wording.points(item.leader),
            Field.FINAL: wording.points(final),
        }
    )


def _line(place: int, of: SheetFacts) -> dict[str, Any]:
    return _named(
        {
            Field.NUMBER: str(place),
            Field.AREA: of.area,
            Field.MEMBER: of.member,
            Field.PERIOD: wording.period(of.since, of.until),
            Field.LEADER: wording.points(of.sums.leader),
            Field.FINAL: wording.points(of.sums.final),
            Field.GRADE: wording.grade(of),
            Field.REMARK: wording.remark(of),
        }
    )


def _named(fields: dict[Field, Any]) -> dict[str, Any]:
    return {key.value: value for key, value in fields.items()}
