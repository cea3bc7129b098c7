"""The words by which a bare decision and an order of the branch are known; reviewed by people, tables only."""

import re

# An answer that says what was decided, and neither why nor how
CANNOT_ALONE = re.compile(
    r"(?:这个?|那个?|这事|这件事?)?(?:暂时|现在|目前|实在)?(?:办不了|办不成|解决不了|处理不了|做不到|不能办|没办法|没法(?:办|解决|弄)|[装修换搞弄改补]不[了定成好上起]|暂不办理?|批不了)[了啊呢吧的。!,，\s]*"
)
PASSED_ALONE = re.compile(
    r"(?:已经?|这个?|这件)?(?:给|往)?[转报]给?了?(?:到)?(?:上级|(?:物流)?党?总支|党委)(?:了|吧|办|处理|研究|答复)*[。!,，\s]*"
)
WILL_ALONE = re.compile(
    r"(?:这个?|这事)?(?:可以|同意|行|能办|给办|准了|批了|好的?|收到|知道了|我知道了|办)[了吧的啊。!,，\s]*"
)
NAMED_ABOVE = re.compile(r"上级|党?总支|党委")

# The branch orders: two are one matter; an end that is not its to give; a member has settled it
SAME_MATTER = re.compile(
    r"(?:是|算|就是)?(?:一|同一?)(?:件|个|回|码)(?:事|问题)|同一?(?:件事|问题|回事)|重复了?|合(?:并|到|在)一?(?:起|块|件)?|并(?:到|成|在)"
)
ENDING = re.compile(
    r"(?:请|把|给我?|先|都|全部?|全都|所有|一起|一次性|批量|一键|待?答复|的|那些|这些|反映|事项|诉求|件|都?可以|统统|[,，、。\s])*"
    r"(?:办结|结案|销号|关闭|关掉|关了|清零|清空|结了|完结)(?:了|吧|掉|全部|所有|的|反映|一下|[,，。!\s])*"
)
ON_THE_SPOT = re.compile(
    r"(?:记一?笔[\s:,]*)?当场(?:就)?(?:已经?)?(?:解决|处理|办好?)(?:好|完)?了?"
)
