"""A year of a branch in a few messages: something is said that ends in every sealed column, and in anonymous letters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice

from storage.queries import archive_seals
from storage.queries.people import load_roster
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat
from tests.handlers.anonymous.boxes import PASSPHRASE
from tests.handlers.anonymous.browsing import Browser, enrolled, link_in, matters, raised

WINDOW = datetime(2026, 12, 8, 9, 10, tzinfo=SHANGHAI)  # of self-appraisals
THE_DAY_AFTER = WINDOW.replace(day=9)  # a ballot of this day waits longer
MIXED = WINDOW.replace(day=10)  # what was voted on in the window
RELEASE = MIXED.replace(hour=10, minute=10)  # of what is anonymous
FILLING = "反映好几回了没人管，" * 30  # so that an answer goes on in a push

STORY = """
王强> 跟张伟聊了夜班排班太密 {}
王强> 1
张伟> 更正 T-0001 不是这个意思 {}
张伟> 1
王强> R-0001 不改
王强> 当时就是这么说的 {}
王强> 1
王强> 周涛受了处分，得找他谈谈
王强> 1
吴小燕> 食堂夜班饭老是凉的 {} {filling}
吴小燕> 2
孙国栋> C-0001 下周一改 {}
孙国栋> 1
孙国栋> 上季度简报
孙国栋> 1
孙国栋> 夜班人手紧 {}
孙国栋> 后勤夜里来看看 {}
孙国栋> 1
吴小燕> C-0001
吴小燕> 我的记录
刘建国> 这周五下午3点综合小组学习 二楼会议室 内容两会精神
刘建国> 1
王强> 明天我请个假 孩子开家长会
刘建国> 维修组今年目标 安全：全年无事故 {}；设备：三号平台护栏整改
刘建国> 1
孙国栋> 退回 G-0002 没写哪个月改完 {}
孙国栋> 1
孙国栋> 确认目标
孙国栋> 1
刘建国> G-0001 完成 安环部盖章 {}
刘建国> 1
孙国栋> 传达：周五检查配电箱 {}
孙国栋> 1
张伟> 好做法：工具上墙 {}
刘建国> 方案加一条：{}
刘建国> 方案送审
孙国栋> 退回综合党小组方案：{}
孙国栋> 1
刘建国> 方案送审
孙国栋> 同意综合党小组方案
孙国栋> 1
刘建国> 督查 王强 班前会讲了安全 到位 {}
刘建国> 1
王强> 日历订阅
王强> 记一笔：给班里修了饮水机 {}
王强> 1
王强> 我带周涛，目标是年底前能独立上岗 {}
王强> 1
周涛> J-0001 愿意
王强> J-0001 成了：能独立顶岗 {}
周涛> J-0001 说明 全组一起带的 {}
"""
AT_THE_END = """
刘建国> S-0001 记录：议定 {}
张伟> 评价 都好
张伟> 留言 {}
张伟> 1
周涛> 评价 都好
周涛> 1
何军> 评价 都好
何军> 1
吴小燕> 评价 都好
吴小燕> 1
郑凯> 评价 都好
郑凯> 留言 {}
郑凯> 1
孙国栋> 陈志远自查延到12月25号 因为外派 {}
孙国栋> 1
刘建国> 李红梅没有自查 因为外派 {}
刘建国> 1
王强> 自评 今年谈心20多次 不足是学习带的少 {} 打88分吧
王强> 1
王强> 自评 今年又带了两个徒弟 {} 打89分
王强> 1
王强> 自评
王强> 2
王强> 今年学习组织得少 {}
王强> 取消
刘建国> 王强 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 {}
刘建国> 1
刘建国> 上报
刘建国> 1
孙国栋> 王强的考核退回 谈心那项 {}
孙国栋> 1
"""
ABOUT_A_RESULT = """
林秀英> 评价 都好
林秀英> 留言 {}
林秀英> 1
刘建国> 王强 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 现场看过 {}
刘建国> 1
刘建国> 上报
刘建国> 1
孙国栋> 王强改成90.5 因为护栏那件事 {}
孙国栋> 1
王强> 说明 {}
王强> 1
孙国栋> 公示
孙国栋> 1
孙国栋> 1
张伟> 对王强的结果有异议 写名 {}
张伟> 1
周萍> Y-0001 维持 {}
周萍> 1
"""


def say_everything(chat: Chat, words: Iterator[str], at_once: int = 1) -> None:
    """Play it with so many of these words in each place; a recording comes in, and nobody hears it."""
    deaf = chat.parts.desk.policy
    chat.parts.desk.policy = replace(deaf, transcriber="nobody")
    chat.portal.call(chat.phone.speak, "zhangwei", b"#!AMR\n")
    chat.parts.desk.policy = deaf
    _say(chat, STORY, words, at_once)
    chat.move_to(WINDOW)
    _say(chat, AT_THE_END, words, at_once)
    chat.move_to(THE_DAY_AFTER)
    _say(chat, ABOUT_A_RESULT, words, at_once)
    _seal(chat, " ".join(islice(words, at_once)))


def _seal(chat: Chat, content: str) -> None:
    """An archive of the year before, sealed; its file has these words as they are."""
    with chat.parts.desk.units() as unit:
        roster = load_roster(unit.session)
        secretary = next(one.id for one in roster.people.values() if one.name == "孙国栋")
        area = next(one.id for one in roster.areas.values() if one.name == "维修组")
        actor = roster.actor(secretary, THE_DAY_AFTER.date())
        archive_seals.seal(
            unit.session, actor, area, 2025, content.encode(), [secretary], THE_DAY_AFTER
        )


def say_anonymously(chat: Chat, words: Iterator[str], at_once: int = 1) -> str:
    """Raised, added to twice and answered, the same morning; the thread as its recipient reads it on his page."""

    def mine() -> str:
        return " ".join(islice(words, at_once))

    secretary = enrolled(chat, "孙国栋")
    receipt = raised(chat, "黄磊", f"更衣室柜子坏了 {mine()}")
    chat.say("黄磊", f"匿名 {receipt} 白班的也坏了 {mine()}")
    Browser.of(chat).post("/a", receipt=receipt, words=f"都是门坏了 {mine()}")
    chat.move_to(RELEASE)
    secretary.post(link_in(chat.say("孙国栋", "匿名收件")), passphrase=PASSPHRASE)
    (matter,) = matters(secretary)
    secretary.post(matter, words=f"明天修 {mine()}", decision="done")
    return secretary.get(matter).text


def _say(chat: Chat, story: str, words: Iterator[str], at_once: int) -> None:
    for line in story.strip().splitlines():
        name, _, sentence = line.partition("> ")
        mine = " ".join(islice(words, at_once)) if "{}" in sentence else ""
        chat.say(name, sentence.format(mine, filling=FILLING))
