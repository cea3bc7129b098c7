"""What is said when the branch hands a matter to a department, and when that answers."""

from collections.abc import Iterable
from datetime import date

from handlers.concerns.wording import CATEGORIES
from handlers.kit.wording import dated, day
from storage.vocabulary import ConcernCategory

HAND_OVER, HAND_OVER_ABOUT = "交给承办部门", "把一件反映交给承办部门去办，对方看不到是谁提的。"
HAND_OVER_EXAMPLES = ("C-0001 交给后勤",)
SAY, SAY_ABOUT = "承办回话", "支部交给您办的事，说一句办得怎么样。"
SAY_EXAMPLES = ("C-0001 下周一换",)
PASS_ON, PASS_ON_ABOUT = "转给提出人", "把承办部门的话作为支部的答复，转给提出人。"
PASS_ON_EXAMPLES = ("转给提出人 C-0001",)
PASS_ON_WORDS = ("转给提出人", "转提出人")

NO_NAMES = "不显示是谁提的，文中的姓名略去。"
NAMES_SOMEBODY = "承办人的话里像是有人的姓名，{code} 合并了几位提出人的反映，不能原样转。请用您自己的话答复，不带任何人的姓名。"
NAME_CUT, NUMBER_CUT = "（姓名略）", "（号码略）"
WHICH = "交哪一件？带上编号，比如「C-0001 交给后勤」。"
NOT_YOURS = "{code} 不归您这边交办。"
OVER = "{code} 已经结束，不用再交办。"
ANSWERED = "{code} 已经答复过了，现在等提出人说解决没有，不用再交办。没解决会重新打开，那时再交；答复要改，直接说「{code} 下周一换好」。"
CHANGED = "{code} 刚有了变化，没有交出去。回复「{code}」看看。"
BY_WHO_KNOWS = "{code} 是保密的，只有{name}知道是谁提的，由他交办，免得交到本人手里。"
NAMED_IN_IT = "{code} 说到了{name}，不能交给本人，请换一位。"
NOT_HIM = "{code} 不便交给{name}（可能和本人有关），请换一位。"
NO_HANDLERS = (
    "名单里还没有承办部门。请在人员名单的「职务」一栏写上「承办:后勤」这样的职务，再导入一次。"
)
ASK_WHO = "交给哪一位？"
AMEND = "换哪个部门或哪一位？说名称就行。"
LOOK_LABEL, PASS_LABEL = "看内容", "原话转给提出人"
NOTHING_SAID = "{code} 承办部门还没有新的回话，没有可转的。"
NOT_READ = "没看懂。比如「C-0001 下周一换」，或「C-0001 不归我们管」。"


def unknown(said: str, known: str, code: str) -> str:
    """No such department."""
    return f"名单里没有叫「{said}」的承办部门。现在有：{known}。" + _answer_instead(code)


def nobody_handles(said: str, code: str) -> str:
    """The list has no handler at all."""
    whom = f"承办「{said}」的人" if said else "承办部门"
    return (
        f"名单里没有{whom}，{code} 没有交出去。{_answer_instead(code)}"
        "要能交办，请在人员名单的「职务」一栏写上「承办:后勤」这样的职务，再导入一次。"
    )


def _answer_instead(code: str) -> str:
    return f"直接答复，请说怎么办，比如「{code} 下周一换好」。"


def handler(duty: str, name: str) -> str:
    """A department and who works there."""
    return f"{duty}（{name}）"


def to_hand_over(code: str, to: str, text: str) -> str:
    """What will be handed over, exactly as it will be read."""
    return f"把 {code} 交给{to}办。对方只看到下面这些，看不到是谁提的：\n{text}"


def handed_over(code: str, to: str) -> str:
    """It is on its way."""
    return f"{code} 已交给{to}，会告诉提出人谁在办。对方回了话，我告诉您。"


def for_handler(code: str, category: ConcernCategory) -> str:
    """To the handler, once."""
    return f"支部请您办 1 件事 {code}（{CATEGORIES[category]}）。回复「{code}」看内容；办得怎样，说一句就行，如「{code} 下周一换」。"


def how_to_say(code: str) -> str:
    """Under what a handler reads."""
    return f"办得怎样，直接说「{code} 下周一换」；不归您管也说一声。"


def said(code: str) -> str:
    """To the handler: it was taken."""
    return f"{code} 您的话已转给支部，由支部答复提出人。"


def said_push(code: str, duty: str) -> str:
    """To who answers."""
    return f"{code} {duty}回话了。回复「{code}」看内容，一个数字就能转给提出人。"


def said_on(when: date, who: str) -> str:
    """Above what the handler said."""
    return f"{day(when)}{who}回话："


def said_then(words: str, when: date) -> str:
    """Words of an earlier day, as its raiser reads them."""
    return f"{words}（{day(when)}说的）"


def still_true(when: date, shown: str) -> str:
    """Before words of an earlier day go to its raiser."""
    return f"这是{day(when)}的话，现在还这样吗？\n{shown}\n还是这样，回复 1；日子变了，直接说日子；不转，回复「取消」。"


def day_passed(passed: date, today: date) -> str:
    """Its day is over, so another one is promised."""
    return f"承办部门说的 {dated(passed, today)}已经过了。现在哪天前办好？说个日期（如「3月20日」），或回复「不定」；不转，回复「取消」。"


def in_hand(code: str) -> str:
    """Of the handler's own list."""
    return f"{code} 支部请您办，等您回一句话"


def listed(parts: Iterable[str]) -> str:
    """Several departments."""
    return "、".join(parts)
