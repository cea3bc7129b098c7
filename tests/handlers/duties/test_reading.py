"""What a member may note of his duty, what is refused and by which channel, what is left to be raised [T4 T6 T7]."""

import pytest

from handlers.duties import hearing, wording
from handlers.duties.form import NoteForm
from handlers.duties.rules import Blame
from handlers.kit.choosing import candidates, likely
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from tests.handlers.conftest import SeenAs

FINE = [  # what is said, what is kept, the clauses of duty and the side of the work it is guessed to be of
    ("今天带大家学了新规程", "带大家学了新规程", "skills", ""),
    ("记一笔：给班里修了饮水机", "给班里修了饮水机", "order", ""),
    ("劝住了两个闹别扭的", "劝住了两个闹别扭的", "order", ""),
    ("帮小吴顶了个班", "帮一位同事顶了个班", "example", ""),
    ("提醒老李戴安全帽", "提醒一位同事戴安全帽", "example", "safety"),
    ("记一笔：提醒张三戴安全帽", "提醒一位同事戴安全帽", "example", "safety"),
    ("记一笔：纠正老李违章", "纠正一位同事违章", "example", "safety"),
    ("记一笔：劝老李别喝酒", "劝一位同事别喝酒", "order", ""),
    ("记一笔：制止了一起打架", "制止了一起打架", "order", ""),
    ("记一笔：全班零违章，排查了三处隐患", "全班零违章，排查了三处隐患", "example", "safety"),
    ("记一笔：今天没有人迟到，带头提前到岗", "没有人迟到，带头提前到岗", "example", ""),
    ("记一笔：给大家讲了酒驾的危害", "给大家讲了酒驾的危害", "", ""),
    ("记一笔：高空作业没系安全带的当场制止了", "高空作业没系安全带的当场制止了", "example", "safety"),
    ("记一笔：有人抽烟，我制止了", "有人抽烟，我制止了", "order", ""),
    ("昨天清理了更衣室", "清理了更衣室", "order", ""),
    ("记一笔：主题党日带头清雪", "主题党日带头清雪", "order", ""),
    ("记一笔：教会周涛看图纸", "教会一位同事看图纸", "skills", ""),
    ("记一笔：传达了安全通知", "传达了安全通知", "publicity", "safety"),
    ("记一笔：马德福家里有事，替他值了夜班", "一位同事家里有事，替他值了夜班", "", ""),
    ("給班裡換了燈管", "給班裡換了燈管", "", ""),
    ("记一笔 夜班抢修了2号泵，凌晨三点才完", "夜班抢修了2号泵，凌晨三点才完", "example", ""),
    ("记一笔：给张伟过生日", "给一位同事过生日", "", ""),
    ("记一笔：有人偷油，已报警", "有人偷油，已报警", "", ""),
    ("记一笔：收集了大家对食堂的意见", "收集了大家对食堂的意见", "order", ""),
    ("记履责 组织党员学了两会精神", "组织党员学了两会精神", "study", ""),
]  # fmt: skip
REFUSED = [
    ("记一笔：张三违章没戴安全帽", Blame.SAFETY),
    ("记一笔：老李没戴安全帽，我提醒了他", Blame.SAFETY),
    ("记一笔：周涛上班抽烟", Blame.SAFETY),
    ("记一笔：没戴安全帽的周涛", Blame.SAFETY),
    ("记一笔：王师傅擅自停机", Blame.SAFETY),
    ("记一笔：老李上班喝酒", Blame.DISCIPLINE),
    ("记一笔：李四偷拿材料", Blame.DISCIPLINE),
    ("记一笔：老李上班喝酒，被我劝回家了", Blame.DISCIPLINE),
    ("记一笔：帮张伟顶了班，他喝酒了", Blame.DISCIPLINE),
    ("记一笔：批评了赌博的周涛", Blame.DISCIPLINE),
    ("记履责：张伟偷懒不干活", Blame.OTHER),
    ("记一笔：周涛又迟到了", Blame.OTHER),
    ("记一笔：孙丽思想落后", Blame.OTHER),
    ("记一笔：小王顶撞班长", Blame.OTHER),
    ("记一笔：李四迟到早退", Blame.OTHER),
    ("记一笔：黄磊工作不积极", Blame.OTHER),
    ("记一笔：陈晨不服管", Blame.OTHER),
    ("记一笔：张伟技术差，我教他", Blame.OTHER),
]
OTHERS = [  # what else it is, or what it is asked beside
    ("食堂夜班饭老是凉的", {"concerns.raise"}),
    ("护栏松了没人管", {"concerns.raise"}),
    ("记一笔：食堂饭凉了没人管", {"concerns.raise", "duties.note"}),
    ("记一笔：反映一下更衣室漏水", {"concerns.raise"}),
    ("昨天跟张伟聊了会", {"talks.record"}),
    ("记一笔：昨天跟张伟聊了会", {"talks.record"}),
    ("C-0001 当场解决", {"concerns.settle"}),
    ("帮我反映一下夜班排班的事", {"concerns.raise"}),
    ("帮我们修修饮水机吧", set()),
    ("明天带大家学新规程", set()),
    ("能不能教教我们新规程", {"concerns.raise"}),
    ("记一笔：刘洋骂人", {"concerns.raise"}),
    ("记一笔：班长老是骂人", {"concerns.raise"}),
    ("班里饮水机坏了", {"concerns.raise"}),
    ("小吴帮我顶了个班", set()),
    ("师带徒津贴三个月没发了", {"concerns.raise"}),
    ("结对的事谁管", set()),
    ("结对帮带情况", {"duties.pairs"}),
    ("我带的徒弟周涛出师了", {"duties.pairs"}),
    ("周涛出师了", {"duties.pairs"}),
    ("提醒大家注意，地面结冰太滑", set()),
    ("履责记录本没发", {"concerns.raise"}),
    ("负担太重了", set()),
    ("减负就是喊口号，活更多了", set()),
    ("示范岗凭什么是他", set()),
    ("好做法是有，就是没人推广", set()),
    ("学习心得没人写", set()),
    ("管理档案没人管", set()),
    ("日历上写错了", set()),
    ("推迟发工资", set()),
    ("本周食堂不开门", set()),
    ("封存的配电箱没人管", set()),
]


@pytest.mark.parametrize(("raw", "kept", "duty", "side"), FINE)
def test_what_he_did_is_kept_without_a_name(
    seen_as: SeenAs, raw: str, kept: str, duty: str, side: str
) -> None:
    ctx, said = seen_as("王强"), Utterance.of(raw)
    assert [one.command.key for one in likely(candidates(said, ctx), ctx)] == ["duties.note"]
    form = NoteForm.read(said, ctx)
    assert (form.text, form.duty, form.dimension) == (kept, duty, side)
    assert form.named == (wording.ONE_COLLEAGUE in kept)
    assert form.question(ctx) is None


@pytest.mark.parametrize(("raw", "blame"), REFUSED)
def test_what_somebody_else_did_wrong_is_refused(seen_as: SeenAs, raw: str, blame: Blame) -> None:
    ctx, said = seen_as("王强"), Utterance.of(raw)
    assert {one.command.key for one in likely(candidates(said, ctx), ctx)} == {"duties.note"}
    with pytest.raises(Refusal) as refused:
        NoteForm.read(said, ctx)
    assert str(refused.value) == wording.REFUSALS[blame]


@pytest.mark.parametrize(("raw", "meant"), OTHERS)
def test_what_may_be_raised_or_is_a_talk_is_not_swallowed(
    seen_as: SeenAs, raw: str, meant: set[str]
) -> None:
    ctx = seen_as("王强")
    found = likely(candidates(Utterance.of(raw), ctx), ctx)
    assert {one.command.key for one in found} == meant


@pytest.mark.parametrize("raw", ["帮小吴顶了个班", "今天带大家学了新规程", "昨天清理了更衣室"])
def test_only_who_answers_for_an_area_is_heard_without_the_lead(seen_as: SeenAs, raw: str) -> None:
    assert hearing.hears_note(Utterance.of(raw), seen_as("王强"))
    assert hearing.hears_note(Utterance.of(raw), seen_as("张伟")) == 0
