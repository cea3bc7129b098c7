"""Settings that would burden people against the rules in force: refused with the rule, or named where the published text says so (domain.md §6.3, §7)."""

import re
from collections.abc import Iterator
from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from handlers.regulation import relief_wording as wording
from handlers.regulation.figures import Figures
from handlers.regulation.lines import Place
from handlers.regulation.reading import place

if TYPE_CHECKING:
    from handlers.regulation.edition import Edition

FORBIDDEN = (
    (re.compile(r"排名|排行|名次|排位|末位|[红黑]榜|通报批评|点名通报|晒单"), wording.RANKING),
    (re.compile(r"打卡|签到"), wording.CHECK_IN),
    (re.compile(r"在线时间|(?:在线|学习|登录|浏览|使用)时长"), wording.ONLINE),
    (re.compile(r"拍照|照片|留痕|截图|截屏|定位|轨迹|录像"), wording.TRACES),
    (re.compile(r"笔记|心得体会|篇数|字数|[\d一二三四五六七八九十几]篇"), wording.NOTES),
    (
        re.compile(
            r"积分|点赞|转发量|次数|条数|登录|活跃度|使用率|安装率|阅读率|已读|(?:回复|响应)速度"
            r"|每[次条篇个][加扣计得记]"
        ),
        wording.SCORING,
    ),
)
# What says that a thing is not asked for; 不少于 asks for it.
NOT_ASKED = re.compile(r"(?:不(?!少于|低于|足)|无须|无需|禁止|杜绝)[^，。；！？]{0,6}$")
EVENING, NIGHT, MORNING = time(21), time(2), time(6, 59, 59)
MOST_A_DAY, MOST_A_WEEK = 1, 3


class Breach(NamedTuple):
    """A place of the file, the word that stands there, and the rule it breaks."""

    at: Place
    word: str
    rule: str


def refused(edition: "Edition") -> Iterator[tuple[Place, str]]:
    """Each setting that no branch may make, with its place and what to do.

    Words that stand so in a clause they cite are the regulation's own: those are `named` instead.
    """
    for one, published in _said(edition):
        if not published:
            yield one.at, wording.breaks(one.word, one.rule)
    yield from _figures(edition.figures)


def named(edition: "Edition") -> list[str]:
    """What the published text itself asks for against the rules: to be known, not to be refused."""
    clauses = [
        found
        for name, clause in edition.clauses.items()
        for found in _breaches(("clauses", name, "text"), clause.text)
    ]
    taken_over = [one for one, published in _said(edition) if published]
    return [wording.named(place(one.at), one.word, one.rule) for one in (*clauses, *taken_over)]


def _said(edition: "Edition") -> Iterator[tuple[Breach, bool]]:
    """What duties, form items and steps say against a rule, and whether a clause they cite says it so."""
    for number, item in enumerate(edition.items):
        own = "\n".join(edition.clauses[one].text for one in item.clauses)
        said = [("title", item.title), ("full", item.full), *_numbered("aliases", item.aliases)]
        yield from _in_part(("items", number), said, own)
    for table, parts in (("duties", edition.duties), ("steps", edition.steps)):
        for number, part in enumerate(parts):
            said = [("title", part.title), ("by_hand", part.by_hand or "")]
            yield from _in_part((table, number), said, edition.clauses[part.clause].text)


def _in_part(at: Place, said: list[tuple[str, str]], own: str) -> Iterator[tuple[Breach, bool]]:
    for key, text in said:
        for found in _breaches((*at, key), text):
            yield found, found.word in own


def _numbered(key: str, texts: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(key, one) for one in texts]


def _breaches(at: Place, text: str) -> Iterator[Breach]:
    """The first word of each rule that a text breaks.

    >>> [one.word for one in _breaches(("items", 0), "组织学习，不看打卡次数，笔记不少于三篇")]
    ['笔记']
    >>> [one.word for one in _breaches(("items", 0), "每月不少于4次打卡")]
    ['打卡']
    """
    for pattern, rule in FORBIDDEN:
        words = (one for one in pattern.finditer(text) if not NOT_ASKED.search(text[: one.start()]))
        if (first := next(words, None)) is not None:
            yield Breach(at, first[0], rule)


def _figures(figures: Figures) -> Iterator[tuple[Place, str]]:
    if figures.pushes_per_day > MOST_A_DAY:
        yield ("figures", "pushes_per_day"), wording.PER_DAY
    if figures.pushes_per_week > MOST_A_WEEK:
        yield ("figures", "pushes_per_week"), wording.PER_WEEK
    if not all(map(figures.is_quiet, (EVENING, NIGHT, MORNING))):
        late = not figures.is_quiet(EVENING)
        yield ("figures", "quiet_from" if late else "quiet_until"), wording.REST
