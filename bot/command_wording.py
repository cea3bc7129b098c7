"""What the command line says."""

from collections.abc import Collection, Sequence
from datetime import datetime

from handlers.kit.wording import day
from storage.queries.roster import Employee
from storage.vocabulary import Role

PROGRAM = "责任区：企业微信里的党员责任区助手。"
SERVE = "启动服务，接收企业微信的回调（需要 ZRQ_ 开头的设置）。"
MIGRATE = "把数据库升级到这个版本的结构；重复执行没有影响。"
SEED_DEMO = "把演示人物装进一个空的数据库。"
IMPORT_ROSTER = "从 xlsx 或 csv 导入名单：人员、班组、责任区。要么全部导入，要么一行也不导入。"
ROSTER_TEMPLATE = "生成一份名单模板（xlsx）。"
DEMO = "演示：演一遍一个工作日，再打开手机模拟器。不碰真实数据。"
CHAT = "在终端里以演示人物的身份聊天，比如 zerenqu chat --as wangqiang。"
HOST = "监听的地址"
PORT = "监听的端口"
BRANCH = "党支部名称"
GENERAL_BRANCH = "党总支名称"
COMMITTEE = "党委名称"
DRY_RUN = "只看会改什么，不写入"
ONCE = "演完就退出；有一步不对，退出码就不是 0"
CHAT_AS = "人物的账号，比如 wangqiang"

DEFAULT_BRANCH = "生产支部"
DEFAULT_GENERAL_BRANCH = "物流党总支"
DEFAULT_COMMITTEE = "公司党委"

NOT_EMPTY = "数据库里已经有人了，演示人物只能装进空的数据库。没有改动。"
SEEDED = "演示人物已装好：20 人、5 个责任区，2026 年考核自查截至 12 月 20 日。"
DATABASE_BUSY = "数据库正被占用或写不进去，没有改动。请先停掉服务或检查磁盘，再试一次。"

INTRODUCTION = """责任区助手 · 演示
下面是一段真实的对话：每句话都加密后走企业微信的回调接口，每条推送都从发件箱发出。
时间是演示用的，人物是虚构的，数据在临时目录里，退出就删。
"""
STORY_DONE = "演完了，每一步都对上了。"
NOW_SERVING = "手机模拟器已打开：{url}\n用浏览器打开它，选一个人，直接说话。按 Ctrl+C 结束。"
PORT_TAKEN = '端口 {port} 已被占用。换一个再试：zerenqu demo --port 8010（或 make demo ARGS="--port 8010"）。'
NO_SUCH_PERSON = "演示里没有这个人。可以是：{people}"
PUSHED = "【推送给{name}】"


def migrated(before: str, after: str) -> str:
    """Where the database stood and stands."""
    if before == after:
        return f"数据库已经是最新结构（{after}），没有改动。"
    return f"数据库已升级到 {after}（原来是{before or '空库'}）。"


def template_written(name: str) -> str:
    """The template is there."""
    return f"模板已写好：{name}。填好后先用 zerenqu import-roster {name} --dry-run 看看，再去掉 --dry-run 导入。"


def demo_beside_real(keys: Sequence[str]) -> str:
    """The demo does not run where real settings are."""
    shown = "、".join(keys[:3])
    return f"这里有真实设置（{shown}…），演示不会在真实设置旁边运行。请换一个没有 ZRQ_ 环境变量的终端再试。"


def story_broken(step: str, got: str) -> str:
    """A step of the story went wrong."""
    return f"这一步不对：{step}\n{got}"


STORY_PEOPLE = ("吴小燕", "王强", "孙国栋", "刘建国", "李红梅")
ROLES = {
    Role.BRANCH: "支委",
    Role.COMMITTEE: "总支办公室",
    Role.GROUP_LEADER: "党小组长",
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
