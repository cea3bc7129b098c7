"""Settings that would burden people against the rules are refused, each with its place, its line and the rule (domain.md §6.3, §7)."""

from pathlib import Path

import pytest

from handlers.regulation import Edition, EditionError, packaged, relief
from tests.handlers.regulation.drafts import changed, seven_duties, write


def figure(name: str, before: str, after: str) -> list[tuple[str, str]]:
    return [(f"{name} = {before}", f"{name} = {after}")]


WORDS = {
    "学习笔记篇数": "减负若干规定",
    "心得体会": "减负若干规定",
    "每季三篇": "减负若干规定",
    "积分": "第 4 条",
    "打卡次数": "强制打卡",
    "每日签到": "强制打卡",
    "在线时长": "第 3 条",
    "学习时长": "第 3 条",
    "拍照留痕": "第 8 条",
    "截图": "第 8 条",
    "到岗定位": "第 8 条",
    "排名": "第 7、8 条",
    "排行榜": "第 7、8 条",
    "红黑榜": "第 7、8 条",
    "末位约谈": "第 7、8 条",
    "谈心次数": "第 4 条",
    "点赞": "第 4 条",
    "每次加2分": "第 4 条",
    "登录": "第 4 条",
    "已读": "第 4 条",
    "响应速度": "第 4 条",
}
FIGURES = {
    "two a day": (figure("pushes_per_day", "1", "2"), "pushes_per_day", "每天最多 1 条"),
    "four a week": (figure("pushes_per_week", "3", "4"), "pushes_per_week", "每周最多 3 条"),
    "late": (figure("quiet_from", "21:00:00", "22:00:00"), "quiet_from", "21:00–07:00"),
    "early": (figure("quiet_until", "07:00:00", "06:30:00"), "quiet_until", "21:00–07:00"),
    "by day": (
        [*figure("quiet_from", "21:00:00", "06:30:00"), *figure("quiet_until", "07:00:00", "21:30:00")],
        "figures",
        "",
    ),
}  # fmt: skip


def problems(tmp_path: Path, changes: list[tuple[str, str]]) -> list[str]:
    with pytest.raises(EditionError) as refused:
        Edition.load_file(write(tmp_path, changed(*changes)))
    return refused.value.problems


@pytest.mark.parametrize("said", WORDS)
def test_a_form_that_asks_for_traces_and_counts_is_refused(said: str, tmp_path: Path) -> None:
    whole = seven_duties().items[0]
    found = problems(tmp_path, [(f'title = "{whole.title}"\npoints', f'title = "{said}"\npoints')])
    assert any(
        "items 第 1 项 title（第 " in one and "请改掉" in one and WORDS[said] in one
        for one in found
    ), found


@pytest.mark.parametrize("name", FIGURES)
def test_figures_that_take_peoples_rest_are_refused(name: str, tmp_path: Path) -> None:
    changes, place, what = FIGURES[name]
    assert any(place in one and what in one for one in problems(tmp_path, changes))


def test_longer_rest_and_what_is_not_asked_for_are_in_order(tmp_path: Path) -> None:
    full = seven_duties().items[0].full
    text = changed(
        ("quiet_until = 07:00:00", "quiet_until = 08:00:00"),
        (f'full = "{full}"', 'full = "情况掌握，不看打卡次数，不要求拍照留痕"'),
    )
    edition = Edition.load_file(write(tmp_path, text))
    assert relief.named(edition) == []


def test_what_the_published_text_asks_for_is_named_and_not_refused(tmp_path: Path) -> None:
    whole = seven_duties()
    clause = whole.clause(whole.items[0].clauses[0])
    text = changed(
        (clause.text, f"{clause.text}每月公布积分。"),
        (f'title = "{whole.items[0].title}"\npoints', 'title = "积分"\npoints'),
    )
    first, second = relief.named(Edition.load_file(write(tmp_path, text)))
    assert first.startswith(f"提醒：clauses.{clause.id}.text 写了“积分”")
    assert second.startswith("提醒：items 第 1 项 title")
    assert "第 4 条" in first
    assert "制度原文，不改也能用" in second


@pytest.mark.parametrize("key", packaged())
def test_no_packaged_edition_breaks_a_rule(key: str) -> None:
    edition = Edition.load(key)
    assert (list(relief.refused(edition)), relief.named(edition)) == ([], [])
