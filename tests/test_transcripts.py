"""Whole conversations: the demo's story under every edition, and what the READMEs show."""

import re
from pathlib import Path

import pytest

from bot.demo import run, story_under
from bot.demo_wording import EVERYBODY
from handlers.regulation import Edition, packaged
from tests.chatting import Chat

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
SHOWN = re.compile(r"```chat\n(.*?)```", re.DOTALL)


def test_the_story_goes_as_written(chat: Chat) -> None:
    chat(story_under(Edition.load("seven_duties")))


@pytest.mark.anyio
@pytest.mark.parametrize("key", packaged())
async def test_the_demo_plays_under_every_edition(
    key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(once=True, port=0, names=key) == 0
    told = capsys.readouterr().out
    assert f"《{Edition.load(key).title}》还不完整" in told or not Edition.load(key).incomplete


@pytest.mark.anyio
async def test_the_demo_plays_a_whole_year_of_assessment(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await run(once=True, port=0, names="seven_duties", cycle=True) == 0
    seen = capsys.readouterr().out.partition(EVERYBODY)[2]
    workers = seen.partition("—— 张伟 ——")[2].partition("——")[0]
    assert "有异议" in workers
    assert "90 分" not in workers


@pytest.mark.anyio
async def test_nobody_is_assessed_in_the_demo_by_a_text_that_breaks_off(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await run(once=True, port=0, names="wubao_liangbao", cycle=True) == 2
    assert "不能用来考核" in capsys.readouterr().err


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(shown, id=f"{readme.stem}-{number}")
        for readme in READMES
        for number, shown in enumerate(SHOWN.findall(readme.read_text(encoding="utf-8")), start=1)
    ],
)
def test_what_a_readme_shows_is_what_happens(chat: Chat, shown: str) -> None:
    chat(shown)


@pytest.mark.parametrize("readme", READMES, ids=lambda file: file.name)
def test_every_readme_shows_a_conversation(readme: Path) -> None:
    assert SHOWN.search(readme.read_text(encoding="utf-8"))
