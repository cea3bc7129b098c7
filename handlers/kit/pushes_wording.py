"""What is pushed, and what ends it: every push begins its `about` with one of these."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.vocabulary import PushKind

KINDS = {
    PushKind.URGENT: "紧急",
    PushKind.ANSWER: "回音",
    PushKind.AWAITED: "有人在等",
    PushKind.SPARING: "免得白跑",
    PushKind.CHANGE: "有变动",
    PushKind.NOTICE: "新事",
    PushKind.REMINDER: "提醒",
    PushKind.CONTINUATION: "接着发",
}
URGENT, ANSWER, AWAITED, SPARING = (
    PushKind.URGENT,
    PushKind.ANSWER,
    PushKind.AWAITED,
    PushKind.SPARING,
)
CHANGE, NOTICE, REMINDER, REST = (
    PushKind.CHANGE,
    PushKind.NOTICE,
    PushKind.REMINDER,
    PushKind.CONTINUATION,
)


@dataclass(frozen=True, slots=True)
class Declared:
    """One thing that is pushed: what it is called, of which kinds, and what ends it."""

    called: str
    kinds: frozenset[PushKind]
    stops: str
    by_the_way: bool = False  # its reminders are not told beside the leaders' Monday


def _of(called: str, stops: str, *kinds: PushKind, by_the_way: bool = False) -> Declared:
    """What is new can be put off, and comes then as a reminder."""
    later = (REMINDER,) if NOTICE in kinds else ()
    return Declared(called, frozenset((*kinds, *later)), stops, by_the_way)


ONCE = "只说一次"
DECLARED: Mapping[str, Declared] = {
    "answer": _of("长回答的后半截", ONCE, REST),
    "voice": _of("语音听到了什么", ONCE, REST),
    "care": _of("有人可能想不开，请值班的人打电话", ONCE, URGENT),
    "list-of-people": _of("有人要过人员名单", ONCE, NOTICE),
    "week": _of("本周要看的", "只说一次、周五过完", REMINDER),
    # responsibility areas
    "absence": _of("有人说您不在", "本人说在", CHANGE),
    "area-holder": _of("责任区由谁负责", "分工又变了", NOTICE, CHANGE),
    "area-proposal": _of("责任区分工的建议", "支部定了", AWAITED, ANSWER),
    "areas.lists": _of("责任区名单文件", ONCE, REST),
    "coverage": _of("责任区没有人负责", "有人负责了", NOTICE),
    "person-moved": _of("有人调动、离开", ONCE, NOTICE),
    # talks, activists, goals
    "T-": _of("谈心后的回音", ONCE, ANSWER),
    "talk": _of("请对一下谈过没有；结果反馈该谈了", "说了聊没聊过", NOTICE),
    "due_talk": _of("该谈该访", "谈过了、过期了", NOTICE, REMINDER),
    "activist": _of("积极分子该考察了", "记了考察、季度过完", REMINDER, by_the_way=True),
    "goal": _of("目标的变化", "目标又改了", NOTICE, ANSWER),
    "goals": _of("目标确认了、退回了", "又有新的目标", ANSWER),
    "goals.waiting": _of("有目标等支部定", ONCE, NOTICE),
    "goals.due": _of("目标该定了", "定了、过期了", REMINDER, by_the_way=True),
    # duties
    "J-": _of("结对帮带问一句愿不愿意", "答了、结束了、到期了", NOTICE),
    # study
    "session": _of(
        "学习通知、变动、提醒", "开始了、取消了", NOTICE, CHANGE, SPARING, REMINDER, ANSWER
    ),
    "leave": _of("请假和答复", "请假收回了、开始了", NOTICE, AWAITED, ANSWER, SPARING, CHANGE),
    "study.record": _of("学习记录文件", ONCE, REST),
    # what people raise
    "anonymous": _of("有匿名反映", "有人看了", URGENT, AWAITED, NOTICE),
    "concerns": _of("几件反映一起升级了", "都办了", NOTICE, AWAITED, URGENT),
    "C-": _of("反映的进展", "答复了、办完了", *PushKind),
    "C-:new": _of("有新的反映", "有人答复", URGENT, AWAITED, NOTICE),
    "C-:asked": _of("改好没有", "提的人说了", NOTICE, AWAITED, REMINDER),
    "C-:name": _of("申请知道是谁提的", "定了", AWAITED, ANSWER),
    # briefs
    "B-": _of("思想动态简报报来了；简报文件", ONCE, NOTICE, REST),
    "brief.due": _of("简报该定稿了", "定稿了、过期了", REMINDER, by_the_way=True),
    "brief.file": _of("简报文件", ONCE, REST),
    # assessment
    "assessment": _of(
        "考核各步的开始、变动、快截止", "自己那份做完、截止了", NOTICE, CHANGE, REMINDER
    ),
    "assessment.export": _of("考核文件由管理员做了一份", ONCE, NOTICE),
    "assessment.papers": _of("考核文件", ONCE, REST),
    "excuse": _of("没有自查的说明", ONCE, NOTICE),
    "score": _of("请打分", "打了分", NOTICE),
    "sheets": _of("考核表等审核", "审核了", NOTICE),
    "returned": _of("考核表退回了", "改好交了", NOTICE),
    "second": _of("考核表请第二个人看", "看了", NOTICE),
    "finish": _of("考核等支部收尾", "收尾了", NOTICE),
    "statement": _of("本人对考核结果写了说明", ONCE, NOTICE),
    "notice": _of("考核公示", "公示过了", NOTICE),
    "result": _of("考核结果", "结果改了", ANSWER),
    "N-": _of("督查记录", "撤回了", NOTICE),
    "Y-": _of("考核异议", "定了", NOTICE, ANSWER, REMINDER),
    # what the branch asks to be passed on
    "W-": _of("支部通知要传达", "传达了、收回了、过期了", NOTICE, CHANGE),
    "W-:due": _of("支部通知明天到期，还没传达完", "传达了、收回了、过期了", REMINDER),
    # plan, summary, archive of a year
    "year.papers": _of("方案、总结的草稿文件", ONCE, REST),
    "E-": _of("好做法支部看过了", ONCE, ANSWER),
    "M-": _of("推荐示范岗问本人；定了、撤了", "撤回了", NOTICE, ANSWER),
    "plan": _of("落实方案报来了、定了、退回了", "定了", NOTICE, ANSWER),
    "plan.due": _of("落实方案该报了", "报了", REMINDER),
    "year.archive": _of("责任区管理档案", ONCE, REST),
    # personal data
    "R-": _of("更正申请", "定了", NOTICE, ANSWER, REMINDER),
    "privacy.copy": _of("本人记录的文件", ONCE, REST),
    "privacy.export": _of("有人导出了您的记录", ONCE, NOTICE),
    "privacy.forget": _of("谈心里的名字删了", ONCE, NOTICE),
    "privacy.oversight": _of("查阅情况请核对", "核对了", NOTICE),
    "privacy.yearly": _of("一年一次：记着您什么", "2月过完", REMINDER),
}
