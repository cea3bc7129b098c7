"""A made-up sheet, by which a template is tried before anything real goes into it."""

from datetime import date
from decimal import Decimal

from handlers.assessment.papers.facts import ItemLine, Making, Posted, SheetFacts, Sums, Words
from handlers.assessment.papers.filled import notice, report, sheet
from handlers.kit.documents import FilledForm
from handlers.regulation import Edition

WORDS = Words(
    own="今年谈心 20 多次，护栏的事推动解决了，帮 1 名职工申请了补助。\n不足是组织学习少。",
    area_note="责任区评价满 5 份，列的是平均分。",
    basis="4 月、9 月两次重点抽查。",
    opinion="履职认真，职工有事愿意找他。",
    branch="同意党小组意见。",
    statement="没有不同意见。",
)


def sample(form: str, edition: Edition, day: date) -> FilledForm:
    """One of the forms, filled in with what nobody ever said; KeyError for a form that there is none of."""
    making = Making(day.year, "示例党支部", edition, day, "支部", "试用模板")
    most = Decimal(2)  # below what each item gives
    items = tuple(
        ItemLine(one.title, one.points, *(one.points - most / share for share in (1, 2, 1)))
        for one in edition.items
    )
    whole = sum((one.points for one in edition.items), Decimal(0))
    facts = SheetFacts(
        *("示例党员", "示例责任区", "示例党小组", date(day.year, 1, 1), date(day.year, 12, 31)),
        items,
        Sums(*(whole - most * len(items) / share for share in (1, 2, 1, 1))),
        WORDS,
        grade=edition.grades[0] if edition.grades else None,
        approved=True,
    )
    made = {
        "sheet": lambda: sheet(facts, making),
        "report": lambda: report(facts.group, [facts], making),
        "notice": lambda: notice(Posted((facts,), day, day, "支部组织委员"), making),
    }
    return made[form]()
