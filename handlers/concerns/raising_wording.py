"""What is said while somebody raises a concern."""

from collections.abc import Sequence

from handlers.concerns.wording import BRANCH, CATEGORIES
from storage.vocabulary import ConcernCategory, Identity

ASK_TEXT = "想反映什么？一句话说清楚：什么事、在哪儿、多久了。"
TEXT_NOT_READ = "我没看到要反映的事。一句话说清楚就行，或回复「取消」。"
NAMED, CONFIDENTIAL = "写名", "只让支部知道"
NO_NAMELESS = (
    "要匿名，请另发一条，以「匿名」两个字开头，后面写内容：那样从头到尾不记是谁发的。刚才这句没有记下，也没有告诉任何人。\n"
    "不用匿名，就去掉这两个字再说一遍，选「2 只让支部知道」，责任党员、组长和承办部门看不到您的姓名。"
)
NAMELESS_ASKED = (
    "这件事还没记下。要匿名，请回复「取消」，再另发一条以「匿名」开头的：那样不记是谁发的。"
    "不用匿名，回复 1 或 2；「2 只让支部知道」时，责任党员、组长和承办部门看不到您的姓名。"
)
NO_OFFENCES = "这类事我不收，也不会记下。请找支部纪检委员或上级纪检当面说。"
STILL_NOTHING = "这件还没有记下，也没有告诉任何人。不反映了回复「取消」；要接着反映，回复 1 或 2。"
BOTH_MODES = (
    "写名：支部、您的责任党员和承办部门看到您的姓名。\n"
    "只让支部知道：支部的人知道是您；责任党员、组长和承办部门看不到姓名。\n"
    "您点名反映的人，看不到这件反映。"
)
WHO_LEARNS_ASKED = (
    f"{BOTH_MODES}\n这件还没有记下。回复 1 写名，2 只让支部知道；不反映了回复「取消」。"
)
WHO_LEARNS = f"{BOTH_MODES}\n想好了，直接把事说给我就行，我会先问您选哪种。"
ONE_AT_A_TIME = (
    "一件一件来：先说前面这件「{words}」，回复数字我就记下。刚才这句还没有记，记完这件请再说一遍。"
)
CHOOSE_IDENTITY = "回复数字选一个，我就记下；不想反映了回复「取消」。"
NAMES_LEFT_OUT, NAMES_KEPT = "不写职工姓名", "写上，已问过本人"
ONE_WORKER = "一名职工"
NOBODY_ABOVE = (
    "这件事按规矩不能交给它提到的人，而这里还没有设上级受理人，所以没有记下。\n"
    "您可以当面或书面向上级党组织反映。"
)
REPEATED_NOTE = "（反映过多次）"
NOT_ABOUT = "不是反映{whom}，交支部"


def who_will_know(
    handler: str, *, about_somebody: bool, watched: bool = True, for_others: bool = False
) -> str:
    """In plain words who learns the raiser's name; `watched` when somebody else answers for his area."""
    if handler != BRANCH:
        return (
            f"写名：{handler}和承办部门看到您的姓名。\n"
            f"只让{handler}知道：承办部门看不到姓名，支部也看不到。"
        )
    if for_others and not watched:
        return (
            "写名：支部看到是您反映的；替职工反映的，不带职工姓名。\n"
            "只让支部知道：支部的人知道是您，承办部门看不到姓名。"
        )
    named = "支部和承办部门" if about_somebody or not watched else "支部和责任党员"
    return (
        f"写名：{named}看到您的姓名。\n"
        "只让支部知道：支部的人知道是谁，责任党员、组长和承办部门看不到姓名。"
    )


def ask_identity(
    first_words: str, category: ConcernCategory, routed: str, known: str, more: str
) -> str:
    """One tap: what was understood, where it goes, and who will see the name."""
    understood = f"要反映的（{CATEGORIES[category]}）：{first_words}{more}"
    return "\n".join(part for part in (understood, routed, known) if part)


def identity_choices(handler: str, whom: str) -> tuple[str, ...]:
    """The choices; a way back to the branch when the sentence only mentions somebody of it."""
    confidential = CONFIDENTIAL if handler == BRANCH else f"只让{handler}知道"
    return (NAMED, confidential, NOT_ABOUT.format(whom=whom)) if whom else (NAMED, confidential)


def kept_from(whom: str) -> str:
    """It is about somebody of the branch."""
    return f"这件事提到{whom}，不会交给{whom}，{whom}也看不到。"


def goes_above(whom: str, handler: str) -> str:
    """It is about the secretary."""
    return f"这件事提到{whom}，不经支部，直接交{handler}，支部看不到。"


def ask_names(first_words: str, category: ConcernCategory, names: Sequence[str]) -> str:
    """A responsible member speaks for others: their names are left out unless they agreed."""
    return (
        f"要替大家反映的（{CATEGORIES[category]}）：{first_words}\n"
        f"支部看到是您替人反映的。里面有{'、'.join(names)}的名字，不写也能办，要写请先问过本人："
    )


def recorded(
    code: str,
    category: ConcernCategory,
    how: str,
    handler: str,
    days: int,
    hours: int,
) -> str:
    """It has a number, and this is what comes next."""
    return (
        f"已记下 {code}（{CATEGORIES[category]}，{how}）。"
        f"已转给{handler}，按规定 {days} 个工作日内答复；解决没解决由您说了算。\n"
        f"查进度，回复「我的反映」。{hours} 小时内可以「撤回 {code}」。"
    )


def hazard_recorded(code: str, how: str, handler: str) -> str:
    """Somebody may be hurt: the site comes first."""
    return (
        f"已记下 {code}（安全，急，{how}），已马上通知{handler}。\n"
        "现场先办三件事：人先离开，拉上警戒，马上报当班负责人。\n查进度，回复「我的反映」。"
    )


def how_named(identity: Identity, handler: str, *, keep_names: bool | None) -> str:
    """Whose name is shown to whom, in a few words."""
    if keep_names is not None:
        return WITH_NAMES if keep_names else WITHOUT_NAMES
    if identity is Identity.NAMED:
        return NAMED
    return CONFIDENTIAL if handler == BRANCH else f"只让{handler}知道"


WITHOUT_NAMES, WITH_NAMES = "没写职工姓名", "写了职工姓名"
ECHO = "记下的是：{words}"
CUT_NOTE = "您说的有点长，记下了前 {kept} 个字（到「{tail}」为止），余下的请再发一条。"


def cut_note(kept: str) -> str:
    """More was said than is kept, and where it ends."""
    return CUT_NOTE.format(kept=len(kept) - 1, tail=kept.rstrip("…")[-6:].replace("\n", " "))
