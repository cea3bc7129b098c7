"""Several editions in one installation: each from its day on, every one still found by its key, none ambiguous."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.settings import SettingsError, StorageSettings
from handlers.regulation import Edition, EditionError, Editions
from tests.bot.test_settings import KEY
from tests.handlers.regulation.drafts import changed, write

DAY = timedelta(days=1)


def own(folder: Path, since: date, name: str = "ours") -> Path:
    """A branch's own edition, in force from a day on."""
    begins = ("in_force_from = 2021-03-04", f"in_force_from = {since}")
    return write(
        folder, changed(('key = "seven_duties"', f'key = "{name}"'), begins), f"{name}.toml"
    )


def refused(names: str) -> list[str]:
    with pytest.raises(EditionError) as error:
        Editions.load(names)
    return error.value.problems


def in_settings(names: str) -> list[str]:
    with pytest.raises(SettingsError) as error:
        StorageSettings.load({"ZRQ_DATA_KEY": KEY, "ZRQ_EDITION": names})
    return error.value.problems


def test_each_holds_until_the_next_one_comes(tmp_path: Path) -> None:
    since = date(2026, 7, 1)
    editions = Editions.load(f" {own(tmp_path, since)} , seven_duties ")
    assert editions.on(since - DAY).key == "seven_duties"
    assert editions.on(since).key == "ours"
    assert [one.key for one in editions.after(since - DAY)] == ["ours"]
    assert editions.after(since) == []


def test_every_one_is_found_by_its_key(tmp_path: Path) -> None:
    editions = Editions.load(str(own(tmp_path, date(2021, 3, 4))))
    found = [editions.named(key) for key in ("ours", "drilling_crew", "x")]
    assert [one and one.key for one in found] == ["ours", "drilling_crew", None]


def test_ones_own_of_a_packaged_name_is_ones_own(tmp_path: Path) -> None:
    file = write(tmp_path, changed(('title = "党员责任区制度"', 'title = "我们的"')))
    found = Editions.load(str(file)).named("seven_duties")
    assert found
    assert found.title == "我们的"


def test_two_of_one_day_are_refused_although_a_later_one_follows(tmp_path: Path) -> None:
    later = own(tmp_path, date(2022, 1, 1))
    assert [text.split(" ")[0] for text in refused(f"seven_duties,wubao_liangbao,{later}")] == [
        "seven_duties.toml",
        "wubao_liangbao.toml",
    ]


def test_the_same_one_twice_is_refused() -> None:
    assert refused("seven_duties,seven_duties") == ["重复了：seven_duties"]


@pytest.mark.parametrize("names", ["", " , "])
def test_none_is_refused(names: str) -> None:
    assert refused(names) == ["没有写用哪一份制度文本"]


def test_everything_wrong_with_all_of_them_is_said(tmp_path: Path) -> None:
    bad = write(tmp_path, changed(("points = 20", "points = 21")))
    assert len(refused(f"{bad},{tmp_path / 'missing.toml'},nine")) == 3


def test_settings_take_several(tmp_path: Path) -> None:
    names = f"seven_duties,{own(tmp_path, date(2999, 1, 1))}"
    assert StorageSettings.load({"ZRQ_DATA_KEY": KEY, "ZRQ_EDITION": names}).edition == names


def test_settings_refuse_what_is_not_in_force_yet(tmp_path: Path) -> None:
    [problem] = in_settings(str(own(tmp_path, date(2999, 1, 1))))
    assert problem.startswith("ZRQ_EDITION：制度文本有问题。这一天还没有生效的制度文本")


def test_settings_refuse_two_of_one_day() -> None:
    [problem] = in_settings("seven_duties,wubao_liangbao")
    assert "seven_duties.toml 的 in_force_from：和另一份同一天生效" in problem
    assert "wubao_liangbao.toml 的 in_force_from" in problem


def test_the_default_is_the_published_one() -> None:
    settings = StorageSettings.load({"ZRQ_DATA_KEY": KEY})
    assert Editions.load(settings.edition).on(date(2026, 3, 12)) is Edition.load("seven_duties")
