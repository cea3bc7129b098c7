"""How people say that something is to be passed on, that it was, and what was asked; and what only sounds so."""

from handlers.kit.reading.utterance import Utterance
from handlers.relay import hearing, reading
from tests.handlers.conftest import SeenAs

AREAS = ("维修组", "储运业务组", "夜班装卸组")
PASSED = (
    *(
        "已传达",
        "传达了",
        "已经传达",
        "都传达了",
        "传达完了",
        "传达完毕",
        "传达到位了",
        "全部传达了",
    ),
    *(
        "维修组传达了",
        "维修班已经传达了",
        "储运组传达完了",
        "维修组、储运组都传达了",
        "W-0001 已传达",
    ),
    *(
        "w1传达了",
        "W-0001 维修组传达完了",
        "刚才班前会上传达了",
        "早上开会都说了",
        "说过了",
        "跟大家说了",
    ),
    *(
        "通知到了",
        "通知到人了",
        "给大家讲了",
        "班前会念了",
        "我们组都通知到位了",
        "已经跟班里人说了",
    ),
    *("大家都通知了", "转达了", "群里通知了", "三个组都传达了", "挨个说了一遍了", "昨天传达过了"),
    *("传达好了", "都已经传达完了。", "传达啦", "已转达"),
)
NOT_YET = (
    *("还没传达", "没传达", "维修组还没传达", "其实还没说", "W-0001 还没传达呢", "还没来得及传达"),
    *("没顾上通知", "点错了，还没传达", "储运组没传达到", "还没给大家说", "刚才说错了 还没传达"),
)
SENT = {
    "传达：周五停电": ("", "周五停电"),
    "传达 周五停电": ("", "周五停电"),
    "传达一下：周五停电": ("", "周五停电"),
    "传达一下周五全厂停电": ("", "周五全厂停电"),
    "请传达：周五停电": ("", "周五停电"),
    "请各责任区传达 周五停电": ("", "周五停电"),
    "请各责任区传达：周五停电": ("", "周五停电"),
    "请各位责任党员传达一下，周五停电": ("", "周五停电"),
    "各责任人传达：周五停电": ("", "周五停电"),
    "让各班组传达，周五停电": ("", "周五停电"),
    "请全体责任党员往下传达：周五停电": ("", "周五停电"),
    "往下传达：周五停电": ("", "周五停电"),
    "转达各责任区：周五停电": ("", "周五停电"),
    "转达给各责任区：周五停电": ("", "周五停电"),
    "传达给大家：周五停电": ("", "周五停电"),
    "传达到各班组：周五停电": ("", "周五停电"),
    "传达给维修组、装卸一班：周五停电": ("维修组、装卸一班", "周五停电"),
    "请维修组、储运组传达：周五停电": ("维修组、储运组", "周五停电"),
    "维修组传达：周五停电": ("维修组", "周五停电"),
    "通知各责任人：周五停电": ("", "周五停电"),
    "通知各责任区 周五停电": ("", "周五停电"),
    "通知一下各班组，周五停电": ("", "周五停电"),
    "麻烦通知维修组责任人：周五停电": ("维修组责任人", "周五停电"),
    "告诉各责任党员：周五停电": ("", "周五停电"),
    "支部要求各责任区传达：周五停电": ("", "周五停电"),
    "傳達：周五停電": ("", "周五停電"),
}
NOT_SENT = (
    *(
        "传达情况",
        "传达完了吗",
        "昨天学习传达了两会精神",
        "通知张伟明天来",
        "通知：周五下午3点学习",
        "通知说发手套一直没发",
    ),
    *(
        "食堂通知改时间了",
        "这周五下午3点学习 传达两会精神",
        "传达得怎么样了",
        "传达 W-0001 工人问：几点停",
        "维修组传达了没",
        "传达室的门坏了",
        "传达室大爷辞职了",
        "传达不到位，我们都不知道通知",
        "传达精神不到位",
        "上面的通知没传达给我们夜班",
        "班组传达文件太多",
        "领导开会不传达",
        "哪些组还没传达",
    ),
)
ASKED = {
    "他们问加班费怎么算": "加班费怎么算",
    "工人问：加班费怎么算": "加班费怎么算",
    "W-0001 工人问：加班费怎么算": "加班费怎么算",
    "传达 W-0001 工人问：加班费怎么算": "加班费怎么算",
    "传达w1的时候大家问 加班费怎么算": "加班费怎么算",
    "有人问加班费怎么算": "加班费怎么算",
    "大伙儿都想知道加班费怎么算": "加班费怎么算",
    "有个老师傅问加班费怎么算": "加班费怎么算",
    "班里的人还问了加班费怎么算": "加班费怎么算",
}
STATUS = (
    "传达情况",
    "W-0001 情况",
    "W-0001",
    "看看W-0001传达情况",
    "传达得怎么样了",
    "W-0001 传达到哪了",
    "还有啥要传达的",
    "哪些组还没传达",
    "谁还没传达",
    "都传达了吗",
    "传达了没有",
    "更正通知",
    "收回通知",
)


def said(raw: str) -> Utterance:
    return Utterance.of(raw)


def test_that_it_was_passed_on_and_that_it_was_not() -> None:
    assert [one for one in PASSED if not reading.says_passed(said(one), AREAS)] == []
    assert [one for one in NOT_YET if not reading.says_not_yet(said(one), AREAS)] == []
    assert [one for one in NOT_YET if reading.says_passed(said(one), AREAS)] == []
    others = (*NOT_SENT, *ASKED, *SENT, "传达啥了", "说了句玩笑", "跟张伟说了护栏的事", "讲了安全")
    assert [one for one in others if reading.says_passed(said(one), AREAS)] == []


def test_what_is_sent_down_and_what_only_sounds_so(seen_as: SeenAs) -> None:
    found = {raw: reading.sent_in(said(raw)) for raw in SENT}
    read = {raw: (one.to.text, one.text) if one else None for raw, one in found.items()}
    assert {raw: one for raw, one in read.items() if one != SENT[raw]} == {}
    secretary, worker = seen_as("孙国栋"), seen_as("张伟")
    heard = {raw: hearing.hears_send(said(raw), secretary) for raw in (*SENT, *NOT_SENT, *PASSED)}
    assert {raw for raw, weight in heard.items() if weight} == {raw for raw in SENT if SENT[raw]}
    assert hearing.hears_send(said("传达：周五停电"), worker) == hearing.FAIR
    assert hearing.hears_send(said("传达周五停电"), worker) == 0


def test_what_people_asked_and_how_far_it_has_come(seen_as: SeenAs) -> None:
    read = {raw: reading.ASKED.fullmatch(said(raw).plain) for raw in ASKED}
    assert {raw: one and one["asked"] for raw, one in read.items()} == ASKED
    secretary = seen_as("孙国栋")
    assert [raw for raw in STATUS if not hearing.hears_show(said(raw), secretary)] == []
    assert [raw for raw in (*PASSED, *SENT) if hearing.hears_show(said(raw), secretary)] == []
