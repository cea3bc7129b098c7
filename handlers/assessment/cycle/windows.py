"""The windows of a year's steps: from the edition's calendar, as a sentence changes them, and in the order they keep [M4]."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from handlers.assessment.cycle import wording
from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition
from storage.assessment_words import StepKey
from storage.queries.assessment import CycleView, Window

CAPABILITY = "assessment"
ONE_DAY = timedelta(days=1)
BEGINS = re.compile(r"^(?:起|开始|开放|启动)|^(?:就|再|才)开始")
BEGINS_BEFORE = re.compile(r"(?:从|自|开始(?:改到|改成|改为|时间))\s*$")


class Span(BaseModel):
    """A window in a draft: first and last day, both included."""

    model_config = ConfigDict(frozen=True)

    opens: date
    closes: date

    @property
    def window(self) -> Window:
        """As it is kept."""
        return Window(self.opens, self.closes)


class Change(NamedTuple):
    """What a sentence says of a window; None: it says nothing of that end."""

    opens: date | None
    closes: date | None


def titles_of(edition: Edition) -> dict[StepKey, str]:
    """The steps that are carried out here, in their order; what people do by hand has no window."""
    known = {one.value: one for one in StepKey}
    carried = [one for one in edition.steps if one.capability == CAPABILITY and one.key in known]
    return {known[one.key]: one.title for one in carried}


def calendar_of(edition: Edition, year: int, today: date) -> dict[StepKey, Span]:
    """The windows of a year as the edition has them; what has begun already begins today."""
    spans = {}
    for step in titles_of(edition):
        opens, closes = edition.step(step.value).window(year)
        spans[step] = Span(opens=max(opens, today) if closes >= today else opens, closes=closes)
    return spans


def unfit(spans: Mapping[StepKey, Span], edition: Edition, today: date) -> StepKey | None:
    """The first step whose window is over before it can begin, or begins too early under an edition that forbids it."""
    before: Span | None = None
    for step, span in spans.items():
        early = before is not None and not edition.windows_overlap and span.opens <= before.closes
        if span.closes < today or early or span.opens > span.closes:
            return step
        before = span
    return None


def fitted(
    spans: Mapping[StepKey, Span], step: StepKey, closes: date, edition: Edition, today: date
) -> Span:
    """The window of an unfit step when it ends on that day: it begins as early as it may."""
    steps = list(spans)
    earlier = [spans[one].closes for one in steps[: steps.index(step)]]
    free = max(earlier, default=date.min) + ONE_DAY if earlier else date.min
    soonest = today if edition.windows_overlap else max(today, free)
    kept = spans[step].opens
    begins = kept if soonest <= kept <= closes else soonest
    return Span(opens=begins, closes=closes)


def in_conflict(
    cycle: CycleView, step: StepKey, window: Window, edition: Edition
) -> StepKey | None:
    """The neighbouring step with which a moved window would overlap, where the edition forbids that."""
    if edition.windows_overlap:
        return None
    windows = {**cycle.windows, step: window}
    order = [one for one in StepKey if one in windows]
    for before, after in pairwise(order):
        if step in (before, after) and windows[after].opens <= windows[before].closes:
            return after if step is before else before
    return None


def step_in(said: Utterance, titles: Mapping[StepKey, str]) -> StepKey | None:
    """Which step a sentence names, by its title in the edition or as people call it."""
    for step, title in titles.items():
        if title in said.plain:
            return step
    for step, pattern in wording.STEP_CALLED.items():
        if step in titles and pattern.search(said.plain):
            return step
    return None


def change_in(said: Utterance, today: date) -> Change | None:
    """The days a sentence gives for a window; None when it gives none, or more than two, or one that is doubtful."""
    days = find_days(said, today, Lean.FUTURE)
    sure = [one.day for one in days if one.day and not one.doubt]
    if len(sure) != len(days) or not 1 <= len(sure) <= 2:
        return None
    if len(sure) == 2:
        return Change(sure[0], sure[1])
    return Change(sure[0], None) if _is_beginning(said, days[0]) else Change(None, sure[0])


def names_day(said: Utterance, today: date) -> bool:
    """Whether a sentence names any day, be it one that must be asked about."""
    return bool(find_days(said, today, Lean.FUTURE))


def _is_beginning(said: Utterance, day: Day) -> bool:
    plain = said.plain
    return bool(BEGINS.search(plain[day.end :]) or BEGINS_BEFORE.search(plain[: day.start]))
