"""What is said when somebody of the committee asks whose a concern is."""

from datetime import date

from handlers.kit.wording import day

ASK, ASK_ABOUT = "问是谁提的", "保密的反映，要知道是谁提的：写明理由，另一位同意，并告诉提出人。"
ASK_EXAMPLES = ("C-0001 需要知道是谁 因为要当面核对考勤",)
AGREE, AGREE_ABOUT = "同意告诉姓名", "同意让另一位支委知道是谁提的。"
REFUSE, REFUSE_ABOUT = "不同意告诉姓名", "不同意让另一位支委知道是谁提的。"
LOOK, LOOK_ABOUT = "看告知姓名的申请", "看谁为什么想知道一件反映是谁提的。"
AGREE_WORD, REFUSE_WORD, LOOK_WORD = "同意告诉姓名", "不同意告诉姓名", "看告知申请"
LOOK_LABEL, AGREE_LABEL, REFUSE_LABEL = "看理由", "同意，告诉对方", "不同意"
WHICH = "哪一件、谁的申请？带上编号，比如「C-0001 需要知道是谁 因为…」；要回话，说「看告知申请 C-0001 何静」。"
NOT_YOURS = "{code} 不由您所在的支委会答复，不能问是谁提的。"
KNOWN = "{code} 是谁提的，您本来就看得到：回复「{code}」。要让别的支委知道，请对方自己来申请，您来同意。"
ASK_REASON = "为什么需要知道 {code} 是谁提的？说一句理由，提出人会看到这句话。"
TOO_SHORT = "理由太短。说清楚要办什么、为什么不知道姓名就办不了；不申请了回复「取消」。"
AMEND = "理由要改就重新说一句。"
NO_SECOND = "{code} 现在没有第二位可以同意的人，不能申请。"
NOTHING_ASKED = "{code} 没有等您同意的申请。"
ASKED_ALREADY = "{code} 您已经申请过，在等{name}的回话；有了结果我告诉您。"
REFUSED = "好的，没有同意。{name}不会知道 {code} 是谁提的。"


def to_ask(code: str, reason: str, second: str) -> str:
    """What happens then, before it does."""
    return (
        f"申请知道 {code} 是谁提的，理由：\n{reason}\n"
        f"要{second}也同意才行；同意后会马上把两位的姓名和这句理由告诉提出人，也记进「谁看过」。"
    )


def asked(code: str, second: str) -> str:
    """It waits for the second."""
    return f"{code} 的申请已交给{second}，同意了我告诉您。"


def asked_again(code: str, since: date) -> str:
    """Too soon after a no."""
    return f"{code} 的申请刚被拒绝，{day(since)}起才能再申请。照样可以办：直接答复，提出人收得到。"


def asked_push(code: str, name: str) -> str:
    """To the second."""
    return f"{name}申请知道 {code} 是谁提的，要您同意才行。"


def to_decide(code: str, name: str, reason: str) -> str:
    """What the second decides on."""
    return (
        f"{name}申请知道 {code} 是谁提的，理由：\n{reason}\n"
        f"同意后，{name}会知道姓名，提出人会马上知道是谁同意的、为什么。"
    )


def agreed(code: str, name: str) -> str:
    """To the second."""
    return f"已告诉{name}，也告诉了提出人。{code} 的这次告知记在「谁看过」里。"


def told_asker(code: str, name: str) -> str:
    """To the asker."""
    return f"{name}同意了。回复「{code}」看是谁提的；只有您和受理人知道，不要再告诉别人。"


def refused_push(code: str, name: str) -> str:
    """To the asker."""
    return f"{name}没有同意，{code} 是谁提的不告诉您。照样可以办：直接答复，提出人收得到。"


def told_raiser(code: str, asker: str, second: str, reason: str) -> str:
    """To the raiser, at once."""
    return (
        f"{code} 您选的是保密。现在{asker}申请、{second}同意，{asker}知道了是您提的。理由：\n{reason}\n"
        "别人仍然看不到。谁看过，回复「谁看过」。"
    )


def told_of_deputy(code: str, first: str, deputy: str) -> str:
    """To the raiser, when who stands in learns the name as it was said beforehand."""
    return (
        f"{code} 您选的是保密。支部记着{first}现在不在，按先前告诉您的由{deputy}代，{deputy}刚看到是您提的。"
        "别人仍然看不到。"
    )
