"""What is said about a template that cannot be used."""

from collections.abc import Sequence

UNREADABLE = "模板文件打不开：请看一下它在不在、能不能读。"
TOO_LARGE = "模板太大（文件不超过 4 MB，解开不超过 40 MB）。请把里面的大图片去掉。"
BROKEN = "模板读不懂：请确认是 Word 的 .docx，花括号成对，for 有 endfor，if 有 endif。"
TOO_DEEP = "模板里一层套一层的重复太多，最多三层。"
WRITINGS = {
    "Call": "运行代码的写法",
    "Filter": "竖线“|”",
    "Getitem": "方括号“[ ]”",
    "Compare": "比较大小",
    "Const": "直接写的文字或数字",
}
OTHER = "计算、赋值一类的写法"


def refused(kind: str) -> str:
    """It holds what could compute."""
    found = WRITINGS.get(kind, OTHER)
    return f"模板的花括号里有{found}。为了安全，只能写字段名、for 重复和 if 取舍，比如 {{{{ 姓名 }}}}。"


def unknown(field: str) -> str:
    """It asks for a field that does not exist."""
    return f"模板里的字段“{field}”没有。能用哪些字段，运行 zerenqu assessment template-fields 看。"


def lacks(fields: Sequence[str]) -> str:
    """What every document must say."""
    named = "、".join(f"{{{{ {one} }}}}" for one in fields)
    return f"模板里少了 {named}：每份文件都要写明依据和给谁、做什么用。"
