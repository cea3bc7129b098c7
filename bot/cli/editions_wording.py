"""What `zerenqu edition` says."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.kit.wording import day
from handlers.regulation import packaged

HELP = "制度文本：打印一份来改，检查本单位自己的一份，比较两份。"
CHECK = "检查一份制度文本（TOML），不改设置，也不动数据。"
PRINT = "打印自带的一份，存成自己的文件再改：文件名和里面的 key 要一样。"
KEY = "、".join(packaged())
DIFF = "比较两份制度文本：换了以后，对谁有什么变化。"
ONE_OF_TWO = "自带的名字（如 seven_duties），或本单位的 .toml 文件"
FILE = "制度文本文件，文件名要是“key.toml”；或自带的名字"
WITH_DATA = "再看看换成它以后，数据库里现有的数据哪里合不上；只看，不改"
UNUSABLE = "这份制度文本用不了，没有比较："
WRONG = "制度文本有问题，没有采用。请改好下面这些再试："
COMMA = "、"


def broken(problems: Sequence[str]) -> list[str]:
    """Everything that is wrong with it, each with file and key."""
    return [WRONG, *problems]


def unusable(problems: Sequence[str]) -> list[str]:
    """One of two that cannot be compared."""
    return [UNUSABLE, *problems]


def titled(title: str, since: date) -> str:
    """What it is called, and since when it holds."""
    return f"{title}，{since.year}年{day(since)}起生效。"


def counted(*, clauses: int, duties: int, steps: int) -> str:
    """How much of each there is."""
    return f"条款 {clauses} 条，任务 {duties} 项，考核 {steps} 步。"


def graded(items: int, points: Decimal, grades: Sequence[str]) -> str:
    """The form and the grades."""
    return f"考核表 {items} 项，共 {points.normalize():f} 分；等次：{COMMA.join(grades)}。"


def incomplete(why: str) -> str:
    """An edition whose source breaks off."""
    return f"还不完整（{why}）：可以看、可以问，不能用来考核。补全后删掉 incomplete 一行。"


def by_hand(titles: Sequence[str]) -> str:
    """What the software leaves to people."""
    return f"由支部线下做的任务：{COMMA.join(titles)}。"


def use_it(name: str) -> str:
    """How to put it to use."""
    return f"文本本身没有问题。要采用：设置 ZRQ_EDITION={name}，再重启服务；几台服务器一起用时，每台都要放同样的一份。"


def sentence(words: str) -> str:
    """As a line of its own."""
    return f"{words}。"
