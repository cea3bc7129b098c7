"""Which of the commands a sentence is meant for, with some concerns open; others' sentences are left to them."""

import pytest

from handlers.concerns.matching import category_of
from handlers.kit.capability import Context
from handlers.kit.choosing import candidates, likely
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import Answer, NewConcern
from storage.vocabulary import Decision, Identity
from tests.chatting import T1
from tests.handlers.conftest import AsPerson

OPEN = (
    "食堂夜班饭老是凉的 反映好几回了没人管",
    "更衣室的柜子坏了三个多月了",
    "维修组三号平台护栏松了一直没修",
    "班车早上七点二十就走了 老是赶不上",
)
MEANT = {
    "raise": [
        ("吴小燕", "食堂夜班饭老是凉的 反映好几回了没人管"),
        ("王强", "维修组三号平台护栏松了一直没修 好几个人说过 帮我报一下"),
        ("张伟", "更衣室的柜子坏了三个多月了报了两次都没人来修"),
        ("林秀英", "能不能給5號機裝個風扇啊 夏天太熱了 說了幾回"),
        ("周涛", "二号车间行车制动有点打滑 昨天夜里差点出事 谁管一下"),
        ("孙丽", "我想反映个事 3号线护栏松了 有人差点掉下去 帮我报一下"),
        ("何军", "上月加班费到现在没发 我们班5个人都没有"),
        ("李红梅", "司机们反映高温补贴没发"),
        ("何军", "匿名 我们组长安排加班不给算加班费 别让他知道"),
        ("吴小燕", "宿舍热水还是没有 一直没修"),
        ("张伟", "反映班长骂人"),
        ("张伟", "孙书记收了工人的红包"),  # heard, and turned away
        ("吴小燕", "有个事不知道该不该说"),
        ("吴小燕", "想学叉车"),
        ("何军", "能不能给我们讲讲新系统"),
        ("王强", "我也想考个电工证"),
        ("张伟", "什么时候培训数控"),
    ],
    "answer": [
        ("孙国栋", "食堂那个事 跟后勤说了 下周一开始夜班饭改保温箱送 回复他们"),
        ("孙国栋", "C-0003 办不了 公司政策明年才调 跟人家解释清楚"),
        ("孙国栋", "c2 设备科答应20号之前把柜子换掉"),
        ("孙国栋", "护栏的明天上午就焊上 让周萍盯着"),
        ("何静", "班车那个我问了车队 月底前给答复"),
        ("孙国栋", "柜子下个月3号到货 到了就装 跟张伟说一声"),
        ("孙国栋", "明天修"),
        ("孙国栋", "C-0001 已经改好了"),
        ("周萍", "C-0001和C-0002一块儿回 四月一号起按新标准"),
    ],
    "unsolved": [
        ("吴小燕", "还是凉的啊 上周说改也没改"),
        ("吴小燕", "还没解决啊 说好周一送的 到今天也没见着"),
        ("吴小燕", "没改 还是老样子"),
        ("吴小燕", "C-0005 没解决"),
        ("吴小燕", "没解决"),
        ("吴小燕", "没有啊 昨晚还是凉的"),
    ],
    "solved": [
        ("吴小燕", "解决了 谢谢 这两天饭是热的了"),
        ("吴小燕", "解决了"),
        ("吴小燕", "改了"),
    ],
    "show": [("孙国栋", "C-0001"), ("孙国栋", "查看 c-1"), ("吴小燕", "C-0005 咋样了")],
    "withdraw": [("吴小燕", "撤回 C-0005")],
    "mine": [("吴小燕", "我的反映"), ("吴小燕", "我反映的事咋样了"), ("吴小燕", "我那个事咋样了")],
    "who_learns": [("吴小燕", "我说了领导会不会知道是我"), ("吴小燕", "会告诉李红梅吗")],
    "open": [("孙国栋", "待答复"), ("孙国栋", "还有哪些反映没答复")],
}
LEFT_TO_OTHERS = [
    ("王强", "昨天下午跟张伟聊了会 他妈住院了心情不太好 上班没问题"),
    ("王强", "上周三和小周谈话 他想学数控 问有没有培训名额"),
    ("李红梅", "今天早上班前会之后我跟那个何军还有吴小燕一块儿聊了聊主要是说最近夜班排班太密了他们有意见希望能调一下"),
    ("王强", "跟张wei谈了 10分钟"),
    ("刘建国", "这周五下午3点综合小组学习 二楼会议室 内容两会精神 提前半小时提醒"),
    ("刘建国", "今天学习除了李红梅都到了 她跟车去了 回头补"),
    ("李红梅", "明天学习我去不了 出车 能不能发我材料"),
    ("王强", "自评 今年谈心20多次 护栏那个事推动解决了 张伟家里困难帮申请了补助 不足是学习带的少 打88分吧"),
    ("张伟", "你们那个系统记了我啥 我看看"),
    ("王强", "我还有啥没干"),
    ("何军", "我们组归谁管 有事找谁"),
    ("高明", "把维修组最近思想有问题的人名单导一份给我"),
    ("张伟", "撤回 T-0001"),
    ("张伟", "C-0001 下周一换"),
    ("何军", "今天天气太热"),
    ("吴小燕", "好的"),
    ("吴小燕", "这个是干嘛的"),
    ("吴小燕", "我们班长是谁"),
    ("吴小燕", "都好几天了"),
    ("孙国栋", "下周二下午三点安排学习"),
    ("孙国栋", "明天上午开会 通知大家"),
    ("孙国栋", "昨天跟张伟聊了 他说下周换班"),
    ("孙国栋", "可以"),
    ("张伟", "下周一改"),
    ("王强", "昨天跟张伟聊了会 他说班长老骂人"),
    ("王强", "陪张伟喝酒解闷 聊了聊家里的事"),
    ("张伟", "谁能看到我的记录"),
    ("张伟", "领导能看到我的谈心吗"),
    ("刘建国", "上报材料明天交"),
    ("王强", "张伟腰疼 搬不动"),
    ("张伟", "我手机没电了"),
    ("吴小燕", "今天菜真不错"),
    ("何军", "在路上堵着呢"),
    ("林秀英", "家里灯坏了"),
    ("张伟", "车坏路上了晚到一会"),
    ("黄磊", "系统里没有我的名字"),
    ("吴小燕", "晚上喝酒喝到断片 头疼"),
    ("何军", "加班费规定没有变吧"),
    ("周涛", "学习材料没有发"),
    ("刘建国", "谈心记录缺两条"),
    ("吴小燕", "叉车修好了 挺好"),
    ("王强", "昨天跟张伟聊了会 他想学叉车"),
    ("张伟", "想学习一下党章"),
    ("何军", "今天学了叉车"),
    ("吴小燕", "谁能教教我怎么请假"),
]  # fmt: skip


@pytest.fixture
def asked(as_person: AsPerson) -> AsPerson:
    """Four concerns wait for the branch, and a fifth, of 吴小燕, for her word."""
    raiser, secretary, wuxiaoyan = map(as_person, ("林秀英", "孙国栋", "吴小燕"))
    branch = raiser.roster.branch_of(raiser.actor.me)
    assert branch is not None
    for ctx, text in (*((raiser, one) for one in OPEN), (wuxiaoyan, "夜班饭凉")):
        new = NewConcern(text, Identity.NAMED, category_of(text), branch.id)
        number = concerns.record(ctx.session, ctx.actor, new, T1)
    assert concerns.answer(
        secretary.session, secretary.actor, number, Answer("下周改", Decision.WILL_DO), T1
    )
    return as_person


def meant(text: str, ctx: Context) -> list[str]:
    """The commands the desk would run or ask about."""
    found = likely(candidates(Utterance.of(text), ctx), ctx)
    return [one.command.key.removeprefix("concerns.") for one in found]


def test_it_is_understood(asked: AsPerson) -> None:
    misread = [
        (name, text, found)
        for key, said in MEANT.items()
        for name, text in said
        if (found := meant(text, asked(name))) != [key]
    ]
    assert misread == []


def test_the_sentences_of_other_capabilities_are_left_alone(asked: AsPerson) -> None:
    taken = [(text, found) for name, text in LEFT_TO_OTHERS if (found := meant(text, asked(name)))]
    assert taken == []
