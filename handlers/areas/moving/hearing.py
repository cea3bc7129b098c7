"""Who changes teams, leaves, or becomes a full member, in one sentence [D7]."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.areas.skeleton import D, meant_by, reduce
from handlers.kit.capability import Context
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from storage.vocabulary import PersonChangeKind, Role

MOVES = r"调到|调去|调往|调入|调整到|转到|转去|转入|分到|换到|安排到"
GOES = "去"  # only from a day on, or to work there: otherwise somebody is just on his way
FOR_GOOD = r"办?离职|退休|辞职"
AWAY = r"调走|调出|调离|离开(?:公司|单位|厂里?)?"  # from here, not from a team
SOME_DAY = (
    r"离厂|离岗|不干|走人?"  # only from a day on: otherwise he left for today, or will not do it
)
LEAVES = f"{FOR_GOOD}|{AWAY}|{SOME_DAY}"
STAYS = rf"(?:暂不|先不|不用|不|取消)(?:{LEAVES})"
CONFIRMED = r"按期转正|转正|转为正式党员|成为正式党员"
MARK = re.compile(r"调|转|换到|离|退休|辞职|不干|走|分到|换到|安排到|去")
MOVED = re.compile(rf"(?:{MOVES})[^PAD]{{0,2}}A(?!的P)")
STARTS = re.compile(r"从D|D[^PA]*?起|开始|以后|上班|工作")
WENT = re.compile(rf"(?:{GOES})[^PAD]{{0,2}}A(?!的P)")
LEFT = re.compile(rf"P.*?(?:{FOR_GOOD})|^(?!.*A).*P.*?(?:{AWAY})")
QUIT = re.compile(rf"^(?!.*A).*P.*?(?:{SOME_DAY})")
FROM = re.compile(r"从D|D[^PA]*?起|开始|以后")
SOON = re.compile("要|就")  # and no day
STAYED = re.compile(rf"P.*?(?:{STAYS})")
FULL_MEMBER = re.compile(rf"P.*?(?:{CONFIRMED})")
SPOKEN = re.compile(
    rf"{MOVES}|{GOES}|{STAYS}|{LEAVES}|{CONFIRMED}|从|自|起|开始|以后|到|就|要|已经|正式|把|将|由|同志|师傅|上班|工作|手续|[的了吧来在于]"
)
ASKS = re.compile(r"[谁吗么?？]|哪[个位]|是不是|有没有|怎么|咋|什么时候|啥时候|能不能|可以")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence says of it, as far as it does."""

    kind: PersonChangeKind | None
    people: tuple[Mention, ...]
    teams: tuple[str, ...]
    since: date | None
    doubtful_days: tuple[date, ...]
    rest: str


def hears_change(said: Utterance, ctx: Context) -> int:
    """How sure it is that a sentence tells of such a change; only of the branch it is one."""
    if Role.BRANCH not in ctx.actor.roles or not MARK.search(said.plain) or ASKS.search(said.plain):
        return 0
    heard = hear(said, ctx)
    return 90 if heard.kind and len(heard.people) == 1 and not heard.rest else 0


def hear(said: Utterance, ctx: Context) -> Heard:
    """What a sentence tells; looked for only once in a message."""
    return ctx.once(("areas.moving", said), lambda: _hear(said, ctx))


def _hear(said: Utterance, ctx: Context) -> Heard:
    teams = sorted(ctx.roster.team_names.values())
    reduced = reduce(said, teams, ctx)
    meant = [meant_by(token, ctx.today) for _, token in reduced.days]
    return Heard(
        kind=_kind(reduced.text),
        people=tuple(reduced.people),
        teams=reduced.names,
        since=next((day for day, _ in meant if day), None),
        doubtful_days=next((days for day, days in meant if not day), ()),
        rest=reduced.without(SPOKEN),
    )


def _kind(skeleton: str) -> PersonChangeKind | None:
    if MOVED.search(skeleton) or (WENT.search(skeleton) and STARTS.search(skeleton)):
        return PersonChangeKind.MOVED
    if FULL_MEMBER.search(skeleton):
        return PersonChangeKind.FULL_MEMBER
    if STAYED.search(skeleton):
        return PersonChangeKind.STAYED
    left = LEFT.search(skeleton) or (QUIT.search(skeleton) and FROM.search(skeleton))
    return PersonChangeKind.LEFT if left and (D in skeleton or not SOON.search(skeleton)) else None
