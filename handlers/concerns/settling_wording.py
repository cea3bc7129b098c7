"""What is said about matters that are settled on the spot."""

from handlers.concerns.wording import CATEGORIES
from storage.vocabulary import ConcernCategory

TITLE, ABOUT = "当场解决", "责任区里的事当场办好了，记一笔就行，不用上报。"
EXAMPLES = ("当场解决 C-0001",)
WORD, LABEL = "当场解决", "当场解决了"
UNREPORTED = "当场解决了，不用上报"
ON_THE_SPOT = "当场解决了。"
WHICH = (
    "请带上编号，比如「当场解决 C-0001」。还没报的，直接把事说给我，再选「当场解决了，不用上报」。"
)


def counted(category: ConcernCategory) -> str:
    """Nothing went up."""
    return (
        f"好的，记作当场解决 1 件（{CATEGORIES[category]}），没有上报，内容和姓名都没有留。"
        "当事人觉得没解决，他自己随时还可以反映。"
    )


def settled(code: str) -> str:
    """Its raiser is asked."""
    return f"好的，{code} 记作当场解决，会问提出人解决了没有；他说没解决，支部会再看。"


def cannot(code: str) -> str:
    """It is not his, or it has an answer."""
    return (
        f"{code} 不能记作当场解决：只有本责任区、写了名、还没答复的可以。看进展，回复「{code}」。"
    )


def by_member(name: str) -> str:
    """Who says so, as its raiser reads it."""
    return f"责任党员{name}"
