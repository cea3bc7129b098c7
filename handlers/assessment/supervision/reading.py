"""What a sentence about supervision says: by which method, of whom, on which day, what was found, good or not [M3]."""

import re
from collections.abc import Iterable
from uuid import UUID

from handlers.assessment.supervision import wording
from handlers.kit.capability import Context
from handlers.kit.reading.cleaning import plain_of
from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.name_forms import may_be_a_word
from handlers.kit.reading.people import Mention
from handlers.kit.reading.strangers import strangers_called
from handlers.kit.reading.utterance import Utterance
from storage.assessment_words import SupervisionMethod

_PATTERNS = {
    SupervisionMethod.SPOT_CHECK: r"(?:重点)?抽查",
    SupervisionMethod.SITE_VISIT: r"实地(?:检视|检查|查看|看|走访)|现场检[视查]|检视",
    SupervisionMethod.REPORT: r"听取?了?(?=[^,，。;；\s]{0,5}汇报)",
    SupervisionMethod.DOCUMENTS: r"(?:查阅|翻阅|查看|查|翻)了?(?:资料|台账|档案)|(?:查阅|翻阅)",
    SupervisionMethod.SUPERVISION: r"(?:平时|日常)?督查",
}
METHOD = re.compile(
    "|".join(f"(?P<{method.value}>{pattern})" for method, pattern in _PATTERNS.items())
)
LEADING = re.compile(  # what is left before the finding: 去 了 的台账
    r"^(?:(?:帮我)?记一?[笔下条][\s:,，。]*)?(?:[我去又在对把了过的\s]*(?=\s|[的了过]))?[的了过\s]*(?:(?:工作)?汇报[:,，\s]*)?"
)
HEAD = 16  # characters before which the day of a look stands
EDGES = " ,，。.:：、;；!！\n\t的了过"
SPACES = re.compile(r"\s+")
CORRECTS = re.compile(r"不是|应?该?是|改[成为到]|日期|方法")
TOGETHER = re.compile(r"[\s,，、]*[和跟与及]?[\s,，、]*")
CLAUSE = re.compile(r"[^\s,，。;；、!！]+[\s,，。;；、!！]*")
PRIVATE = re.compile(  # never written beside a name (domain.md §6.3)
    r"生病|得病|有病|病了|住院|医院|手术|发烧|感冒|怀孕|离婚|[他她]?(?:妈|爸|老婆|老公|爱人|媳妇|孩子)|家里"
    r"|(?:心情|情绪|精神|状态)(?:不|很|有点|低|差|太|波动|消沉)|心不在焉|闹情绪|闹脾气|处分|诫勉|违纪"
)
LEAST = 2  # letters of a finding
FINE = re.compile(
    r"不错|没(?:有|发现|啥|什么)*(?:任何)?(?:问题|毛病|遗漏|缺项|隐患)|无(?:问题|遗漏|缺项|隐患)|没(?:有)?(?:落下|断)|(?:隐患|问题)(?:的)?(?:跟进|整改|处理|排查)"
)
GOOD = re.compile(
    r"及时|到位(?!的?少)|齐全|完整|规范|认真|清楚|整齐|按时|主动|有序|扎实|突出|做得?好|落实了|合格|很好|较好|不少|经常|细致|耐心|带头|积极"
)
BAD = re.compile(
    r"不(?!少|错)|没(?!问题)|未|缺|漏|差|太少|偏少|较少|迟|滞后|乱|过期|应付|敷衍|形式|要改|待改|整改|问题|隐患|拖|欠|弱|松"
)
SAYS_GOOD = re.compile(
    r"(?:是|算|这是)?(?:做得?|表现)?(?:挺|很|蛮|比较)?好的?|好的?方面|正面|优点|表扬"
)
SAYS_BAD = re.compile(r"(?:是|算|这是)?(?:需?要|得|待|有待)改进的?|不好的?|不足|负面|缺点|问题")


def method_in(said: Utterance) -> tuple[SupervisionMethod, tuple[int, int]] | None:
    """The first method that is named, and where.

    >>> method_in(Utterance.of("今天实地检视维修组"))
    (<SupervisionMethod.SITE_VISIT: 'site_visit'>, (2, 6))
    >>> method_in(Utterance.of("听了王强汇报"))[0].value, method_in(Utterance.of("听说要开会"))
    ('report', None)
    """
    found = METHOD.search(said.plain)
    if found is None:
        return None
    return SupervisionMethod(str(found.lastgroup)), found.span()


def day_in(said: Utterance, ctx: Context) -> Day | None:
    """The day of the look: it stands at the beginning; a day by which something is due is none."""
    days = find_days(said, ctx.today, Lean.PAST)
    leading = (one for one in days if one.start <= said.begin() + HEAD and not one.before)
    return next(leading, None)


def tone_of(text: str) -> bool | None:
    """Whether what was found is good; None where the words say both, or neither: it is asked.

    >>> [tone_of(one) for one in ("护栏隐患跟进及时", "记录缺两个月", "记录齐全，谈心太少", "看了记录")]
    [True, False, None, None]
    """
    plain = plain_of(text)
    fine = bool(FINE.search(plain))
    rest = FINE.sub(" ", plain)
    good, bad = fine or bool(GOOD.search(rest)), bool(BAD.search(rest))
    return good if good != bad else None


def tone_said(said: Utterance) -> bool | None:
    """The answer to the question whether it is good."""
    words = said.words()
    if SAYS_BAD.fullmatch(words):
        return False
    return True if SAYS_GOOD.fullmatch(words) else None


def finding_of(
    said: Utterance,
    ctx: Context,
    spent: Iterable[tuple[int, int]],
    member: UUID | None,
) -> tuple[str, bool]:
    """What was found, without what is kept in fields of its own; whether names of others were left out of it.

    The member it is about may be named in it; everybody else becomes 「一名职工」.
    """
    cuts = dict.fromkeys(spent, " ")
    names = {*strangers_called(said.plain)}
    for one in ctx.mentions(said):
        if member in one.candidates:
            names -= {span for span in names if _overlap(span, (one.start, one.end))}
        elif one.certain or not may_be_a_word(said.plain, one.start, one.end):
            names = {span for span in names if not _overlap(span, (one.start, one.end))}
            names.add((one.start, one.end))
    others = {span for span in names if not any(_overlap(span, cut) for cut in cuts)}
    text, words = said.text, {**cuts, **dict.fromkeys(others, wording.ONE_PERSON)}
    for (start, end), word in sorted(words.items(), reverse=True):
        text = f"{text[:start]}{word}{text[end:]}"
    tidy = LEADING.sub("", SPACES.sub(" ", text).strip(EDGES))
    return tidy.strip(EDGES), bool(others)


def beside(said: Utterance, one: Mention, other: Mention) -> bool:
    """Whether two people are named as one: 王强和李红梅."""
    return TOGETHER.fullmatch(said.plain, one.end, other.start) is not None


def only_corrects(said: Utterance) -> bool:
    """「不是李红梅是陈志远」, 「是4月12号」: what was found stays as it is.

    >>> [only_corrects(Utterance.of(one)) for one in ("应该是昨天", "记录缺两个月")]
    [True, False]
    """
    return CORRECTS.match(said.plain, said.begin()) is not None


def without_private(text: str) -> str:
    """What is left of a finding without illness, family, moods and penalties.

    >>> without_private("班前会讲了安全，他妈住院了，上班心不在焉")
    '班前会讲了安全'
    """
    kept = (one[0] for one in CLAUSE.finditer(text) if not PRIVATE.search(plain_of(one[0])))
    return "".join(kept).strip(EDGES)


def says_something(text: str) -> bool:
    """Whether there are words enough for a finding."""
    return sum(map(str.isalnum, text)) >= LEAST


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
