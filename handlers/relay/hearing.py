"""How sure it is that a sentence is about a notice that is passed on [T5]."""

from handlers.kit.capability import Context
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.relay import passing, reading, wording

NAMED, SURE, LIKELY, FAIR = 115, 100, 90, 60


def hears_send(said: Utterance, ctx: Context) -> int:
    """「传达：…」, 「请各责任区传达…」, 「通知各责任人：…」."""
    if said.says(*wording.SEND_ALONE):
        return SURE
    if not any(one in said.plain[: reading.HEAD] for one in reading.VERBS):
        return 0
    if reading.STATUS.fullmatch(said.plain) or reading.ASKED.fullmatch(said.plain):
        return 0
    other = reading.CORRECTED.match(said.plain, said.begin()) or reading.WAITING.search(said.plain)
    if other or reading.sent_in(said) is None:
        return 0
    mine, marked = Deed.SEND_NOTICE.open_to(ctx.actor), ":" in said.plain[: reading.HEAD]
    return NAMED if mine else FAIR if marked else 0  # who sends none tells of one: 夜班没传达


def hears_passed(said: Utterance, ctx: Context) -> int:
    """「已传达」, 「W-0001 维修组传达了」; 「都说了」 only of who has something to pass on."""
    if not _may_pass(said, ctx) or not reading.says_passed(said, _names(ctx)):
        return 0
    if reading.notice_numbers(said) or reading.SAYS_PASS.search(said.plain):
        return NAMED
    return LIKELY if passing.to_pass_on(ctx) else 0


def hears_not_passed(said: Utterance, ctx: Context) -> int:
    """「维修组还没传达」."""
    if not _may_pass(said, ctx) or not reading.says_not_yet(said, _names(ctx)):
        return 0
    if reading.notice_numbers(said) or reading.SAYS_PASS.search(said.plain):
        return NAMED
    return LIKELY if any(one.heard for one in passing.mine(ctx)) else 0


def hears_question(said: Utterance, ctx: Context) -> int:
    """「W-0001 工人问：加班费怎么算」, 「他们问加班费怎么算」 of who was given a notice lately."""
    found = reading.ASKED.fullmatch(said.plain)
    if found is None or not Deed.PASS_NOTICE_ON.open_to(ctx.actor):
        return 0
    if found["code"]:
        return NAMED
    return SURE if passing.recent(ctx) else 0


def hears_show(said: Utterance, ctx: Context) -> int:
    """「传达情况」, 「W-0001」, 「还有啥要传达的」."""
    if reading.notice_numbers(said) and reading.ONLY_CODE.fullmatch(said.plain):
        return NAMED - 1
    if reading.WITHOUT_NUMBER.fullmatch(said.words()) and Deed.SEND_NOTICE.open_to(ctx.actor):
        return NAMED
    return SURE if any(p.fullmatch(said.words()) for p in (reading.STATUS, reading.WAITING)) else 0


def hears_withdraw(said: Utterance, _ctx: Context) -> int:
    """「收回 W-0001」."""
    short = len(said.plain) <= reading.LONGEST_WORD
    named = reading.notice_numbers(said) and reading.TAKEN_BACK.search(said.plain)
    return NAMED if named and short and not reading.CORRECTED.match(said.plain) else 0


def hears_correct(said: Utterance, _ctx: Context) -> int:
    """「更正 W-0001：…」."""
    return NAMED + 1 if reading.CORRECTED.match(said.plain, said.begin()) else 0


def _may_pass(said: Utterance, ctx: Context) -> bool:
    """What costs next to nothing to ask of every sentence."""
    return len(said.plain) <= reading.LONGEST_WORD and bool(ctx.actor.areas)


def _names(ctx: Context) -> list[str]:
    return [ctx.roster.areas[one].name for one in ctx.actor.areas]
