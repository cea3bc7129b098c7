"""Everything that 谈心谈话 says to people."""

from collections.abc import Iterable, Sequence
from datetime import date

from handlers.kit.wording import dated
from handlers.regulation import Interval
from storage.vocabulary import Topic

TITLE = "谈心谈话"
RECORD_TITLE = "记谈心"
RECORD_WORDS = ("谈心记录", "记谈心", "记录谈心", "记一次谈心", "补记谈心", "talk")
RECORD_ALONE = ("谈心", "谈话", "谈心谈话", "聊天记录")
RECORD_ABOUT = "一句话记下和职工的谈心：和谁、哪天、说的什么事。"
RECORD_ANY = "记成谈心"
RECORD_EXAMPLES = (
    "昨天下午跟张伟聊了会，他说夜班排得太密",
    "跟组里一个师傅聊了聊，不记名",
    "3号和周涛、孙丽谈话，培训的事",
)
RECORD_REFUSAL = "这件事由责任党员来记，您不用记。您有事想反映，直接说就行；想知道谁负责你们组，回复「谁负责我们」。"
SHOW_TITLE = "查看谈心"
SHOW_ABOUT = "看一次谈心记了什么；自己记的、和自己谈的才看得到。"
WITHDRAW_TITLE = "撤回谈心"
WITHDRAW_ABOUT = "刚记的谈心记错了，可以撤回，内容一并删除。"

ASKED_TITLE = "问谈心内容"
ONLY_ITS_PEOPLE = (
    "谈心内容只有谈话双方看得到，我不能给您看。\n"
    "自己记的、和自己谈的，发编号就能看，比如「T-0001」；别人记着您的，回复「我的记录」。"
)
PROGRESS_TITLE = "谈心进度"
TOPICS = {
    Topic.DAILY: "日常", Topic.FAMILY: "家庭", Topic.SKILLS: "技能", Topic.SHIFTS: "排班", Topic.SAFETY: "安全",
    Topic.WORK: "工作", Topic.LIFE: "生活", Topic.PAY: "待遇", Topic.GROWTH: "入党",
}  # fmt: skip
PARTS = {
    "dawn": "凌晨", "morning": "上午", "noon": "中午", "afternoon": "下午", "evening": "晚上", "night": "夜里",
}  # fmt: skip
INTERVALS = {
    Interval.MONTH: "本月", Interval.QUARTER: "本季度", Interval.HALF_YEAR: "本半年", Interval.YEAR: "今年",
}  # fmt: skip
COUNTS = "①②③④⑤⑥⑦⑧⑨⑩"

ASK_PERSON = "是和谁谈的？说名字就行；不想写名字，回复「不记名」。"
NONE_OF_THEM = "都不是"
YES_IT_IS = "是，{unit}{name}"
ASK_INSTEAD = "是和谁谈的？说名字，或回复「取消」。"
ASK_DAY = "是哪天谈的？比如「昨天」「3月5日」。"
ASK_AREA = "是哪个责任区的？"
NOT_YET = "还没谈的先不记，这次没有记下。谈完了再说一句就行，比如「刚才跟张伟聊了聊」。"
TOO_MANY = "一句话里的谈心太多了，一次最多记 10 次，这次没有记下。请分几句说。"
ONESELF = "自己和自己就不用记啦。"
AMEND = "哪里不对？直接说就行，比如「不是张伟是周涛」「是前天」「不记名」「不写内容」「话题是排班」「10分钟」。"
AMEND_SEVERAL = "哪里不对？先说名字再说怎么改，比如「孙丽是前天」「孙丽不记名」「孙丽不写内容」；也可以「不是张伟是周涛」。"
ONE_AT_A_TIME = "（一件一件来：这条先回复 1 确认，再说下一条。）"
ANSWER_FIRST = "（一件一件来：先答完这一句，再说下一次谈心；不记了，回复「取消」。）"
A_TALK_OF_HIS_OWN = "（另算一次谈心，前面说的不写到后一位名下。是一起谈的，回复「一起谈的」。）"
LEFT_OUT = "（病情、家事、心情、对人的评价这类细节没有写进去。）"
FOLLOW_UP = "要跟进"
NOT_FOUND = "没有找到这条记录。只看得到自己记的、或和自己谈的，编号像 T-0001 这样。"
WHICH_TO_WITHDRAW = "撤回哪一条？"
OFFER_HARDSHIP = "要不要替他向支部反映困难？（先问他）"
OFFER_FOR_ONE = "要不要替他向支部反映？（先问他）"
OFFER_FOR_SEVERAL = "要不要替他们向支部反映？（先问他们）"
HE_AGREES = "已问过，去反映"
RAISE_THIS = "已问过，反映「{matter}」"
NO_NEED = "不用"
NOT_RAISED = "好的，不反映，谈心已经记下了。"
RECORD_NOW = "记一次谈心"
KEPT = "好的，没有撤回。"
TOO_LATE = "已过撤回的时限，内容照存。想记新的，直接说一句就行。"
READING_IS_NOTED = "您查看这条，已记入本人可见的查看记录。"
MINE_TOO = "不想留着，回复「我的记录」，可以删掉您的名字和那句话。"


def number_of(number: int) -> str:
    """A talk's public number.

    >>> number_of(7)
    'T-0007'
    """
    return f"T-{number:04}"


def listed(names: Iterable[str], nameless: int = 0) -> str:
    """Names, and how many stay without one.

    >>> listed(["张伟", "周涛"]), listed([], 1), listed([], 2)
    ('张伟、周涛', '一位职工（不记名）', '职工 2 位（不记名）')
    """
    several = "一位职工（不记名）" if nameless == 1 else f"职工 {nameless} 位（不记名）"
    return "、".join([*names, *([several] if nameless else [])])


def which_of_two(unit: str, name: str) -> str:
    """When a name sounds like somebody's."""
    return f"是{unit}{name}吗？"


def nobody_called(said: str) -> str:
    """When a name is on no roster."""
    return f"名单里没有「{said}」。是和谁谈的？说全名就行；不想写名字，回复「不记名」。"


def not_his(name: str, unit: str, responsible: Sequence[str]) -> str:
    """For somebody of another area: who answers for him; nothing is passed on."""
    if responsible:
        return f"{name}在{unit}，由{'、'.join(responsible)}负责谈心，有情况请当面告诉{'、'.join(responsible)}。"
    return f"{name}不在您的责任区，这里记不了和{name}的谈心。"


def not_his_here(name: str, unit: str, responsible: Sequence[str]) -> str:
    """The same while a talk is being filled in."""
    if responsible:
        return f"{name}在{unit}，由{'、'.join(responsible)}负责，这里不能记您和他的谈心。"
    return f"{name}不在您的责任区，这里不能记您和他的谈心。"


def growth(contacts: Sequence[str]) -> str:
    """Who else may read a talk that helps to bring up an applicant.

    >>> growth(["王强"]), growth([])
    ('入党培养的谈心，培养联系人王强和组织委员也能看到。', '入党培养的谈心，组织委员也能看到。')
    """
    looking_after = f"培养联系人{'、'.join(contacts)}和" if contacts else ""
    return f"入党培养的谈心，{looking_after}组织委员也能看到。"


def nothing_recorded(reason: str) -> str:
    """Why, and that nothing was kept."""
    return f"{reason}这次没有记下任何内容。"


def left_the_roster(name: str) -> str:
    """When somebody left between the sentence and its confirmation."""
    return f"{name}已不在名单内。"


def when(day: date, today: date, part: str) -> str:
    """A day with its weekday and the part of the day."""
    return dated(day, today) + PARTS.get(part, "")


def shown(
    who: str, day: str, topics: Sequence[Topic], minutes: int | None, *, follow_up: bool
) -> str:
    """One talk as it was understood, without its sentence."""
    details = [f"话题：{'、'.join(TOPICS[topic] for topic in topics)}"] if topics else []
    details += [f"{minutes} 分钟"] if minutes else []
    details += [FOLLOW_UP] if follow_up else []
    return "，".join([f"与{who}", day, *details]) + "。"


def one(line: str) -> str:
    """The only talk of a message."""
    return f"谈心：{line}"


def several(lines: Sequence[str]) -> str:
    """The talks of a message, numbered apart from the choices."""
    numbered = (f"{COUNTS[place]} {line}" for place, line in enumerate(lines))
    return "\n".join([f"{len(lines)} 次谈心：", *numbered])


def sentence(text: str) -> str:
    """What will be kept as the sentence."""
    return f"记作：{text}{'' if text.endswith(('。', '！', '？', '!', '?')) else '。'}"


def already(number: int, day: date, today: date) -> str:
    """When the same talk seems to be on record."""
    said = "今天" if day == today else dated(day, today)
    return f"{said}已记过 {number_of(number)}，还要再记一次吗？"


def same_words(number: int) -> str:
    """When the words are nearly those of an earlier talk."""
    return f"和 {number_of(number)} 的内容几乎一样。照记回复 1，想换个说法回复 2。"


def recorded(numbers: Sequence[int], talks: Sequence[str]) -> str:
    """That it is written down, with numbers, days and names."""
    return f"已记下 {'、'.join(map(number_of, numbers))}：{'、'.join(talks)}的谈心。"


def about_one(who: str, question: str) -> str:
    """A question about one talk of several."""
    return f"（与{who}那次）{question}"


def with_whom(day: str, who: str) -> str:
    """One talk in a list."""
    return f"{day}与{who}"


def how_many(interval: Interval, count: int) -> str:
    """How many talks one's own area has seen."""
    return f"{INTERVALS[interval]}您的责任区第 {count} 次。"


def own_count(interval: Interval, count: int) -> str:
    """How many talks somebody has recorded himself."""
    return f"{INTERVALS[interval]}您记了 {count} 次谈心。"


def can_withdraw(numbers: Sequence[int], hours: int) -> str:
    """The next step when nothing else is."""
    return f"记错了，{hours} 小时内可以回复「撤回 {' '.join(map(number_of, numbers))}」。"


def not_withdrawn(hours: int) -> str:
    """One text for a number that does not exist, is somebody else's, is too old or was withdrawn before."""
    return f"没有能撤回的这条谈心：只能撤回自己 {hours} 小时内记的。编号像 T-0001，写在记下时的回复里。"


def nothing_recent(hours: int) -> str:
    """When there is nothing to choose from."""
    return f"您近 {hours} 小时没有记过谈心，没有可撤回的。"


def withdrawn(numbers: Sequence[int]) -> str:
    """That talks are gone."""
    return f"{'、'.join(map(number_of, numbers))} 已撤回，内容已删除。想重新记，直接说一句就行。"


def opened(number: int, host: str, line: str) -> str:
    """A talk as its host, its person or those who look after him read it."""
    return f"{number_of(number)}：{host}{line}"


def you_and_others(headcount: int) -> str:
    """A person's own name among others he is not shown."""
    return "您" if headcount == 1 else f"您等 {headcount} 人"


def people_of(headcount: int) -> str:
    """People whose names are not shown."""
    return "一位职工" if headcount == 1 else f"职工 {headcount} 位"


def not_reached(interval: Interval, names: Sequence[str], most: int) -> str:
    """Whom a member has not talked with yet; told to nobody but him.

    >>> not_reached(Interval.QUARTER, ["张伟", "周涛"], 6)
    '本季度还没聊到：张伟、周涛（2 人）'
    """
    more = "等" if len(names) > most else ""
    return f"{INTERVALS[interval]}还没聊到：{'、'.join(names[:most])}{more}（{len(names)} 人）"
