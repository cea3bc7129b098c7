"""Whether somebody asks for his own record, wants his name out of one, or asks who read it."""

import re

from handlers.kit.capability import Context
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance

ALONE = (
    "我的数据", "我的资料", "我的信息", "我的个人信息", "我的档案", "看我的记录", "看看我的记录", "查我的记录",
    "看我的资料", "看我的信息", "我的隐私",
)  # fmt: skip
MINE_CUES = Cues(
    Cue(
        r"(?:记|存|留|收集|掌握)(?:了|着|下|录)?(?:些)?(?:我|俺)(?:们)?(?:的|些|点|了)*(?:啥|什么|哪些|多少|东西)",
        85,
    ),
    Cue(r"(?:关于|有关)(?:我|俺)(?:个人)?的.{0,4}(?:记录|资料|信息|数据|东西)", 80),
    Cue(
        r"(?:看|查|瞧|调|导|要|发|给|了解|知道).{0,5}(?:我|俺)(?:自己|个人)?的?(?:全部|所有)?(?:资料|信息|数据|记录|档案)(?![^，。,.!！?？\s吧呗了吗嘛行不看一呢啊])",
        75,
    ),
    Cue(
        r"(?:我|俺)(?:自己|个人)?的?(?:资料|信息|数据|记录|档案).{0,3}(?:给我|让我|我)(?:看|查|瞧|发)",
        80,
    ),
    Cue(r"(?:我|俺)的(?:资料|信息|数据|记录|档案)(?:都|里)?(?:有|是)(?:哪些|啥|什么)", 80),
    Cue(
        r"(?:^|\s)(?:里面|系统里|你那|你这)?(?:还)?(?:有没有|有)(?:什么|啥)?(?:我|俺)的(?:记录|资料|信息|档案|东西)(?:吗|没|么|呢|不)?$",
        80,
    ),
    Cue(
        r"(?:我|俺)(?:这边|这儿|这里|现在|名下)?(?:都|还|一共)?有(?:些|点)?(?:啥|什么|哪些|多少)(?:条)?(?:记录|资料|信息)",
        80,
    ),
    Cue(r"(?:我|俺)被(?:你们|系统)?(?:记|存|收集)(?:了|下|着)?(?:些|点)?(?:啥|什么|哪些|多少)", 80),
    Cue(
        r"(?:关于|有关)(?:我|俺).{0,4}(?:你们|系统|都|你).{0,3}(?:记|存|留|收集|写)(?:了|着|下)", 80
    ),
    Cue(
        r"(?:你们|你|系统)(?:都|到底|里)?写(?:了|着)(?:些)?(?:我|俺)(?:些|的)?(?:啥|什么|哪些)", 80
    ),
    Cue(r"谁|删|清|改|错|不对|有误|不符|不属实|不准|反了|混了|说明|异议", -60),
)
READ_ALONE = (
    "谁看过我",
    "谁看过我的",
    "谁查过我",
    "谁查过我的",
    "谁看过",
    "谁查过",
    "谁看了我",
    "谁查了我",
)
READ_CUES = Cues(
    Cue(
        r"(?:谁|哪个|哪位|哪些人|有没有人|有人).{0,6}(?:看|查|翻|调|读|动|打开)(?:过|了|阅过?).{0,2}(?:我|俺)"
        r"(?:们)?(?:自己|个人)?(?:的?(?:记录|资料|信息|数据|档案|谈心|谈话|反映|隐私|事|情况|内容|东西|名字)|那|了|没|吗|么|呢|啊|$|[\s，。?？!！])",
        98,
    ),
    Cue(
        r"(?:我|俺)的?(?:资料|信息|数据|记录|档案|谈心|反映).{0,4}(?:谁|哪些人|哪个|有没有人|有人).{0,4}(?:看|查|翻|读)",
        98,
    ),
    Cue(
        r"(?:谁|哪些人|有没有人|有人).{0,2}(?:偷看|偷偷看|看|查|翻)(?:我|俺)的?(?:记录|资料|信息|数据|档案|谈心|反映)",
        98,
    ),
    Cue(
        r"(?:我|俺)(?:那|这)(?:个|条|件)?(?:谈心|反映|记录|事)(?:都|被)?(?:谁|哪些人|有没有人|有人)(?:看|查|翻)",
        98,
    ),
    Cue(
        r"(?:书记|组长|领导|支部|委员|党员|他|她)(?:们)?(?:有没有|是不是)?(?:看|查|翻)过?(?:了)?(?:我|俺)的?(?:记录|资料|信息|数据|档案)(?:了)?(?:没有?|吗|么|不)",
        98,
    ),
    Cue(r"(?:谁|哪些人|有没有人|有人).{0,4}(?:看|查|翻|读)(?:过|了).{0,3}[cdjnst]\s?-?\s?\d", 98),
)
FORGET_CUES = Cues(
    Cue(r"(?:删|去|抹|划|拿|撤)(?:掉|除|了|去)?.{0,8}(?:我|俺)的?(?:名|姓)", 85),
    Cue(r"(?:我|俺)的?(?:名字?|姓名).{0,5}(?:删|去|抹|划|拿|撤)(?:掉|除|了)", 85),
    Cue(r"(?:名字|姓名).{0,4}(?:删|抹|划|拿)(?:掉|除|了)", 55),
    Cue(
        r"把(?:我|俺)从?(?:谈心|谈话|t-?\d+)(?:记录)?(?:里|中|里面)?(?:给)?(?:删|去|抹|划|拿)(?:掉|除|了)",
        85,
    ),
    Cue(r"(?:删|删除|删掉|去掉|抹掉)(?:我的)?.{0,4}t\s?-?\s?\d", 90),
    Cue(r"t\s?-?\s?\d+.{0,6}(?:删|去掉|抹掉)", 85),
    Cue(r"说明|声明", -60),
)
ERASE_CUES = Cues(
    Cue(
        r"(?:删|清)(?:掉|除|空|了|光)?.{0,3}(?:我|俺)的?(?:全部|所有|一切|个人)*的?(?:资料|信息|数据|记录|谈心|谈话|档案|东西|内容)",
        98,
    ),
    Cue(
        r"(?:我|俺)的?(?:全部|所有|一切|个人)*的?(?:资料|信息|数据|记录|谈心|谈话|档案|东西|内容).{0,3}(?:全|都|统统)?(?:给我)?(?:删|清)(?:掉|除|空|了|光)",
        98,
    ),
    Cue(r"(?:删|清)(?:掉|除|空|了)?.{0,8}c\s?-?\s?\d|c\s?-?\s?\d{1,6}.{0,8}(?:删|清)(?:掉|除|了)", 98),
    Cue(r"(?:删|清)(?:掉|除|空|了)?.{0,6}(?:自查|自评)(?:的)?(?:草稿|稿)|(?:自查|自评)(?:的)?(?:草稿|稿).{0,4}(?:删|清)", 98),
    Cue(r"(?:删|清)(?:掉|除|空|了)?.{0,8}(?:对话|聊天|会话|没填完|草稿箱)|(?:对话|聊天记录?|会话|没填完).{0,4}(?:删|清)(?:掉|除|空|了)", 98),
    Cue(r"别人|他的|她的|说明|声明|谁", -98),
)  # fmt: skip
TALK_WITH_US = re.compile(r"对话|聊天|会话|没填完")
DRAFT = re.compile(r"自查|自评")
ONLY_TALKS = re.compile(r"谈心|谈话")
KEEPS = re.compile(r"不删|别删|留着|保留|除了")


def hears_mine(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody wants to see what is held about himself (V17)."""
    return 100 if said.says(*ALONE) else MINE_CUES.weigh(said)


def hears_who_read(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody asks who read his records."""
    return 100 if said.says(*READ_ALONE) else READ_CUES.weigh(said)


def hears_forget(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody wants his own name out of what is held."""
    return FORGET_CUES.weigh(said)


def hears_erase(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody wants gone what he wrote himself, or all that can go."""
    return ERASE_CUES.weigh(said)


def keeps(said: Utterance) -> bool:
    """Whether the numbers named are those that are to stay."""
    return bool(KEEPS.search(said.plain))


def numbers_of(said: Utterance, letter: str) -> tuple[int, ...]:
    """The public numbers of one kind that are named, such as those of talks ("T")."""
    return tuple(number for kind, number in case_numbers(said) if kind == letter)
