"""What the demo says around its story."""

from collections.abc import Collection
from datetime import datetime

from bot.simulator.chats import LineKind
from handlers.kit.wording import day
from storage.queries.roster import Employee
from storage.vocabulary import Role

INTRODUCTION = """责任区助手 · 演示
下面是一段真实的对话：每句话都加密后走企业微信的回调接口，每条推送都从发件箱发出。
时间是演示用的，人物是虚构的，数据在临时目录里，退出就删。
"""
STORY_DONE = "演完了，每一步都对上了。"
NOW_SERVING = "手机模拟器已打开：{url}\n用浏览器打开它，选一个人，直接说话。按 Ctrl+C 结束。"
PORT_TAKEN = '端口 {port} 已被占用。换一个再试：zerenqu demo --port 8010（或 make demo ARGS="--port 8010"）。'
NO_SUCH_PERSON = "演示里没有这个人。可以是：{people}"
EVERYBODY = "\n各人手机上看到的："
SPEAKERS = {
    LineKind.SAID: "  发出：",
    LineKind.ANSWER: "  回复：",
    LineKind.PUSH: "  推送：",
    LineKind.NOTE: "  手机：",
    LineKind.TROUBLE: "  出错：",
}
PUSHED = "【推送给{name}】"


def no_cycle(title: str, why: str) -> str:
    """Nobody is assessed by a text that breaks off."""
    return f"《{title}》还不完整（{why}），不能用来考核，演不了一整年的考核。换默认的制度文本再试：去掉 ZRQ_EDITION。"


def story_broken(step: str, got: str) -> str:
    """A step of the story went wrong."""
    return f"这一步不对：{step}\n{got}"


STORY_PEOPLE = ("吴小燕", "王强", "孙国栋", "刘建国", "李红梅")
ROLES = {
    Role.BRANCH: "支委",
    Role.COMMITTEE: "总支办公室",
    Role.GROUP_LEADER: "党小组长",
    Role.HANDLER: "承办部门",
    Role.RESPONSIBLE_MEMBER: "责任党员",
    Role.ACTIVIST: "入党积极分子",
    Role.WORKER: "职工",
}
EXAMPLES = {
    Role.BRANCH: ("待答复", "我还有啥没干", "考核分几步"),
    Role.GROUP_LEADER: (
        "这周五下午3点综合小组学习 二楼会议室 内容安全生产",
        "我还有啥没干",
        "责任区一览",
    ),
    Role.RESPONSIBLE_MEMBER: ("昨天下午跟张伟聊了会 他想学数控", "我还有啥没干", "谈心有啥规定"),
    Role.WORKER: ("我们组谁负责", "食堂夜班饭老是凉的", "你们那个系统记了我啥"),
}


def part_in_the_story(person: Employee) -> int:
    """Sorts the main parts first, in the order in which they speak."""
    names = STORY_PEOPLE
    return names.index(person.name) if person.name in names else len(names)


def examples_for(roles: Collection[Role]) -> tuple[str, ...]:
    """Sentences to try, fitting the most particular role."""
    return next(sentences for role, sentences in EXAMPLES.items() if role in roles)


def moment(when: datetime) -> str:
    """A moment as the story shows it."""
    return f"{day(when.date())} {when:%H:%M}"
