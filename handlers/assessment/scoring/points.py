"""Points of items in a sentence, exactly as they were typed: never rounded, never a float [M4.4]."""

import re
from decimal import Decimal
from typing import NamedTuple

from handlers.kit.reading.numbers import find_scores, find_total
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition, Item

BASIS = re.compile(r"(?:评分)?(?:依据|根据|理由是?)[:,，：\s是]*")


class Given(NamedTuple):
    """What a sentence gives: points that fit, items whose points do not or are unclear, a total, the words after 依据."""

    points: dict[str, Decimal]
    unclear: tuple[str, ...]
    total: Decimal | None
    basis: str
    head: Utterance  # what stands before all of them: who is meant


def called(item: Item) -> str:
    """What people call an item for short."""
    return (*item.aliases, item.title)[0]


def fits(points: Decimal, item: Item, edition: Edition) -> bool:
    """Whether points are within what the form gives the item, as fine as the edition allows [M4.4].

    >>> edition = Edition.load("seven_duties")
    >>> [fits(Decimal(one), edition.items[0], edition) for one in ("0", "20", "20.01", "18.125", "-1", "17.25")]
    [True, True, False, False, False, True]
    """
    finest = round(points, 0 if edition.scoring.whole_points else 2)
    return 0 <= points <= item.points and points == finest


def given_in(said: Utterance, edition: Edition) -> Given:
    """What is given for which item; what stands after 依据 is words, whatever numbers are in it."""
    found = BASIS.search(said.plain)
    end = found.start() if found else len(said.plain)
    basis = said.part(found.end(), len(said.plain)).trimmed().text if found else ""
    before = said.part(0, end)
    scores = find_scores(before, {one.key: (one.title, *one.aliases) for one in edition.items})
    fitting = {
        key: points
        for key, points in scores.points.items()
        if fits(points, edition.item(key), edition)
    }
    wrong = (key for key in scores.points if key not in fitting)
    total = find_total(before, scores.spans)
    called_so = total and not before.plain[total.start : total.end].isdigit()
    stated = total.value if total and not total.problem and (scores.spans or called_so) else None
    alone = [total.start] if total and stated is not None and not scores.spans else []
    first = min((*alone, *(start for start, _ in scores.spans)), default=end)
    return Given(
        fitting, (*scores.doubtful, *wrong), stated, basis, before.part(0, first).trimmed()
    )
