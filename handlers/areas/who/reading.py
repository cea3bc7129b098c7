"""Which area a question is about, and how sure it is that it asks who is responsible."""

import re
from collections.abc import Collection
from datetime import date

from handlers.kit.capability import Context
from handlers.kit.reading.areas import areas_in, areas_named, blanked
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.utterance import Utterance

AREA, TALKS = "责任区", "谈"
ALONE = ("责任区", "责任党员", "责任人", "负责人", "我们组", "谁负责", "谁管", "找谁", "有事找谁")
WHO_IS_IT = re.compile(
    r"谁(?:来|在|是|给我们|给咱们?)?(?:负责|管|包|带|分管|牵头)(?!审|考|打)|(?:哪个|哪位)(?:党员|同志|师傅|人)?(?:来|在)?(?:负责|管|包)"
    r"|(?:归|由|属|靠)(?:谁|哪个|哪位)|(?:责任党员|责任人|负责人|包保人|联系党员)(?:是|叫)?(?:谁|哪个|哪位|啥名)"
    r"|是谁(?:负责|管|的责任区)|谁的责任区|谁是.{0,8}(?:责任党员|责任人|负责人)"
)
WHOM_TO_ASK = re.compile(
    r"(?:有事|有困难|有问题|出了事|遇到事|该|应该|要|能)(?:该|应该|要|能)?(?:去|来)?找(?:谁|哪个|哪位)"
)
IS_IT_HE = re.compile(r"是.{0,6}责任区.{0,6}(?:党员|负责|责任人).{0,3}(?:不|吗|么)")
OURS = re.compile(
    r"我们|咱们?|(?:负责|管|包|联系)我$|我这|我所在|本组|我(?:的)?(?:组|班|责任区|区)|我(?:该|应该|要|是)?[归由属靠]|这(?:个)?(?:组|班|区)|责任区"
)
WHAT_IS_MINE = re.compile(
    r"我(?:现在|眼下|今年|到底)?(?:是|该|要)?(?:负责|管|包|带|联系)(?:的是|着|的)?(?:哪|谁|什么|啥|多少)[个些几位]{0,2}(?:责任区|区|组|班组|班|人|职工|工人|群众)?[呀啊呢的]?"
)
A_RULE = re.compile(
    r"没有?(?:一个)?党员|无党员|规定|制度|条款|谁(?:来)?(?:定|分|划|安排|审|评|打分|考核)|考核|评价|打分|怎么分"
)
WITHOUT_MEMBER = re.compile(
    r"(?:哪个|哪些|哪几个|几个|有没有).{0,2}(?:组|班|班组|责任区)(?:还|现在|眼下)?(?:没有?|缺)(?:本组)?(?:党员|人管|人负责)"
)
IS_COVERED = re.compile(
    r"(?:责任区|都|全|没有?).{0,4}覆盖|^覆盖(?:情况|了吗|没有?|率|清单)|谁(?:还)?没(?:有)?(?:划进|在)责任区"
    r"|(?:哪个|哪些|哪几个|有没有).{0,2}(?:人|党员)(?:还|现在|眼下)?没(?:有)?(?:划进|责任区)|没有?责任区的(?:人|党员)"
    r"|(?:哪个|哪些|哪几个|有没有).{0,2}人(?:还|现在|眼下)?没人(?:管|负责)"
)
JOINING = re.compile(r"入党(?!积极|介绍人|誓词|日|多)")
ASKS_FOR_WAY = re.compile(
    r"找谁|跟谁|和谁|问谁|找哪|怎么(?:办|入|申请|弄)|咋(?:办|入|申请|弄)|向谁|交给谁"
)
A_LIST = re.compile(
    r"一览|列表|公示牌|各组|每个(?:组|责任区|班)|所有(?:组|责任区|班)|全部(?:组|责任区)|都(?:是)?谁|分别"
)
A_WHILE = re.compile(
    r"上个?(?:月|周|星期|礼拜)|前[两几]天|前阵子|[去前]年|以前|之前|过去|原来|(?:1[0-2]|[1-9])月(?:份|底|初)?"
)
MONTHS_APART = 300  # days; two readings of one day are then those of two years
JOINING_WORDS = "的是在从到至和跟与由归"
ASIDE = re.compile(r"想|知道|请?问|查|看|一下|时候?|[那当]天|[上下]午|晚上")
NOTHING_MORE = re.compile(rf"[\W{JOINING_WORDS}负责管包带组班区啊呀呢吗呐]*")
LONG = 18  # characters; a longer sentence tells something and may only end in such a question


def hears_who(said: Utterance, ctx: Context) -> int:
    """How sure it is that somebody asks who answers for an area."""
    plain = said.plain
    if said.says(*ALONE) or WHAT_IS_MINE.fullmatch(said.words()):
        return 100
    if wants_to_join(said):
        return 90
    if A_RULE.search(plain) or A_LIST.search(plain):
        return 0
    if WHO_IS_IT.search(plain):
        known = OURS.search(plain) or areas_named(said, ctx.roster.areas.values())
        return (88 if len(plain) <= LONG else 60) if known else 45
    if WHOM_TO_ASK.search(plain):
        return 65 if len(plain) <= LONG else 45
    return 70 if IS_IT_HE.search(plain) else 0


def hears_coverage(said: Utterance, _ctx: Context) -> int:
    """How sure it is that the proof is wanted: whether everybody is covered, and what is missing."""
    plain = said.plain
    if WITHOUT_MEMBER.search(plain):
        return 90
    if TALKS in plain or A_RULE.search(plain):
        return 0
    return 90 if IS_COVERED.search(plain) else 0


def hears_board(said: Utterance, _ctx: Context) -> int:
    """How sure it is that the whole list is wanted."""
    plain = said.plain
    if A_RULE.search(plain) or not A_LIST.search(plain):
        return 0
    asks = WHO_IS_IT.search(plain) or AREA in plain
    return 85 if asks else 0


def wants_to_join(said: Utterance) -> bool:
    """Whether somebody asks whom to turn to about joining the Party [T3]."""
    return bool(JOINING.search(said.plain) and ASKS_FOR_WAY.search(said.plain))


def days_asked(said: Utterance, names: Collection[str], today: date) -> list[date | None]:
    """The days for which it asks who answers, None for one that is not plain; of what happened on a day it asks now."""
    whole, short = areas_in(said.plain, names)
    rest = blanked(said.plain, ((start, end) for start, end, _ in whole))
    plain = Utterance(rest, rest)  # an area may be called 3号包装组
    days = find_days(plain, today, Lean.PAST)
    ahead = {one.start: one.nearest(today) for one in find_days(plain, today, Lean.FUTURE)}
    shorts = ((start, end) for start, end, _ in short)
    rest = blanked(rest, (*((one.start, one.end) for one in days), *shorts))
    vague = A_WHILE.search(rest)
    for known in (A_WHILE, WHO_IS_IT, OURS, ASIDE):
        rest = known.sub(" ", rest)
    if not NOTHING_MORE.fullmatch(rest, said.begin()):
        return []
    meant = [_nearer(one.nearest(today), ahead.get(one.start), today) for one in days]
    return meant or ([None] if vague else [])


def _nearer(past: date | None, ahead: date | None, today: date) -> date | None:
    """Of a day without its year, 6月30号, the nearer one: what is decided ahead is asked about too."""
    if past and ahead and (ahead - past).days > MONTHS_APART and ahead - today < today - past:
        return ahead
    return past
