"""How sure it is that a sentence is about a mentoring pair [T7]."""

import re

from handlers.duties.pairs import wording
from handlers.kit.capability import Context
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.statements import asks
from handlers.kit.reading.utterance import Utterance
from storage.duty_words import PairState
from storage.queries import mentoring
from storage.queries.mentoring import LETTER

OWN, SURE, FAIR = 115, 100, 60
LEAD = re.compile(
    r"(?:我)?(?:想|要|来|和|跟|与)?(?:结对(?:帮带|帮扶|子)?|师带徒|帮带结对|签师徒)[\s:,，和跟与]*"
)
TAKES_ON = re.compile(r"(?:我|俺)(?:想|要|来|愿意|准备)?带(?:一?下|着)?")
AIM = re.compile(r"目标(?:任务)?(?:就)?(?:是|为|定为)?[\s:,，]*")
APPRENTICE = re.compile(r"当?(?:徒弟|学徒)|师徒|帮带")
NUMBER = re.compile(r"(?<![a-z0-9])j\s?[-—–_#]?\s?\d{1,6}[\s:,，。、]*")
ONLY_NUMBER = re.compile(r"\s*(?:查?看看?|打开)?\s*j\s?[-—–_#]?\s?\d{1,6}\s*")
SAYS = {
    "no": re.compile(r"(?:我)?(?:不了|不愿意|不想(?:结)?|不结|先不|算了|不同意)[了吧啊]*"),
    "yes": re.compile(r"(?:我)?(?:愿意|同意|可以|行|好的?)[了吧啊的]*"),
    "end": re.compile(
        r"(?:先)?(?:没成|没有成|没达到|没完成|结束|到此为止|不结了|不带了|不跟了|不想(?:跟|带|继续)了?|停了?|散了?)[^\n]{0,40}"
    ),
    "reached": re.compile(
        r"(?:已经?)?(?:成了|达到了?(?:目标)?|完成了?|出师了?)[\s:,，。]*(?P<words>.*)", re.DOTALL
    ),
    "answer": re.compile(r"(?:我的?)?(?:说明|想说|补充|回复)[\s:,，。]*(?P<words>.*)", re.DOTALL),
    "delete": re.compile(r"(?:把|请|帮我)*(?:删|撤回|作废)(?:掉|除|了)?(?:它|吧|了)?"),
}
LIST = re.compile(
    r"(?:我的?|我们的?)?(?:结对帮带|帮带|结对|师徒|师带徒)(?:的)?(?:记录|情况|名单|对子)?|我(?:带|跟)的?(?:谁|徒弟|师傅)"
)


LONGEST_OUT = 20  # letters
OUT = re.compile(r"出师了|带(?:出来|成)了|独立[上顶]岗了")


def hears_pair(said: Utterance, ctx: Context) -> int:
    """「我带小吴，目标是年底前能独立上岗」, 「结对 小吴 目标 …」."""
    plain, begin = said.plain, said.begin()
    if case_numbers(said) or asks(said):
        return 0
    lead = LEAD.match(plain, begin)
    if lead and not plain[lead.end() :].strip():
        return SURE
    if lead and ctx.mentions(said, ctx.roster.people):
        return OWN
    takes = TAKES_ON.match(plain, begin)
    if takes is None or not ctx.mentions(said, ctx.roster.people):
        return 0
    if OUT.search(plain):  # told of a pair there is: its number is wanted
        return 0
    return OWN if AIM.search(plain) or APPRENTICE.search(plain) else 0


def hears_agree(said: Utterance, ctx: Context) -> int:
    """「J-0001 愿意」; the word alone of who is asked."""
    alone = said.says(*wording.YES_WORDS) and asked_of(ctx)
    return OWN if alone or said_of(said, "yes") else 0


def hears_decline(said: Utterance, ctx: Context) -> int:
    """「J-0001 不了」; the word alone of who is asked."""
    alone = said.says(*wording.NO_WORDS) and asked_of(ctx)
    return OWN if alone or said_of(said, "no") else 0


def hears_reached(said: Utterance, _ctx: Context) -> int:
    """「J-0001 成了：能独立顶岗」."""
    return OWN if said_of(said, "reached") else 0


def hears_end(said: Utterance, _ctx: Context) -> int:
    """「J-0001 结束」; also that it came to nothing, of which no more is kept."""
    return OWN if said_of(said, "end") else 0


def hears_answer(said: Utterance, _ctx: Context) -> int:
    """「J-0001 说明 …」."""
    return OWN if said_of(said, "answer") else 0


def hears_delete(said: Utterance, _ctx: Context) -> int:
    """「删掉J-0001」."""
    return OWN if said_of(said, "delete") else 0


def hears_show(said: Utterance, _ctx: Context) -> int:
    """「我的帮带」, a number alone."""
    if numbers_in(said):
        return SURE if ONLY_NUMBER.fullmatch(said.plain) else 0
    if LIST.fullmatch(said.words()):
        return SURE - 10
    return FAIR if OUT.search(said.plain) and len(said.plain) <= LONGEST_OUT else 0


def asked_of(ctx: Context) -> list[int]:
    """The numbers of the pairs this actor is asked for and has not answered."""
    return [
        one.number
        for one in mentoring.seen(ctx.session, ctx.actor)
        if one.mentored_id == ctx.actor.me and one.state is PairState.ASKED
    ]


def said_of(said: Utterance, what: str) -> re.Match[str] | None:
    """What is said of one pair, its number left out; None: it is something else."""
    if len(numbers_in(said)) != 1:
        return None
    return SAYS[what].fullmatch(without_number(said).plain)


def words_of(said: Utterance, what: str) -> str:
    """The words that stand behind it, as they were written."""
    rest = without_number(said)
    found = SAYS[what].fullmatch(rest.plain)
    return rest.text[found.start("words") :].strip() if found else ""


def without_number(said: Utterance) -> Utterance:
    """What is said beside the number."""
    found = NUMBER.search(said.plain)
    if found is None:
        return said
    cut = Utterance.of(f"{said.text[: found.start()]} {said.text[found.end() :]}")
    return cut.trimmed()


def numbers_in(said: Utterance) -> list[int]:
    """The public numbers of pairs that are said."""
    return [number for letter, number in case_numbers(said) if letter == LETTER]
