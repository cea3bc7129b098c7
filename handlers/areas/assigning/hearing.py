"""What one sentence of the branch decides: who, which area, from when, in whose place [D5 D7].

What a sentence says beside people, areas and days must be words of deciding and nothing else, so that a story about an
area is never taken for a decision.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.areas.assigning.branch import teams_without_area
from handlers.areas.assigning.deciding import How
from handlers.areas.board import open_areas
from handlers.areas.skeleton import P, Skeleton, meant_by, reduce
from handlers.kit.capability import Context
from handlers.kit.policy import Deed
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance

TAKES = (
    r"代管|代为负责|代为|暂管|兼管|分管|接手|接管|接替|代替|负责|牵头|顶替|顶上|包保|[管带包接替]"
)
GIVES = r"改由|改成|改为|换成|换为|移交给|交接给|交给|转给|交|换"
NOT_ANY_MORE = r"不再|不用再|不用|卸任|交出|免去|不(?!是)|别"
TOGETHER = r"一起|一同|共同|也|同时"
ADDED = r"加上|再加|增加|加派"
AND = r"[、和跟与同及]"
SPOKEN = re.compile(
    rf"{TAKES}|{GIVES}|{NOT_ANY_MORE}|{TOGETHER}|{ADDED}|{AND}|由|让|派|安排|指定|请|归|叫|给|从|自|起|开始|以后|今后|之后"
    r"|到|至|截止|为止|止|先|暂时|临时|期间|支委会议?|支部会议?|党支部|支部|会议?上|(?:开会|会议|会)(?=\s*(?:研究|决定|同意|定))"
    r"|研究|决定|同意|定下来|定下|定[了的]?"
    r"|责任区|责任党员|责任人|负责人|班组|这个|那个|原来|现在|继续|还是|把|将|[的了吧来去就是为还有着]|调整|业务联系|业务相关|业务|临近|邻近"
)
ASKS = re.compile(r"[谁吗么?？]|哪[个位]|是不是|有没有")
DECIDES = re.compile(rf"{TAKES}|{GIVES}|{NOT_ANY_MORE}|{ADDED}|由|归")
TELLS = re.compile(  # 带维修组去, 交给维修组, 归维修组管, 由维修组派来, 换到维修组: a story, or the wrong way round
    r"A(?:一起|一同|全体|[的都过])*[去来]|(?:交给|转给|[由归]|[接换]到)A(?!P)"
)

TAKERS_FIRST = re.compile(rf"P(?:{AND}?P)*(?=[^P]*?(?:接替|代替|顶替|替|接)P)")
TAKERS_LAST = re.compile(rf"P(?:{AND}P)*[^P]*?(?:{GIVES}|给|由|让)(P(?:{AND}P)*)")
LEAVING = re.compile(
    rf"(?:免去|不用|(?:{NOT_ANY_MORE})[由让是归叫请派用])(P(?:{AND}P)*)"
    rf"|(P(?:{AND}P)*)(?:从|自|D|起|以后|开始|就|先|[\s,，])*(?:{NOT_ANY_MORE})"
)
ALSO = re.compile(rf"{ADDED}|P也")
IN_PLACE = re.compile(rf"{GIVES}|接替|代替|顶替|接手|接管|P接|替P")
HOLDS = re.compile(rf"{TAKES}|卸任|交出|免去")
FORMERLY = re.compile(r"原来|原先|本来")
CARELESS = re.compile(r"不管|别|不(?![再用])")  # 王强不管维修组 may be a complaint
FROM_NOW = re.compile(r"不再|不用|[了起D]|以后|今后|卸任|交出|免去")
INTERIM = re.compile(r"代管|代为|暂|临时|先[管带]|顶")
SITE = re.compile(
    r"[,，\s]*在(?P<site>[\u4e00-\u9fffa-z0-9#-]{1,16}?(?:井场|井|工地|项目部|场站|基地|驻地))"
)
LINKED = re.compile(r"业务")
MEETING = re.compile(
    r"(?:支委会|支部会|会议|开会|会上?)[的在是于]*D|D[的]?(?:支委会|支部会|会议|开会|会)"
)
LAST_DAY = re.compile(r"[到至]D|截止到?D|D(?:为止|截止|止)")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence says, as far as it says it; `rest` is what it says beside."""

    areas: tuple[str, ...] = ()
    taking: tuple[Mention, ...] = ()
    leaving: tuple[Mention, ...] = ()
    how: How | None = None
    together: bool = False
    since: date | None = None
    until: date | None = None  # the first day after it
    decided_on: date | None = None
    interim: bool = False
    linked: bool = False
    site: str = ""
    doubtful_days: tuple[date, ...] = ()
    decides: bool = False
    shift: str = ""  # behind the area: a part of it that is no area yet
    rest: str = ""


def hears_decision(said: Utterance, ctx: Context) -> int:
    """How sure it is that a sentence decides who answers for an area."""
    if not Deed.PROPOSE_ASSIGNMENT.open_to(ctx.actor):
        return 0  # for whoever may not it is no command, and need not be read
    if not DECIDES.search(said.plain) or ASKS.search(said.plain):
        return 0
    heard = hear(said, ctx)
    named = heard.areas and (heard.taking or heard.leaving)
    return 90 if named and heard.decides and not heard.rest else 0


def hear(said: Utterance, ctx: Context) -> Heard:
    """What a sentence decides, or adds to a decision; looked for only once in a message."""
    return ctx.once(("areas.hear", said), lambda: _hear(said, ctx))


def _hear(said: Utterance, ctx: Context) -> Heard:
    at = SITE.search(said.plain)
    if at is not None:
        said = Utterance(
            *(text[: at.start()] + text[at.end() :] for text in (said.text, said.plain))
        )
    reduced = reduce(
        said, [*(area.name for area in open_areas(ctx)), *teams_without_area(ctx)], ctx
    )
    skeleton = reduced.text
    taking, leaving = _sides(skeleton, reduced.people)
    days = _days(reduced, said, ctx.today)
    rest = reduced.without(SPOKEN)
    shift = rest if any(one.shift == rest for one in ctx.roster.people.values()) else ""
    return Heard(
        areas=reduced.names,
        taking=taking,
        leaving=leaving,
        how=_how(skeleton, taking, leaving),
        together=re.search(TOGETHER, skeleton) is not None,
        interim=INTERIM.search(skeleton) is not None,
        linked=LINKED.search(skeleton) is not None,
        site=at["site"] if at else "",
        decides=_decides(skeleton, taking, leaving),
        shift=shift,
        rest="" if shift else rest,
        since=days.since,
        until=days.until,
        decided_on=days.decided_on,
        doubtful_days=days.doubtful,
    )


def _sides(
    skeleton: str, people: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Who takes the area, and who is named only as the one before him."""
    places = [place for place, letter in enumerate(skeleton) if letter == P]

    def within(start: int, end: int) -> tuple[Mention, ...]:
        return tuple(one for one, place in zip(people, places, strict=True) if start <= place < end)

    if gone := LEAVING.search(skeleton):
        leaving = within(*gone.span(1 if gone[1] else 2))
        return tuple(one for one in people if one not in leaving), leaving
    for pattern, group in ((TAKERS_FIRST, 0), (TAKERS_LAST, 1)):
        if found := pattern.search(skeleton):
            taking = within(*found.span(group))
            return taking, tuple(one for one in people if one not in taking)
    return tuple(people), ()


def _decides(skeleton: str, taking: Sequence[Mention], leaving: Sequence[Mention]) -> bool:
    """Whether it decides something, and does not tell how things were, or what somebody does."""
    if not DECIDES.search(skeleton) or TELLS.search(skeleton):
        return False
    how = _how(skeleton, taking, leaving)
    if how is How.RELEASED:
        return HOLDS.search(skeleton) is not None and (
            not CARELESS.search(skeleton) or FROM_NOW.search(skeleton) is not None
        )
    return how is How.INSTEAD or not FORMERLY.search(skeleton)


def _how(skeleton: str, taking: Sequence[Mention], leaving: Sequence[Mention]) -> How | None:
    if leaving and not taking:
        return How.RELEASED
    if ALSO.search(skeleton):
        return How.BESIDE
    if leaving or IN_PLACE.search(skeleton):
        return How.INSTEAD
    return None


@dataclass
class _Days:
    since: date | None = None
    until: date | None = None
    decided_on: date | None = None
    doubtful: tuple[date, ...] = ()


def _days(reduced: Skeleton, said: Utterance, today: date) -> _Days:
    """The first day, the last day and the day of the meeting; a day that is none of these two is the first."""
    meeting, last = MEETING.search(reduced.text), LAST_DAY.search(reduced.text)
    found = _Days()
    for place, day in reduced.days:
        if meeting and meeting.start() <= place < meeting.end():
            past = find_days(said.part(day.start, day.end), today, Lean.PAST)
            found.decided_on = past[0].day if past else None
            continue
        sure, doubtful = meant_by(day, today)
        if last and last.start() <= place < last.end():
            found.until = sure + timedelta(days=1) if sure else None
        elif sure:
            found.since = found.since or sure
        else:
            found.doubtful = doubtful
    return found
