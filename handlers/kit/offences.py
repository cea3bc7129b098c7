"""Words that tell what somebody did wrong: discipline, the law and safety have their own channels (domain.md §6.3, rule 9)."""

import re
from collections.abc import Iterable

from handlers.kit.reading.roster import Mention
from handlers.kit.reading.strangers import strangers_called
from handlers.kit.reading.utterance import Utterance

PERSON_TITLES = re.compile(
    r"副?书记|[班组队工段科处厂站]长|主任|经理|领导|干部|支?委员|调度(?!台|室|系统)|主管|[\u4e00-\u9fff]工(?=老|总|骂)|老师傅"
)
# Discipline and the law
_OFFENCES = (
    r"(?:喝酒|酗酒|喝醉|赌博|赌钱|(?:上班|当班|夜班|岗上)[^,。]{0,6}(?:打牌|打麻将|睡觉)|吸毒|嫖|偷(?!懒|工|偷)|盗窃|贪污|受贿|行贿|索贿|挪用|[吃拿]回扣|收(?:了|过|受)?[^,。\s]{0,8}(?:红包|好处|礼|烟酒|回扣|钱)|送(?:了|过)?[^,。\s]{0,6}红包"
    r"|打(?:了)?人|打架|斗殴|家暴|出轨|作风(?:有|不)|违法|违纪|犯罪|诈骗|骗(?:了)?[^,。\s]{0,4}钱|吃空饷|虚报|造假|私分|公款|倒卖|性?骚扰|猥亵|睡岗|吸食|酒驾)"
)
OFFENCE = re.compile(_OFFENCES)
OFFENCE_SAID_OF = re.compile(r"(?:(?!被|让|丢|[没未不]有?|说|怕)[^,。;!?]){0,8}?" + _OFFENCES)
# What breaks a rule of the work, or runs somebody down; beside a name it is kept nowhere
UNSAFE = re.compile(
    r"违章|违规|违反|三违|(?:没有?|不|未)(?:按[^,。]{0,4})?(?:正确)?(?:戴|系|穿|佩戴)|抽烟|吸烟|误操作|操作失误|蛮干|冒险作业|私自|擅自"
)
RUNS_DOWN = re.compile(
    r"迟到|早退|旷工|脱岗|离岗|串岗|打瞌睡|玩手机|打游戏|偷懒|磨洋工|怠工|消极|不服从|不听(?:劝|指挥|安排|话|招呼)|顶撞|顶嘴|不干活|不上心|不负责|不配合|推诿|出错|弄坏|搞坏"
    r"|态度(?:很|太)?(?:差|不好|恶劣)|(?:表现|干得|技术|能力|觉悟|思想)(?:很|太|比较)?(?:差|不好|不行|落后|有问题)|后进|落后|闹事|闹情绪|发牢骚|不合格|完不成|没完成|受(?:了)?处分|被处分"
)

_FAULT = rf"(?:{UNSAFE.pattern}|{RUNS_DOWN.pattern}|{OFFENCE.pattern})"
FAULT = re.compile(_FAULT)
NOT_DONE = re.compile(  # 零违章, 没有人迟到, 劝他别喝酒
    rf"(?:零|无|没有?|未|杜绝|避免|防止?|防范|预防|拒绝|反|不准|严禁|禁止|远离|别|不要|不许|少|勿|莫|不再|戒)(?:人|任何|一[起次]|出现|发生|再|去|在|上班|随便)*(?={_FAULT})"
)


def tells_of_an_offence(said: Utterance, mentions: Iterable[Mention]) -> bool:
    """Whether it says of a person that he broke discipline or the law: such matters have their own channel.

    The deed has to follow the person closely; what was done to him, and what nobody is named for, is no such
    accusation.
    """
    if OFFENCE.search(said.plain) is None:
        return False
    return any(OFFENCE_SAID_OF.match(said.plain, end) for _, end in people_in(said, mentions))


def people_in(said: Utterance, mentions: Iterable[Mention]) -> list[tuple[int, int]]:
    """Where it names somebody, by his name, by his title, or as colleagues call each other."""
    named = [(one.start, one.end) for one in mentions if one.candidates]
    titles = [found.span() for found in PERSON_TITLES.finditer(said.plain)]
    return [*named, *titles, *strangers_called(said.plain)]


def tells_of_a_fault(plain: str) -> bool:
    """Whether any fault is told of at all: what is to be learned, and was, is put without one.

    >>> [tells_of_a_fault(one) for one in ("能独立上岗，零违章", "改掉迟到的毛病")]
    [False, True]
    """
    return FAULT.search(without_denied(plain)) is not None


def blames_by_name(said: Utterance, mentions: Iterable[Mention]) -> bool:
    """Whether any fault is told of beside somebody's name: what is read by many is written without one of the two."""
    return tells_of_a_fault(said.plain) and any(one.candidates for one in mentions)


def without_denied(plain: str) -> str:
    """With blanks for the faults that were not, or are not to be: 零违章, 没有人迟到."""
    told = NOT_DONE.sub(blank, plain)
    for done in NOT_DONE.finditer(plain):
        fault = FAULT.match(plain, done.end())
        if fault:
            told = told[: fault.start()] + blank(fault) + told[fault.end() :]
    return told


def blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
