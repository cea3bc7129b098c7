"""Whether a line tells what its writer did, or what somebody else did wrong: the second is kept nowhere [T4 T6].

The text asks the member to keep order and to go ahead with a good example, and is silent about writing others down. So a
fault is kept only as what he did about it, and never beside a name (domain.md §6.3, rules 1 and 9).
"""

import re
from collections.abc import Collection
from enum import Enum

from handlers.kit.offences import FAULT, OFFENCE, UNSAFE, blank, without_denied
from handlers.kit.reading.surnames import ALSO_WORDS, SURNAMES

Span = tuple[int, int]
NEAR = 12  # letters between a person and what he is said to have done
DEED = re.compile(
    r"提醒|制止|阻止|劝|纠正|督促|叮嘱|嘱咐|教|带(?!病)|帮|组织|讲|检查|查[出看找]|排查|整改|处理|解决|调解|协调|化解|安慰|开导|宣传|宣讲|传达|学(?!习不)|练|修|换|清[理扫洗雪]|打扫|扫雪|整理|收集|写[了好]|献血|报(?:警|告|修)|上报"
    r"|顶|替|代|加班|参加|参与|捐|值[班守]|巡|保养|完成|改[好进成了]|做[了好完]|送|买|装[好了上]|陪|看望|慰问|要求|避免|杜绝|消除|叫停|拦|拉[开住]|领着|示范|演示|编写|画|搬|扛|扶|救|护送|主持|支援|义务|带头|主动|牵头"
)
TOWARDS = re.compile(
    r"(?:给|为|陪|和|跟|同|与|向|对|找|请|把)[^,，。\s]{0,3}$"
)  # 给张伟过生日: he did it, and for somebody
CLAUSE_END = re.compile(r"[,，。;；!！?？\n]")
PRONOUN = re.compile(r"他们?|她们?|人家")
_NAME = rf"[{''.join(sorted(SURNAMES - ALSO_WORDS))}](?![了的去来在过着是有没说他她我你和跟与都也还就不被])[\u4e00-\u9fff]"
_STRANGER = rf"(?P<name>{_NAME}(?:(?![了的不没上又今昨被])[\u4e00-\u9fff])??)"
STRANGER_AT_FAULT = re.compile(
    rf"(?:^|[\s,，。;；:：、])(?:今[天早晚]|昨[天晚]|刚才|夜里)?{_STRANGER}(?=(?:今天|昨天|昨晚|又|老是?|总是?|经常|上班|当班|作业时?|干活|在?岗上|在?车间|时|也|不)*{FAULT.pattern})"
)
STRANGER_MET = re.compile(
    rf"(?:提醒|制止|阻止|劝[住说]?|纠正|督促|叮嘱|嘱咐|批评|教育?|帮助?|带|替|拦住?|要求){_STRANGER}(?=了?(?:戴|系|穿|别|不|没|顶|修|学|补|注意|遵守|按|上[班岗]|下班|休|规范|办|违|喝|抽|搬|干|把|做|考|练|在|的|$|[\s,，。;；]))"
)


class Blame(Enum):
    """What a line says of others."""

    NONE = "none"
    SAFETY = "safety"
    DISCIPLINE = "discipline"
    OTHER = "other"


def blame_in(plain: str, people: Collection[Span]) -> Blame:
    """Of what somebody else is blamed; `people` is where somebody is named.

    What the writer did about it may be told (提醒, 制止 …), also of somebody named: his name is then left out. An offence
    beside a name is not, whoever did what about it; nor is a fault that is told first and by which somebody is known, nor
    what only tells how somebody is.

    >>> blame_in("提醒老李戴安全帽", [(2, 4)]), blame_in("制止了一起打架", [])
    (<Blame.NONE: 'none'>, <Blame.NONE: 'none'>)
    >>> blame_in("张三违章没戴安全帽", []), blame_in("老李没戴安全帽 我提醒了", [(0, 2)])
    (<Blame.SAFETY: 'safety'>, <Blame.SAFETY: 'safety'>)
    >>> blame_in("老李上班喝酒被我劝回家", [(0, 2)]), blame_in("劝老李别喝酒", [(1, 3)])
    (<Blame.DISCIPLINE: 'discipline'>, <Blame.NONE: 'none'>)
    >>> blame_in("黄磊工作不积极", [(0, 2)]), blame_in("给黄磊过生日", [(1, 3)])
    (<Blame.OTHER: 'other'>, <Blame.NONE: 'none'>)
    """
    told = without_denied(plain)
    faults = list(FAULT.finditer(told))
    deeds = [found.start() for found in DEED.finditer(FAULT.sub(blank, told))]
    known = [*people, *strangers(plain)]
    if known:
        known += [found.span() for found in PRONOUN.finditer(plain)]
    for fault in faults:
        doer = _doer(plain, fault.span(), known)
        about_it = any(start < (doer or fault.span())[0] for start in deeds)
        offence = OFFENCE.match(told, fault.start()) is not None
        if doer and (offence or not about_it):
            return _of(fault[0])
        if not doer and not deeds:
            return _of(fault[0])
    told_of = [one for one in known if not TOWARDS.search(plain[: one[0]])]
    return Blame.OTHER if told_of and not deeds else Blame.NONE


def strangers(plain: str) -> list[Span]:
    """Where somebody is named whom no roster has: before what he did wrong, or behind what was done about it.

    >>> strangers("张三违章没戴安全帽"), strangers("提醒张三戴安全帽"), strangers("带大家学了新规程")
    ([(0, 2)], [(2, 4)], [])
    """
    found = (*STRANGER_AT_FAULT.finditer(plain), *STRANGER_MET.finditer(plain))
    return sorted({one.span("name") for one in found})


def _doer(plain: str, fault: Span, people: Collection[Span]) -> Span | None:
    """Who is said to have done it: the nearest who is named before it in its clause, or right behind it (违章的老李)."""
    before = [one for one in people if one[1] <= fault[0] and fault[0] - one[1] <= NEAR]
    near = [one for one in before if not CLAUSE_END.search(plain, one[1], fault[0])]
    if near:
        return max(near)
    behind = (one for one in people if 0 <= one[0] - fault[1] <= NEAR)
    return next((one for one in behind if not CLAUSE_END.search(plain, fault[1], one[0])), None)


def _of(fault: str) -> Blame:
    if OFFENCE.fullmatch(fault):
        return Blame.DISCIPLINE
    return Blame.SAFETY if UNSAFE.fullmatch(fault) else Blame.OTHER
