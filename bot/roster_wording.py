"""What the list of people is called column by column, and what is said about a list that is not right."""

from collections.abc import Iterable, Mapping, Sequence

from storage.vocabulary import PartyStatus, UnitKind

DEMO_BRANCH = "生产支部"
DEMO_GENERAL_BRANCH = "物流党总支"
DEMO_COMMITTEE = "公司党委"

# Every column by its field: the title of the template first, then others that are understood.
TITLES: Mapping[str, tuple[str, ...]] = {
    "userid": ("账号", "企业微信账号", "userid"),
    "name": ("姓名", "name"),
    "team": ("班组", "team"),
    "unit_kind": ("类型", "unit_kind"),
    "party_status": ("政治面貌", "party_status"),
    "party_group": ("党小组", "party_group"),
    "roles": ("职务", "role"),
    "areas": ("负责的责任区", "area"),
    "shift": ("班次", "shift"),
    "aliases": ("常用称呼", "aliases"),
    "joined_on": ("入职日期", "joined_on"),
    "left_on": ("离开日期", "left_on"),
    "linked": ("结对职工", "linked"),
}
# A list from before these columns says that nobody left, and has no areas of linked people.
OPTIONAL = frozenset({"left_on", "linked"})

UNIT_KINDS: Mapping[str, UnitKind] = {
    "": UnitKind.TEAM,
    "班组": UnitKind.TEAM,
    "team": UnitKind.TEAM,
    "室组": UnitKind.OFFICE_UNIT,
    "科室": UnitKind.OFFICE_UNIT,
    "office_unit": UnitKind.OFFICE_UNIT,
}
PARTY_STATUSES: Mapping[str, PartyStatus] = {
    "党员": PartyStatus.MEMBER,
    "中共党员": PartyStatus.MEMBER,
    "预备党员": PartyStatus.PROBATIONARY,
    "中共预备党员": PartyStatus.PROBATIONARY,
    "积极分子": PartyStatus.ACTIVIST,
    "入党积极分子": PartyStatus.ACTIVIST,
    "群众": PartyStatus.NONE,
    "共青团员": PartyStatus.NONE,
    "团员": PartyStatus.NONE,
}

NOTHING = frozenset(
    {"-", "--", "—", "——", "/", "\\", "无", "没有"}
)  # how people write an empty cell

SECRETARY = "书记"
COMMITTEE_MEMBER = "委员"
OFFICE = "办公室"
WORKER_WORDS = frozenset({"W", "职工", "群众"})
ACTIVIST_WORDS = frozenset({"A", "积极分子", "入党积极分子"})
MEMBER_WORDS = frozenset({"M", "责任区党员", "责任党员"})
LEADER_WORDS = frozenset({"L", "党小组长"})
OFFICE_WORDS = frozenset({"C", "总支办公室", "党总支办公室", "党委办公室"})
BRANCH_WORDS: Mapping[str, str] = {
    "B": COMMITTEE_MEMBER,
    "支委": COMMITTEE_MEMBER,
    COMMITTEE_MEMBER: COMMITTEE_MEMBER,
    **{one: one for one in (SECRETARY, "副书记", "组织委员", "宣传委员", "纪检委员", "青年委员")},
}
BRANCH_PREFIXES = ("B:", "党支部", "支部")
OFFICE_PREFIX = "C:"
DESK_PREFIXES = ("C:", "党总支", "总支", "党委")
HANDLER_PREFIXES = ("H:", "承办")
SAFETY_WORDS = frozenset({"安全值班", "安全值班员", "H:安全值班", "H:安全值班员"})
LEADER_PREFIX = "L:"

EXPLAINED: Mapping[str, str] = {
    "userid": "必填。企业微信里的账号，不是姓名",
    "name": "必填。在这里上班的人都写，劳务派遣、外包的也写",
    "team": "必填。班组或科室的名称，同一个班组写法要一样",
    "unit_kind": "班组 或 室组，不填就是班组",
    "party_status": "必填。党员、预备党员、积极分子、群众",
    "party_group": "党员填，别人空着",
    "roles": "书记、组织委员、党小组长、责任区党员等，几个职务用；隔开，没有就空着。总支纪检、总支个保写「总支纪检」「总支个保」；替支部办事的部门写「承办:后勤」「承办:设备」，接安全隐患的写「安全值班」",
    "areas": "责任区党员填，写班组名称，几个用；隔开。班组按班次分开负责的，写班组加班次，如 维修组甲班",
    "shift": "常白班、甲班等",
    "aliases": "大家平时怎么叫他，几个用；隔开",
    "joined_on": "必填。写成 2022-07-04",
    "left_on": "离开的人填，从这一天起不在；没离开就空着",
    "linked": "责任区按人结对的党员才填：结对职工的姓名或账号，用；隔开。「负责的责任区」写它叫什么，或空着",
}
EXAMPLE_MARK = "（示例）"
EXAMPLES: Sequence[Sequence[str]] = (  # in the order of the columns
    (
        *(f"{EXAMPLE_MARK}lifang", "李芳", "检修一组", "班组", "党员", "第一党小组"),
        *("党小组长；责任区党员", "检修一组", "常白班", "李姐", "2008-03-03", "", ""),
    ),
    (
        *(f"{EXAMPLE_MARK}zhaoyun", "赵云", "检修一组", "班组", "群众", ""),
        *("", "", "甲班", "小赵；阿云", "2022-07-04", "", ""),
    ),
)
SHEET = "人员名单"
WRONG_CHOICE = "请从列表里选一个。"

NO_FILE = "找不到这个文件，请核对文件名。"
UNREADABLE = "这个文件打不开，请核对文件名和权限。"
TOO_LARGE = "文件超过 {megabytes} MB。名单只要几列文字，请删掉图片和别的工作表再试。"
TOO_MANY_ROWS = "名单最多 {most} 行，这个文件用到了更下面的行。如果下面是空行，请整行删掉再保存。"
TOO_WIDE = "表格用到了第 {most} 列右边的格子。请删掉右边多余的列再保存。"
SWOLLEN = "这个 Excel 文件解开以后太大，没有读取。请把名单复制到新建的表格里再试。"
OLD_EXCEL = "这是旧版或加了密码的 Excel 文件。请另存为不带密码的 .xlsx 再试。"
BAD_EXCEL = "这个 Excel 文件已经损坏，打不开。请用 Excel 或 WPS 重新另存为 .xlsx。"
BAD_ENCODING = "看不懂这个文件的文字编码。请另存为「CSV UTF-8」或 .xlsx 再试。"
BAD_CSV = "第 {row} 行：引号或逗号不成对，这一行读不下去。请核对这一行的引号。"
NO_HEADER = "没有找到表头。最上面要有一行列名：{titles}。可以用 zerenqu roster-template 生成模板。"
MISSING_COLUMN = "第 {row} 行：表头缺少「{column}」这一列。请加上，没有内容就空着。"
SAME_COLUMN = "第 {row} 行：表头里「{column}」出现了两次，请只留一列。"
IGNORED_COLUMNS = "这些列没有读取：{columns}。"
NOBODY = "名单里一个人也没有。请从表头下面开始，每人一行。"
MERGED = "第 {first} 到 {last} 行：有合并的单元格。请取消合并，每一行都填全。"
OUTSIDE = "第 {row} 行：有一格填在没有列名的那一列。请删掉，或补上列名。"
AT = "第 {row} 行「{column}」：{problem}"

BLANK = "没有填，请补上。"
BAD_TEXT = "有不能用的字符（引号、看不见的字符，或开头是 = + - @）。请重新输入。"
TOO_LONG = "太长了，最多 {most} 个字。"
BAD_USERID = (
    "「{value}」不能当账号。账号只有字母、数字和 _ - @ .，最多 64 个字，请照企业微信通讯录填。"
)
BIG_NUMBER = "这一格是数字格式，位数太多，后面的数字已经不准。请把这一列设成文本格式，重新填。"
EXAMPLE_LEFT = "还是模板里的示例账号。请换成真实账号，或删掉这一行。"
SAME_USERID = "和第 {other} 行是同一个账号（不分大小写）。请只留一行。"
UNKNOWN_WORD = "不认识「{value}」。请填：{choices}。"
UNKNOWN_ROLE = "不认识「{value}」。可以填：{choices}；几个职务用；隔开。"
NOT_IN_THE_PARTY = "「{duty}」要由党员担任，这一行的政治面貌不是党员。请核对。"
NOT_AN_ACTIVIST = "职务写了积极分子，政治面貌却不是。请核对政治面貌。"
NO_GROUP = "是党小组长，请写明是哪个党小组。"
NO_AREA = "是责任区党员，请写明负责哪个责任区。"
AREA_NEEDS_A_MEMBER = "责任区要由党员负责，这一行的政治面貌不是党员。请换成党员，或核对政治面貌。"
TWO_SECRETARIES = "第 {other} 行已经有书记了。一个支部只有一位书记，请核对。"
TWO_KINDS = "第 {other} 行把「{team}」写成另一种类型。同一个班组要写成一样。"
TAKEN_TEAM = "班组「{team}」已经是{branch}的。两个支部的班组不能同名，聊天里才分得清：请在前面加上车间名。就是同一个班组的话，请核对支部、总支、党委的名称是不是写得和上次一样。"
LEFT_TOO_EARLY = "不比入职日期晚。离开日期是不再上班的第一天，请核对这两格。"
SHIFT_NOBODY_WORKS = "「{team}」没有人上「{shift}」，这个班组的班次有：{shifts}。请写班组名称，或班组加上其中一个班次。"
NO_SHIFTS = "一个也没有填"
ONE_NAME = "填了结对职工，这一格就只能写一个名称，也就是这个结对责任区叫什么；空着就叫「{name}」。"
NAME_OF_A_TEAM = "「{area}」是班组，不能当结对责任区的名称。请换一个，或空着。"
SAME_LINKED_NAME = "第 {other} 行的结对责任区也叫「{area}」，人却不一样。请起不同的名称。"
NOBODY_CALLED = "名单里没有「{name}」。请写这份名单里的姓名或账号。"
SEVERAL_CALLED = "有几位叫「{name}」（第 {rows} 行），请写账号。"
LINKED_TO_HIMSELF = "写了自己。结对职工要写别人。"
LINKED_TWICE = "「{name}」已经和第 {other} 行的党员结对了。一名职工只能在一个责任区里，请留一处。"
LINKED_COUNT = "写了 {count} 人，本版制度规定每个责任区结对 {wanted} 人。请核对。"
KINDS_NOT_MEANT = "本版制度的责任区按{kinds}划分，这些不是：{areas}。确实这样划分就不用管。"
KINDS = {
    UnitKind.TEAM: "班组",
    UnitKind.OFFICE_UNIT: "室组",
    UnitKind.SHIFT_PART: "班次",
    UnitKind.LINKED_PEOPLE: "结对职工",
}
BAD_DATE = "看不懂「{value}」。请写成 2022-07-04 这样的日期。"
LEADER = "党小组长"
ROLE_CHOICES = (
    "书记",
    "副书记",
    "组织委员",
    "党小组长",
    "责任区党员",
    "总支办公室",
    "总支纪检",
    "总支个保",
    "承办:后勤",
    "安全值班",
)
STATUS_CHOICES = ("党员", "预备党员", "积极分子", "群众")
KIND_CHOICES = ("班组", "室组")

EXAMPLES_SKIPPED = "第 {rows} 行是模板里的示例，已经跳过。"
NUMBER_USERID = (
    "第 {rows} 行的账号是数字格式，开头的 0 会丢。如果账号以 0 开头，请把这一列设成文本格式重填。"
)
SAME_NAME = "第 {rows} 行：「{team}」有几位都叫{name}。聊天时会问是哪一位；给他们填上不同的常用称呼会更方便。"
NOBODY_ANSWERS = "班组「{team}」：这份名单里没有负责它的党员。"
AREA_WITHOUT_PEOPLE = "责任区「{area}」：这份名单里没有这个班组的人。如果是班组名写错了，请改过来。"
JOINS_LATER = "{name}（{userid}）的入职日期是 {day}，到那天才算在名单里。写错了请改过来。"
NO_SECRETARY = "这份名单里没有支部书记，大家反映的事没人接。请在「职务」一栏写上「书记」。"

MOST_SAID = 200  # lines of one kind; nobody reads more of them at once
MORE = "……还有 {count} 条，没有列出。"
REFUSED = "名单有 {count} 处要改，一个人也没有导入："
ALREADY_THERE = "已经有「{path}」这个文件，没有覆盖。请换个文件名。"
CANNOT_WRITE = "写不了「{path}」。请核对文件夹和权限。"


def title(field: str) -> str:
    """The Chinese title of a column."""
    return TITLES[field][0]


def linked_area(name: str) -> str:
    """What an area of linked people is called when its member gave it no name."""
    return f"{name}结对组"


def at(row: int, field: str, problem: str) -> str:
    """One problem with its place."""
    return AT.format(row=row, column=title(field), problem=problem)


def listed(words: Iterable[object]) -> str:
    """Words as people write a list."""
    return "、".join(str(one) for one in words)


def rows_of(rows: Sequence[int]) -> str:
    """Row numbers, the first few of many.

    >>> rows_of([3, 4, 5, 6, 7, 8, 9])
    '3、4、5、6、7 等 7'
    """
    return listed(rows) if len(rows) <= 5 else f"{listed(rows[:5])} 等 {len(rows)}"


def shortened(lines: Sequence[str]) -> list[str]:
    """The first of many lines, and how many are left."""
    left = len(lines) - MOST_SAID
    return [*lines[:MOST_SAID], *([MORE.format(count=left)] if left > 0 else [])]


def quoted(value: str) -> str:
    """What stands in a cell, short enough for one line."""
    return value if len(value) <= 20 else value[:20] + "…"
