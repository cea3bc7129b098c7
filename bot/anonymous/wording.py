"""What the pages of the anonymous way say beside their templates."""

from collections.abc import Sequence
from datetime import date

from handlers.anonymous import wording as chat_wording
from handlers.kit.wording import dated

NO_LINK_TITLE = "打不开"
NO_LINK = "这个链接用过了，或者过了十分钟。请在企业微信里再发一次「匿名收件」。"
LOCKED = "已经锁上了。要再打开，请在企业微信里发「匿名收件」。"
LEFT_TITLE = "已锁上"
WRONG = "口令不对。"
TOO_SHORT = "口令至少 {count} 个字，而且不能全是一样的字或一串数字。"
NOT_THE_SAME = "两遍不一样，请重新输入。"
NOT_THERE = "没有这一条，或者不归您看。"
ANSWERED = "已答复。反映人凭回执能看到。"
NOT_ANSWERED = "没有答复成：这件已经办结，或者不归您看。"
LET_IN = "他现在也看得到这件了。"
NOT_LET_IN = "没有给他看：他不在这个位子上，或者这件说的可能就是他。"
EMPTY = "还没写答复，或者没选怎么办。"
PROMISE_WANTED = "要办的，请填承诺哪天落实，不能早于今天。"
BUSY = "现在查的人太多，请过一会儿再试，或在企业微信里发「查 回执」。"
AGAIN = "服务器这会儿忙，请再试一次。什么也没有记下。"
FOREIGN = "这个请求不是从本页发出的，没有处理。"
ADDED = "补充收下了，{when} 一起送。"
ALREADY = "这句已经收到过了，没有再记一遍。"
UNREAD = "看这件的人都不在那个位子上了，这句没有保存。请在企业微信里另发一条「匿名 内容」。"
READS_IT = (
    "这件{names}看得到，这句没有送出。要说到他，请在企业微信里另发一条「匿名 内容」，我不给他看。"
)
GIVES_AWAY = "「{words}」可能让人认出您，没有送出。请改一改再送。"
ALL_THE_SAME = "确实要这样送，点「照样送出」。"
LAST_WORD = "知道了，{when} 转给收件人。"
OWN = {
    "raiser": "反映人",
    "solved": "反映人说：解决了",
    "unsolved": "反映人说：没解决",
    "recipient": "答复",
}


def head(code: str, state: str, decision: str, promised: date | None, today: date) -> str:
    """The state of a matter as its raiser reads it."""
    return chat_wording.thread(code, state, decision, promised, today)


def asked_before(readers: Sequence[str], gives_away: str) -> str:
    """What the writer of more words should look at again; "" when there is nothing."""
    parts = [READS_IT.format(names=names(readers))] if readers else []
    parts += [GIVES_AWAY.format(words=gives_away)] if gives_away else []
    return "".join((*parts, ALL_THE_SAME)) if parts else ""


BOX_STATES = {
    "open": "等答复",
    "answered": "已答复",
    "reopened": "反映人说没解决",
    "closed": "办结",
}


def box_head(code: str, state: str) -> str:
    """One matter in the list of a recipient."""
    return f"{code} {BOX_STATES[state]}"


def label(voice: str, day: date | None, today: date, *, to_recipient: bool) -> str:
    """Who says something and on which day it was handed over."""
    who = (OWN if to_recipient else chat_wording.VOICES)[voice]
    return f"{who}（{dated(day, today) if day else chat_wording.NOT_SENT_YET}）"


def names(people: Sequence[str]) -> str:
    """Some names in a sentence."""
    return chat_wording.names(people)
