"""Every Chinese word of the anonymous way that people read in chat."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.kit.messages import numbered
from handlers.kit.wording import dated, day

TITLE = "匿名反映"
RAISE_WORDS = ("匿名", "匿名反映")
RAISE_ABOUT = "不留姓名地反映一件事，凭回执看答复。"
RAISE_EXAMPLES = ("匿名 食堂夜班饭老是凉的",)
RECEIVE = "匿名收件"
RECEIVE_WORDS = ("匿名收件", "匿名信箱")
RECEIVE_ABOUT = "收匿名反映的人：设口令、看内容、答复。"
FOR_RECIPIENTS = "「匿名收件」是收件人（支部和上级）用的。您要反映，发「匿名 内容」。"
WHOLE_COMPANY = "全单位"

STILL_THERE = (
    "这句没有保存；您先前不带「匿名」说的那份草稿还在，没有告诉任何人，不要了就发「取消」。"
)
NOBODY_LEFT = (
    "这件事说的是收件人自己，而除他以外还没有别人设好收件口令，所以现在收不了。内容没有保存，也没有告诉任何人。\n"
    "可以写纸条投上级的意见箱，或者直接找上一级党组织。"
)

EXPLAINED = """匿名反映，先说清楚：下一条也请以「匿名」两个字开头，不然可能记在您名下。
谁能看：{readers}，要用各自的口令才打得开；数据库、管理员和我自己都打不开。您的姓名、发送时间都不留。
{later}
显示来自：{unit}（{size} 人里的一个）。人少的班组不单独显示。
管不到的：企业管理员在企业微信后台的能力不归本软件管；您手机上的聊天记录请自己删；内容和口气也可能让人认出您。
现在就掌握着服务器的人能看到正在经过的消息。
{drafted}您的回执：{receipt}（只出现这一次，先抄下来，别人拿到它就能看答复）
这样发：匿名 {receipt} 内容
或者直接发「匿名 内容」，再回一个数字。"""

LATER = "以后才坐到这个位子上的人，要他们点了头、内容里又没提到他，才看得到。"
PREVIEW = """还没送出，先看一眼：
│ {excerpt}
{warning}谁能看：{readers}，要用各自的口令才打得开{kept}。
{later}
显示来自：{unit}（{size} 人里的一个）。
什么时候：{when} 和别的混在一起送，只写日期；不记您是谁。
您的回执：{receipt}（先抄下来；看答复发「查 {receipt}」）
管不到的：企业管理员在企业微信后台的能力不归本软件管；聊天记录请自己删；内容和口气也可能让人认出您。
{drafted}{choices}"""
DRAFTED = (
    "注意：先前不带「匿名」说的那份还记在您名下，没有告诉任何人。所以这回别只回数字：只回数字，可能把那份记上您的姓名。"
    "那份不要了，这件办完后发「取消」；加密备份里最多还留一阵。最在意的事，请一开始就用「匿名」开头。\n"
)
SAY_BOTH = (
    "您名下还有一份没办完，只回数字会弄混，所以还没送出。请连「匿名」两个字一起回，比如「匿名 1」。"
)
BOTH = "请连「匿名」两个字一起回："
BOTH_LINE = "匿名 {number} {label}"
CONFIRM_CHOICES = ("送出", "不送了", "紧急，现在就送（别人会知道就是这会儿发的）")
ABOUT_A_READER = "没有保存：这件事{names}看得到。要说到{names}，请另发一条「匿名 内容」，那时可以选不给{names}看。"
SELF = "注意：这句里的「{words}」可能让人认出您，想改就选「不送了」，改好再发。\n"
KEPT_FROM = "；不给{names}看"
ASK_LEADER = "「组长」说的是哪位？还没送出。"
LEADER_CHOICES = ("班组长", "党小组长（{names}）", "不是要反映组长本人")
GROUP_LEADER = "党小组长"
ASK_NAMED = "这件事提到了{names}，是要反映他本人吗？还没送出。"
NAMED_CHOICES = ("是，别让他看到", "不是")

SENT = """收下了，没有记您是谁。{when}
看答复：发「查 {receipt}」。还想补充：发「匿名 {receipt} 内容」。改好了发「匿名 {receipt} 解决了」，没改发「匿名 {receipt} 没解决」。
我不会主动找您，也找不到您。现在请把这几条聊天删掉，回执另记。"""
WAITS = "{when} 和别的一起送给{readers}。"
AT_ONCE = "已经送给{readers}。"
ALREADY = "这句已经收到过了，没有再记一遍。看进展发「查 {receipt}」。"
ADDED = "补充收下了，{when} 一起送。看进展发「查 {receipt}」。"
UNREAD = "看这件的人都不在那个位子上了，这句没有保存。请另发一条「匿名 内容」。"
NOT_ADDED = {"already": ALREADY, "unread": UNREAD}
LAST_WORD = "知道了，{when} 转给收件人。看进展发「查 {receipt}」。"
NOT_YET_ANSWERED = "这件还没有答复，不用现在说解决没解决。想补充，发「匿名 {receipt} 内容」。"
HURRIED = "已经送给收件人。"
NOTHING_WAITS = "这件没有在等着送的内容。"

NO_SUCH = "无此回执。请核对 16 位数字，或换个时间再试。"
BROKEN = "回执是 16 位数字，比如 4821 0937 7715 2604 这样四个一组。刚才的数字对不上，内容没有保存，请核对后再发。"
INVENTED = "这串数字太容易撞上别人的，不能当回执。发「匿名」我给您一个新的。刚才的内容没有保存。"
TOO_MANY = "今天的匿名反映已经有 5 件了，明天再发，或者并到一件里补充。刚才的内容没有保存。"
DROPPED = "好，没有送出，草稿已经丢掉。"
DRAFT_OPEN = "匿名草稿还没送出（只在内存里，十分钟后自己消失）。"
SAY_WORDS = "还没有内容。请发「匿名 内容」，比如「匿名 食堂夜班饭老是凉的」。"
NOT_SENT = "没有送出，什么也没有改动，请再发一次。"
CANCEL_HINT = "不送了回复「取消」。"
DRAFT_GONE = (
    "匿名草稿已经不在了：它只在内存里放十分钟，换一台服务器或重启也会没有，什么都没送出。\n"
    "请用一条消息再发：「匿名 回执 内容」，用刚才抄下的回执，一步就收。不清楚送没送出，发「查 回执」。"
)

STATES = {
    "waiting": "收下了，等着送给收件人",
    "open": "收件人已收到，还没答复",
    "answered": "已答复",
    "reopened": "您说没解决，重新在办",
    "closed": "办结",
}
DECISIONS = {
    "will_do": "要办",
    "done": "已办",
    "cannot_now": "暂不能办",
    "passed_up": "转上级",
}
VOICES = {
    "raiser": "您说",
    "solved": "您说：解决了",
    "unsolved": "您说：没解决",
    "recipient": "答复",
}
THREAD = "{code}{state}{promised}"
PROMISED = "，承诺 {day} 落实"
LINE = "{voice}（{day}）：\n{words}"
NOT_SENT_YET = "等着送"
MORE_ABOVE = "（前面还有 {count} 条，完整的在 {where}）"
THE_PAGE = "网页上"
YOUR_TURN = "改好了发「匿名 回执 解决了」，没改发「匿名 回执 没解决」。"

NEWS = "新增匿名反映 {count} 条。"
NEWS_URGENT = "有 1 条紧急的匿名反映，请尽快看。"
OVERDUE = "还有 {count} 条匿名反映过了 {days} 个工作日没有答复。"
OPEN_THEM = "回复「匿名收件」打开。"

LINK_FIRST = """收匿名反映要先设口令：
{link}
10 分钟内打开，只能用一次。在网页上设一个口令（别在聊天里发口令）。口令忘了谁也找不回，之前的内容就打不开了，所以支部最好有两个人各设一个。
现在已设好的：{holders}。"""
LINK_AGAIN = """打开匿名收件：
{link}
10 分钟内有效，只能用一次，要输入您的口令（别在聊天里发口令）。"""
NO_ADDRESS = "匿名收件要用网页，但这台服务器没有设网址（ZRQ_PUBLIC_URL）。请管理员设好再试；在这之前职工发「匿名」会被如实告知收不了。"
NOBODY_YET = "还没有人"


def preview(
    excerpt: str, gives_away: str, readers: str, kept_from: Sequence[str], unit: str, size: int,
    when: datetime, receipt: str, drafted: bool,
) -> str:  # fmt: skip
    """All that somebody should know before his number."""
    return PREVIEW.format(
        excerpt=excerpt,
        warning=SELF.format(words=gives_away) if gives_away else "",
        readers=readers,
        kept=KEPT_FROM.format(names="、".join(kept_from)) if kept_from else "",
        later=LATER,
        unit=unit,
        size=size,
        when=moment(when),
        receipt=receipt,
        drafted=DRAFTED if drafted else "",
        choices=_choices(CONFIRM_CHOICES, drafted),
    )


def asked(question: str, choices: Sequence[str], drafted: bool) -> str:
    """A question about a draft, with its numbers."""
    return f"{question}\n{_choices(choices, drafted)}\n{CANCEL_HINT}"


def _choices(labels: Sequence[str], drafted: bool) -> str:
    """Bare numbers only where the desk holds nothing that they might answer as well."""
    if not drafted:
        return numbered(labels)
    lines = (BOTH_LINE.format(number=at, label=one) for at, one in enumerate(labels, 1))
    return "\n".join((BOTH, *lines))


def moment(when: datetime) -> str:
    """When what waits is handed over."""
    return f"{day(when.date())} {when:%H:%M}"


def sent(receipt: str, readers: str, when: datetime | None) -> str:
    """It was taken; None: handed over at once."""
    how = (
        WAITS.format(when=moment(when), readers=readers)
        if when
        else AT_ONCE.format(readers=readers)
    )
    return SENT.format(receipt=receipt, when=how)


def line(voice: str, when: date | None, today: date, words: str) -> str:
    """One letter of a thread."""
    label = dated(when, today) if when else NOT_SENT_YET
    if not words:
        return f"{VOICES[voice]}（{label}）"
    return LINE.format(voice=VOICES[voice], day=label, words=words)


def thread(code: str, state: str, decision: str, promised: date | None, today: date) -> str:
    """How far it has come."""
    decided = f"，{DECISIONS[decision]}" if decision and state == "answered" else ""
    return THREAD.format(
        code=f"{code} " if code else "",
        state=STATES[state] + decided,
        promised=PROMISED.format(day=dated(promised, today)) if promised else "",
    )


def news(count: int, overdue: int, days: int) -> str:
    """To a recipient: how many, and nothing else."""
    parts = [NEWS.format(count=count)] if count else []
    parts += [OVERDUE.format(count=overdue, days=days)] if overdue else []
    return "".join((*parts, OPEN_THEM))


def names(people: Sequence[str]) -> str:
    """Some names in a sentence."""
    return "、".join(people)
