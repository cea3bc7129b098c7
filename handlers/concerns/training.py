"""The words by which somebody asks to learn a trade, or to be shown something new [T7]."""

import re

_SELF = r"(?:我们?|咱们?|俺们?|大家|班里|组里|也|还|都|就|很|一直|特别|\s)*"
_TO_LEARN = re.compile(
    _SELF + r"(?:想|打算|希望能?)(?:要|去|再|报名|参加|跟着?师傅|\s)*"
    r"(?:学(?!习|校|生|费|好|会[了过])[学一下点个门着]*[^\s,。了过]{1,12}"
    r"|考[个一本张取]*[^\s,。了过]{1,8}证|[^\s,。了过]{0,8}培训)"
)
_TO_BE_TAUGHT = re.compile(
    r"(?:能不能|能否|能|可不可以|希望|想[请让]|有没有人|有人|谁|什么时候|啥时候)(?:能|可以|来|有人|组织|安排|找人|师傅|再|也)*"
    r"(?:给|跟|教|带|为)?(?:我们?|咱们?|俺们?|大家|班里|组里)?(?:再|也|好好)?"
    r"(?:教(?!育)|讲(?:一?下|讲)|带带|培训|示范)(?:教|讲|一?下|我们?|咱们?|大家|怎么)*[^\s,。]{2,16}"
)
_NO_TRADE = re.compile(  # what is studied or asked of the bot, and no trade
    r"党|政策|精神|文件|制度|条例|章程|理论|思想|责任区|考核|自评|自查|打分|谈心|反映|请假|材料|雷锋|你|您|机器人|工资|规定"
)


def asks_to_learn(plain: str) -> bool:
    """Whether a sentence, as it is compared, asks for training; what others want, and what was learned, does not.

    >>> [asks_to_learn(one) for one in ("想学叉车", "能不能给我们讲讲新系统", "我也想考个电工证")]
    [True, True, True]
    >>> [asks_to_learn(one) for one in ("能教教我们用新系统吗", "什么时候培训数控", "想参加叉车培训")]
    [True, True, True]
    >>> [asks_to_learn(one) for one in ("想学党章", "今天学了叉车", "小周想学数控", "想学习一下")]
    [False, False, False, False]
    >>> [asks_to_learn(one) for one in ("能不能讲讲考核制度", "谁能教教我怎么请假", "你能教我啥")]
    [False, False, False]
    """
    if _NO_TRADE.search(plain):
        return False
    return bool(_TO_LEARN.match(plain) or _TO_BE_TAUGHT.match(plain))
