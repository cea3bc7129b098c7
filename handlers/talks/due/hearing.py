"""Whether somebody is to be talked with, or was; and on which occasion."""

import re
from collections.abc import Iterable

from handlers.kit.capability import Context
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import TalkTrigger
from handlers.talks.heads import TALKED
from handlers.talks.hosting import area_to_enter
from storage.queries import due_talks

SURE, DONE_FOR = 96, 92
_DUTY = r"该|(?<![主重首])要(?!求)|(?<![记觉显值])得|应当?|需要?|必须"
_LATER = r"明天|后天|下周|下个?月|过[两几]天|回头|改天|抽空|抽时间|找时间|找机会|准备|打算"
_TALK = (
    r"[^,，。;；\s]{0,8}?(?:谈谈|谈一谈|谈一?下|谈心|谈话|谈一?次|谈(?![了过的论判到])|聊聊|聊一聊|聊一?下|聊(?![了过的到])"
    r"|看看|看一看|看一?下|看望|探望|慰问|走访|家访)"
)
VISIT = re.compile(r"看看|看一看|看一?下|看望|探望|慰问|走访|家访")
OUGHT = re.compile(rf"(?:{_DUTY}){_TALK}")
SHOULD = re.compile(
    rf"(?:{_DUTY}|{_LATER}){_TALK}|去(?:看看|看望|探望|慰问)[他她]?(?:一下)?(?=$|[\s,，。])"
)
UNTIL_THE_END = re.compile(r"(?:[一吧了呢啊哈他她]|一下|[\s,，。;；!！])*")
A_REASON = re.compile(  # of no occasion that is known
    r"(?:[一吧了呢啊哈他她]|一下)*[\s,，]+(?!.*[谈聊看访说][了过])[^\s,，。;；!！]{1,8}[\s。!！]*"
)
SAID_BY_SOMEBODY = re.compile(r"说|讲|反映|提出|希望|建议|觉得|认为|想|问")
ASKED = re.compile(r"[?？吗]\s*$|谁|怎么|咋|规定|名单|几次|多少")
ONLY_CORRECTS = re.compile(
    r"(?:不是|不对|错了|[写说弄搞]错|[换改][成为]?|应该?|而是|才是|就是|因为|原因|情形|其实|还有|[是的了他她该和跟与找、,，。;；:：!！\s吧啊])*"
)
_LITTLE = r"(?:那件?事?|这件?事?|该|的|已经|都|我们?|[他她]们?|在?别处|线下|当面|刚才?|去|也|人|家|[\s,，。、了])*"
DONE = re.compile(
    rf"{_LITTLE}(?:[谈聊看访见]|谈话|谈心|看望|探望|慰问|走访|家访)+[过完好]+了?{_LITTLE}(?:不用(?:再)?(?:[记谈看聊去]|提醒)+了?)?"
    rf"|{_LITTLE}不用(?:再)?[谈看聊去访]+了?{_LITTLE}"
)


def enters(said: Utterance, ctx: Context) -> int:
    """「张伟岗位变动了 该谈谈」: somebody, an occasion of the edition, and that it should be done."""
    should = SHOULD.search(said.plain)
    if not should or ASKED.search(said.plain) or case_numbers(said):
        return 0
    if TALKED.search(said.plain, 0, should.start()):  # a talk was told, and the next one is planned
        return 0
    people = ctx.mentions(said)
    if people and occasions_in(said, people, ctx):
        return SURE
    if not only_ought(said, people):
        return 0
    his = (area_to_enter(one, ctx) for each in people for one in each.candidates)
    return SURE if ctx.edition.talk_triggers and any(his) else 0  # why, he is asked


def only_ought(said: Utterance, people: Iterable[Mention]) -> bool:
    """「该和马德福谈谈 退休」: nothing that was held, whatever the reason is called."""
    bare = _without(said.plain, ((one.start, one.end) for one in people))
    ought = OUGHT.search(bare)
    if not ought or TALKED.search(bare, 0, ought.start()):
        return False
    ends = UNTIL_THE_END.fullmatch(bare, ought.end()) or A_REASON.fullmatch(bare, ought.end())
    said_by = SAID_BY_SOMEBODY.search(bare, 0, ought.start()) if ends else None
    return ends is not None and said_by is None


def says_it_is_done(said: Utterance, ctx: Context) -> int:
    """「张伟谈过了」, 「老马去看过了」: about somebody who is waited for, and nothing else."""
    people = ctx.mentions(said)
    if not people:
        return 0
    days = find_days(said, ctx.today, Lean.PAST)
    spans = [*((one.start, one.end) for one in people), *((day.start, day.end) for day in days)]
    if not DONE.fullmatch(_without(said.plain, spans)):
        return 0
    named = {one for each in people for one in each.candidates}
    open_ones = due_talks.waiting(ctx.session, ctx.actor)
    return DONE_FOR if any(one.person_id in named for one in open_ones) else 0


def is_visit(said: Utterance) -> bool:
    """Whether he is to be looked in on, not only talked with."""
    return bool(VISIT.search(said.plain))


def occasions_in(
    said: Utterance, people: Iterable[Mention], ctx: Context
) -> tuple[TalkTrigger, ...]:
    """The occasions a sentence names, by the longest words; none inside a name."""
    plain = _without(said.plain, ((one.start, one.end) for one in people), "\0")
    called = ((word, one) for one in ctx.edition.talk_triggers for word in one.called)
    found: dict[str, TalkTrigger] = {}
    for word, one in sorted(called, key=lambda pair: -len(pair[0])):
        if word in plain:
            plain = plain.replace(word, "\0")
            found[one.key] = one
    return tuple(found.values())


def corrects(said: Utterance, people: Iterable[Mention], occasions: Iterable[TalkTrigger]) -> bool:
    """Whether nothing is said but who is meant, who is not, and why."""
    rest = _without(said.plain, ((one.start, one.end) for one in people))
    for word in sorted((word for one in occasions for word in one.called), key=len, reverse=True):
        rest = rest.replace(word, "")
    return ONLY_CORRECTS.fullmatch(rest) is not None


def _without(plain: str, spans: Iterable[tuple[int, int]], instead: str = "") -> str:
    for start, end in sorted(spans, reverse=True):
        plain = plain[:start] + instead + plain[end:]
    return plain
