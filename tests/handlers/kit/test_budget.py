"""The push budget: whatever happens, nobody is told more than once a day and three times in seven days."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.budget import MOST_LINES, joined, may_go
from handlers.kit.lengths import byte_length
from handlers.kit.pushes import BUDGETED
from storage.vocabulary import SHANGHAI, PushKind

START = datetime(2026, 3, 9, tzinfo=SHANGHAI)
WEEK = timedelta(days=7)

wishes = st.lists(st.timedeltas(timedelta(0), timedelta(days=40)), max_size=60)
limits = st.tuples(st.integers(1, 4), st.integers(1, 7))


def ask(history: list[datetime], now: datetime, limit: tuple[int, int] = (1, 3)) -> datetime:
    return may_go(history, now, per_day=limit[0], per_week=limit[1])


@given(wishes, limits)
def test_no_history_of_wishes_breaks_the_budget(
    after: list[timedelta], limit: tuple[int, int]
) -> None:
    """Each wish goes out at the moment it is given, however far away that is."""
    went: list[datetime] = []
    for wish in sorted(after):
        moment = max(START + wish, *went[-1:]) if went else START + wish
        while (allowed := ask(went, moment, limit)) > moment:
            moment = allowed
        went.append(moment)
    per_day, per_week = limit
    for one in went:
        same_day = [other for other in went if other.date() == one.date()]
        week = [other for other in went if one <= other < one + WEEK]
        assert len(same_day) <= per_day
        assert len(week) <= per_week


@given(wishes, st.timedeltas(timedelta(0), timedelta(days=45)), limits)
def test_the_answer_is_never_too_late(
    after: list[timedelta], now: timedelta, limit: tuple[int, int]
) -> None:
    """A minute earlier it would not have been allowed, and asked again at that moment it is."""
    history, moment = [START + one for one in after], START + now
    history = [one for one in history if one <= moment]
    allowed = ask(history, moment, limit)
    assert ask(history, allowed, limit) == allowed
    if allowed > moment:
        before = max(moment, allowed - timedelta(minutes=1))
        assert ask(history, before, limit) > before


def test_one_a_day_by_the_calendar_of_shanghai() -> None:
    evening = datetime(2026, 3, 12, 20, tzinfo=SHANGHAI)
    assert ask([evening], evening + timedelta(hours=3)) == datetime(2026, 3, 13, tzinfo=SHANGHAI)
    morning = datetime(2026, 3, 13, 7, tzinfo=SHANGHAI)
    assert ask([evening], morning) == morning


def test_three_in_any_seven_days() -> None:
    told = [START + timedelta(days=day, hours=9) for day in (0, 2, 4)]
    assert ask(told, START + timedelta(days=5)) == told[0] + WEEK
    assert ask(told, told[0] + WEEK) == told[0] + WEEK


@given(wishes, st.timedeltas(timedelta(0), timedelta(days=45)), limits, st.integers(1, 400))
def test_too_late_lifts_the_limit_of_the_day_and_never_that_of_the_week(
    after: list[timedelta], now: timedelta, limit: tuple[int, int], hours: int
) -> None:
    history, moment = [START + one for one in after], START + now
    over = moment + timedelta(hours=hours)
    days, weeks = limit
    in_week = ask(history, moment, (len(history) + 1, weeks))
    both = ask(history, moment, limit)
    found = may_go(
        history, moment, per_day=days, per_week=weeks, too_late=lambda when: when >= over
    )
    assert found == (in_week if in_week < over <= both else both)
    told = may_go(
        history,
        moment,
        per_day=days,
        per_week=weeks,
        too_late=lambda when: when >= over,
        must_be_told=True,
    )
    assert told == (moment if in_week >= over else found)


def test_a_clock_that_was_set_back_gives_nothing_more() -> None:
    told = [START + timedelta(days=1, hours=9)]
    assert ask(told, START + timedelta(days=1, hours=7)) == START + timedelta(days=2)


def test_what_is_waited_for_has_no_budget() -> None:
    assert set(PushKind) - set(BUDGETED) == {
        PushKind.URGENT,
        PushKind.ANSWER,
        PushKind.AWAITED,
        PushKind.CHANGE,
        PushKind.SPARING,
        PushKind.CONTINUATION,
    }


def test_what_waited_is_said_in_short_lines() -> None:
    assert joined(["学习通知 S-0001：周五\n1 详情  2 请假", "自查还有 14 天截止"]) == (
        "攒了 2 件事，一起告诉您：\n· 学习通知 S-0001：周五\n· 自查还有 14 天截止\n"
        "回复「我还有啥没干」看全部。"
    )


def test_however_much_waited_it_fits_into_one_message() -> None:
    text = joined([f"{number} " + "很长的一行" * 300 for number in range(50)])
    assert byte_length(text) <= 2000
    assert f"还有 {50 - MOST_LINES} 件" in text
