"""What is said about an edition that is not right, and about scores; read by whoever keeps the edition."""

from collections.abc import Sequence

CARRIED_BY_NOBODY = "没有写由谁做：要么写 capability，要么写 by_hand"
CARRIED_BY_BOTH = "capability 和 by_hand 只能写一个"
CLAUSE_NAME = "条款编号要写成字母加数字，例如 T3 或 M4.2"
DAY_FORM = "要写成“月-日”，例如 11-15"
NOT_A_NUMBER = "要写数字，例如 20 或 89.5，不加引号"
NO_SUCH_DAY = "没有这一天（2 月 29 日不是每年都有，也不能用）"
NO_GRADE_FROM_ZERO = "最低一等的 least 要写 0，否则低分没有等次"
NOT_DESCENDING = "要从高到低排，least 一个比一个小"
ONE_PERIOD = "hours、days、months 要写一个，也只写一个，要大于 0"
QUIET_ALL_DAY = "quiet_from 和 quiet_until 不对：免打扰不能为零，也不能超过 16 小时"
WINDOW_BACKWARDS = "closes 不能早于 opens"
BESIDE_NO_NAME = "这种原因不能写 beside_name：违章、处罚、思想、健康、家庭这类事不和名字记在一起"
NO_FIRST_WEEK = "几周轮换的班要写 first_week：第一周的星期一"
FIRST_WEEK_NOT_MONDAY = "first_week 要是星期一"
LINKED_NOT_COUNTED = (
    "unit_kinds 只有 linked_people 时，figures 里要写 linked_count：每个责任区结对几名职工"
)
COUNTED_NOT_LINKED = "figures 里写了 linked_count，unit_kinds 里却没有 linked_people"
NOTHING_HERE = "一项也没有"
KEY_IS_NOT_FILE_NAME = "要和文件名一样"
EDITIONS_OVERLAP = (
    "和另一份同一天生效，分不清用哪个；只写一份，或者把要换上的那份存成自己的文件、改好日期"
)
NONE_NAMED = "没有写用哪一份制度文本"
NONE_IN_FORCE = "这一天还没有生效的制度文本；请把那时在用的一份也写上，用逗号隔开"
FILE_MISSING = "找不到或读不了这个文件"
NOT_NAMED_TOML = "文件名要以 .toml 结尾"
TOO_LARGE = "文件太大，不像一份制度文本"
TOO_LONG_OR_DEEP = "看不懂（数字太长，或者括号套得太深）"
NOT_UTF8 = "不是 UTF-8 编码，请另存为 UTF-8"

SCORE_NOT_DECIMAL = "分数要用精确的小数"
SCORE_OUT_OF_RANGE = "分数要在 0 到 100 之间"
SCORE_TOO_FINE = "分数最多两位小数"

NOT_RIGHT = "写法不对"
KINDS = {  # pydantic's kinds of error; the fields are those of its error context
    "missing": "缺少这一项",
    "extra_forbidden": "没有这个名字的项",
    "enum": "只能写这些之一：{expected}",
    "string_type": "要写文字，加引号",
    "string_too_short": "不能是空的",
    "string_too_long": "最多 {max_length} 个字",
    "int_type": "要写整数，不加引号",
    "date_type": "要写日期，不加引号，例如 2021-03-04",
    "time_type": "要写时刻，不加引号，例如 21:00:00",
    "tuple_type": '要写成列表，例如 ["T3"]',
    "too_short": "至少要有一项",
    "dict_type": "要写成一张表",
    "mapping_type": "要写成一张表",
    "model_type": "要写成一张表",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "decimal_max_places": "最多 {decimal_places} 位小数",
    "finite_number": "要写数字",
}


def at(file: str, place: str, what: str, line: int | None = None) -> str:
    """One problem: the file, the key, the line when it is known, what is wrong."""
    where = f"（第 {line} 行）" if line else ""
    return f"{file} 的 {place}{where}：{what}" if place else f"{file}：{what}"


def nth(number: int) -> str:
    """The position of an entry in a list, counted from one."""
    return f"第 {number} 项"


def perhaps(name: str) -> str:
    """The nearest name that exists."""
    return f"；是不是想写 {name}？"


def unknown_clause(clause: str) -> str:
    """A cited clause that the edition does not hold."""
    return f"引用了 {clause}，但本版没有这一条"


def sum_is(points: object) -> str:
    """The points of the form do not make 100."""
    return f"各项 points 加起来是 {points}，应当正好 100"


def twice(names: Sequence[str]) -> str:
    """Names that stand more than once."""
    return f"重复了：{'、'.join(names)}"


def no_period(names: Sequence[str]) -> str:
    """Kinds of record without a period."""
    return f"缺少：{'、'.join(names)}"


def in_quiet_hours(name: str) -> str:
    """A reminder time that lies in the quiet hours."""
    return f"{name} 落在免打扰时段里"


def shift_in_quiet_hours(key: str) -> str:
    """A shift in which nobody could ever be told anything."""
    return f"shifts 里 {key} 的时间全在免打扰时段里，这个班的人什么也收不到；请写他们能收消息的时段"


def windows_overlap(before: str, after: str) -> str:
    """Two steps of the assessment at the same time, where the edition says that there are none."""
    return f"windows_overlap = false，可是「{before}」还没截止，「{after}」就开始了；请改日期，或者写 windows_overlap = true"


def not_toml(line: str, column: str) -> str:
    """Where the file stops being TOML."""
    return f"第 {line} 行第 {column} 列看不懂（少了引号、括号，或者同一个名字写了两次）"


NOT_TOML_AT_END = "文件末尾看不懂（少了引号或括号）"


def no_such_edition(key: str, known: Sequence[str]) -> str:
    """An edition that is not in the package."""
    return f"没有 {key} 这个版本，现有：{'、'.join(known)}"


def not_for_grading(title: str, reason: str) -> str:
    """An incomplete edition cannot be graded by."""
    return f"《{title}》还不完整（{reason}），补全之前不能用来评分。"
