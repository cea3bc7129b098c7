"""When a raiser is asked whether a promise was kept is a figure of the edition [T1]."""

from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest

from handlers.kit.capability import Capability
from handlers.kit.routines import Missed
from handlers.regulation import Edition
from tests.chatting import Chat

PROMISED = """
    张伟> 食堂夜班饭老是凉的
    张伟> 2
    张伟> 1
    孙国栋> C-0001 下周一改
    孙国栋> 1
"""
ASKED = "推送 张伟> C-0001 支部承诺 3月16日（周一）落实，改了吗？"


@dataclass
class OtherTime:
    """An edition in which it is asked at another time."""

    edition: Edition
    at: time

    def __call__(self, _day: date) -> Edition:
        figures = self.edition.figures.model_copy(update={"promise_asked_at": self.at})
        return self.edition.model_copy(update={"figures": figures})


@pytest.mark.parametrize(
    ("at", "before", "then"), [(time(10, 40), "10:39", "10:40"), (time(8, 20), "08:19", "08:20")]
)
def test_it_is_asked_at_the_time_of_the_edition(
    chat: Chat, at: time, before: str, then: str
) -> None:
    chat.parts.desk.edition_on = OtherTime(Edition.load("seven_duties"), at)
    chat(PROMISED)
    chat("@ 2026-03-16 18:00")
    chat(f"@ 2026-03-17 {before}")
    chat.new_pushes("张伟")
    assert not [one for one in chat.pushes("张伟") if "改了吗" in one]
    chat(f"@ 2026-03-17 {then}\n{ASKED}")


def test_a_figure_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no figure asked_at"):
        Capability("odd", "怪").every(
            at_figure="asked_at",
            missed=Missed.LATEST,
            late=timedelta(hours=1),
            urgency=None,
            stops="never",
        )
