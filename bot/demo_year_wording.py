"""What the demo says around its year."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.simulator.chats import LineKind
from bot.told import Told
from handlers.kit.wording import day

NOTE = "\n——"
INTRODUCTION = """责任区助手 · 一年
2026年1月1日到下一年1月初，一天一天过：每句话都加密后走企业微信的回调接口，到点该做的都到点做。
时间是演示用的，人物是虚构的，数据在临时目录里，退出就删。"""
STORY_DONE = "一年演完了，每一步都对上了。"
EVERYBODY = "\n各人这一年："


def month(at: datetime) -> str:
    """The heading of a month."""
    return f"{at.year}年{at.month}月"


def month_over(number: int, said: int, pushed: int, seconds: float) -> str:
    """One month has passed."""
    return f"\n[{number}月过完：发来 {said} 句，推送 {pushed} 条，已用 {seconds:.0f} 秒]"


def figures(lines: Mapping[LineKind, int], told: Told | None) -> str:
    """What one person got in a year."""
    said, answered, pushed = (
        lines.get(one, 0) for one in (LineKind.SAID, LineKind.ANSWER, LineKind.PUSH)
    )
    counts = f"发出 {said} 句，收到回复 {answered} 条、推送 {pushed} 条"
    if told is None:
        return f"{counts}。"
    months = "、".join(
        f"{number}月 {count}" for (_, number), count in sorted(told.by_month().items())
    )
    most, since = told.longest_week()
    begins = f"（{day(since)}起）" if since else ""
    return f"{counts}（{months}）；最多的七天 {most} 条{begins}。"


def budget(broken: int, in_time: int) -> str:
    """Whether anybody was pushed too much."""
    if broken:
        return f"推送超过了上限：{broken} 次。"
    return f"推送没有超过每天 1 条、每周 3 条（不算回音和紧急的；怕误事提前说的 {in_time} 次）。"


def archive(name: str, index: Sequence[str]) -> str:
    """An archive of an area, and what its index lists."""
    listed = "\n".join(f"  {one}" for one in index)
    return f"\n{name}，目录：\n{listed}"


def written(folder: str, seconds: float) -> str:
    """Where everything is."""
    return f"\n每个人看到的写在 {folder}（每人一个网页，加上管理档案）。用了 {seconds:.0f} 秒。"
