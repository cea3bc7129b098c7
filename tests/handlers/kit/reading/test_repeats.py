"""Rules for days, heard on Thursday 2026-03-12."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.reading.repeat_readers import find_repeat
from handlers.kit.reading.repeats import LAST, Repeat, Unit
from handlers.kit.reading.utterance import Utterance
from handlers.regulation.calendar import WorkdayCalendar

TODAY = date(2026, 3, 12)
FRIDAY = date(2026, 3, 13)
KNOWN = WorkdayCalendar.packaged()
RULES = {
    "每月第一个周三下午": Repeat(Unit.MONTH, (2,), nth=1, part="afternoon"),
    "每个月最后一个星期五": Repeat(Unit.MONTH, (4,), nth=LAST),
    "每月5号下午3点": Repeat(Unit.MONTH, day=5, at=time(15), part="afternoon"),
    "每月月底": Repeat(Unit.MONTH, day=LAST),
    "每周一上午9点": Repeat(Unit.WEEK, (0,), at=time(9), part="morning"),
    "每個禮拜三": Repeat(Unit.WEEK, (2,)),
    "每周二、周四": Repeat(Unit.WEEK, (1, 3)),
    "每周一三五": Repeat(Unit.WEEK, (0, 2, 4)),
    "每周一9点": Repeat(Unit.WEEK, (0,)),
    "每两周的周五": Repeat(Unit.WEEK, (4,), 2, FRIDAY),
    "每隔一周的周五": Repeat(Unit.WEEK, (4,), 2, FRIDAY),
    "隔周周五": Repeat(Unit.WEEK, (4,), 2, FRIDAY),
    "每季度末": Repeat(Unit.QUARTER),
    "每天班前": Repeat(Unit.WORKDAY, part="before_shift"),
    "每个工作日早上8点": Repeat(Unit.WORKDAY, at=time(8), part="morning"),
    "每天晚上": Repeat(Unit.DAY, part="evening"),
}


@pytest.mark.parametrize(("raw", "rule"), RULES.items(), ids=RULES)
def test_a_rule_is_heard(raw: str, rule: Repeat) -> None:
    found = find_repeat(Utterance.of(f"小组{raw}学习"), TODAY)
    assert found is not None
    assert found.repeat == rule
    assert found.start == 2


def test_an_hour_that_must_be_asked_stays_with_the_rule() -> None:
    found = find_repeat(Utterance.of("每周一9点"), TODAY)
    assert found is not None
    assert found.clock is not None
    assert found.clock.choices() == (time(9), time(21))


@pytest.mark.parametrize(
    "raw",
    ["每月初", "每月32号", "每周一次", "每周学习", "每人", "上周三", "每月第一个", "每0周的周五"],
)
def test_what_names_no_day_is_no_rule(raw: str) -> None:
    assert find_repeat(Utterance.of(raw), TODAY) is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Repeat(Unit.WEEK),
        lambda: Repeat(Unit.WEEK, weekdays=(7,)),
        lambda: Repeat(Unit.WEEK, weekdays=(2, 1)),
        lambda: Repeat(Unit.WEEK, weekdays=(2,), every=2),
        lambda: Repeat(Unit.MONTH, weekdays=(2,)),
        lambda: Repeat(Unit.MONTH, day=32),
        lambda: Repeat(Unit.DAY, day=3),
    ],
)
def test_a_rule_that_does_not_fit_is_none(wrong: Callable[[], Repeat]) -> None:
    with pytest.raises(ValueError, match="no such rule"):
        wrong()


@given(
    st.sampled_from(list(RULES.values())),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_a_stretch_cut_in_two_has_the_same_days(
    rule: Repeat, after: date, first: int, second: int
) -> None:
    between = after + timedelta(days=first)
    until = between + timedelta(days=second)
    whole = rule.occurrences(after, until, KNOWN)
    assert whole == sorted(set(whole))
    assert whole == rule.occurrences(after, between, KNOWN) + rule.occurrences(
        between, until, KNOWN
    )
