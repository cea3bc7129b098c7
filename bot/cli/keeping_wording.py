"""What the commands say that keep the data: backup, migrate, keys, the access log, the purge."""

from collections.abc import Mapping
from datetime import date

from storage.vocabulary import Retention

BACKUP = "在线备份（SQLite）：服务不用停；备份里没有密钥，按人封存的钥匙在旁边的 .keys 文件里。"
ROTATE = "换数据密钥：用新钥匙把所有内容重新封一遍，服务不用停，断了再运行就接着来。"
VERIFY_AUDIT = "检查「谁看过」记录有没有被改动。"
PURGE = "删除到期的内容；加 --dry-run 只看会删多少。"
MIGRATE = "把数据库升级到这个版本的结构（SQLite 会先自动备份）；重复执行没有影响。"
ANCHOR = "以前记下的编号，可以写几个"
NO_ANCHOR = "--anchor 后面不是完整的编号，没有核对。编号是 verify-audit 或 backup 打印的那一串，比如 120-0123456789abcdef。请照原样抄。"
OLD_KEYS_LEFT = "备份做好了，但旧的密钥文件（.keys）删不掉。请检查权限，把超过 35 天的删掉；不然已经销毁的话在旧备份里还打得开。"
DRY_RUN = "只看会删多少，不删"

NO_DATABASE = "这里还没有数据库，没有可做的。请检查 ZRQ_DATABASE_URL，新装请运行：zerenqu migrate"
FILE_EXISTS = "这个文件已经有了，没有覆盖。请换一个文件名再试。"
NO_FOLDER = "没有这个文件夹，或不能在里面写文件。请检查路径和权限。"
NO_FILE = "没有这个文件，或读不了。请检查路径和权限。"
NO_ROOM = "没有做成：写不进去，多半是磁盘满了或没有权限。没有留下半份文件。请腾出空间再试。"
TWICE_AT_ONCE = "同一个命令正在另一个窗口（或定时任务）里运行，没有改动。请等它结束再试。"
AFTER_PG_DUMP = "PostgreSQL 用 pg_dump 备份好以后运行：记下备份的时间"
NO_DUMP_HERE = "这个选项只用于 PostgreSQL。SQLite 请直接：zerenqu backup 备份.db"
NO_DUMP = "这个文件不是 pg_dump --format=custom 的备份，没有记下。"
KEY_NOT_IN_USE = "新钥匙还没有启用，没有改动。请先把新的填进 ZRQ_DATA_KEY、旧的填进 ZRQ_DATA_KEY_OLD，重启所有服务（zerenqu serve），再运行 zerenqu rotate-keys。"
OLD_KEY_GONE = "现在只有一把钥匙，没有需要重新封的内容。下一步：不用做什么。"
NOTHING_DUE = "没有到期的内容，不用删。"
LOG_IN_USE = "删好了，但还有进程在读旧内容（比如正在备份），日志文件还没有清空。等它结束后再运行一次 zerenqu purge 即可。"
STILL_IN_DATABASE = (
    "PostgreSQL 里删掉的行由 autovacuum 清理；要马上清，请运行：vacuumdb --analyze 库名"
)
UNREADABLE = "有一条内容打不开，多半是数据库损坏。前面已经封好的不受影响。请先检查：zerenqu backup 新文件，再 zerenqu restore 新文件 --verify"
AUDIT_BROKEN_NEXT = "下一步：不要改动数据库，先备份保留现场（zerenqu backup 文件），再和以前的备份比对，并告诉书记。"

SINCE = {
    Retention.WHILE_EMPLOYED: "离职",
    Retention.CONCERNS: "办结",
    Retention.BALLOTS: "考核结束",
}
TABLES = {
    "pushes": "发完的消息",
    "said": "发出去一天、还能推迟的内容",
    "answers": "存着的回答",
    "heard": "消息编号",
    "conversations": "没说完的对话",
    "voices": "语音",
    "sentences": "谈心内容",
    "talk_names": "谈心里的姓名",
    "due_talks": "没谈成的该谈事项",
    "reviews": "积极分子考察日期",
    "talks": "谈心（只剩次数的）",
    "concern_events": "反映事项的经过",
    "concerns": "反映事项（件数留下）",
    "reasons": "请假事由",
    "attendance": "学习出勤",
    "sessions": "学习",
    "series": "定期的学习",
    "schedule_entries": "学习在企业微信日程里的编号",
    "goals": "目标",
    "briefs": "思想动态简报",
    "entries": "学习心得、好做法、示范岗",
    "plans": "落实方案",
    "archive_seals": "封存的管理档案",
    "appraisal_versions": "自查的旧稿",
    "appraisals": "自查",
    "appraisal_excuses": "没有自查的原因",
    "cycle_events": "考核经过",
    "step_extensions": "个人延期",
    "objections": "考核异议",
    "sheets": "考核表",
    "sheet_reviews": "支部审核",
    "notices": "考核告知",
    "ballot_papers": "没汇总的责任区评价",
    "ballot_turnout": "谁评过的名单",
    "ballots": "责任区评价（汇总留下）",
    "ballot_lines": "责任区评价的留言",
    "ballot_counts": "责任区评价的汇总",
    "ballot_pools": "责任区评价怎么合并的",
    "statements": "本人的说明",
    "requests": "更正和异议申请",
    "anonymous_words": "匿名反映的往来",
    "anonymous_concerns": "匿名反映",
    "recipient_keys": "离开的人收匿名反映的口令",
    "wishes": "不要提醒的意愿",
    "name_wishes": "不要记名字的意愿",
    "calendar_feeds": "离开的人的日历地址",
    "absences": "暂时不在的记录",
    "links": "结对关系",
    "changes": "人员变动",
    "aliases": "离职人员的别称",
    "roles": "离职人员的职务",
    "contacts": "培养联系人",
    "supervision_notes": "督查记录",
    "relay_tasks": "支部通知由谁传达",
    "relay_notices": "支部通知",
    "draws": "抽查的抽签",
    "duty_notes": "履责记录",
    "mentoring_pairs": "结对帮带",
    "proposals": "责任区建议",
    "assignments": "责任区的历任责任人",
    "subject_keys": "没有内容再用的个人钥匙",
    "readings": "「谁看过」记录",
    "occasions": "定时记录",
}


def corrupt(url_is_default: str) -> str:
    """The server does not start over a damaged file."""
    return (
        f"数据库文件损坏，没有启动，也没有改动：{url_is_default}。\n"
        "请装回最近的备份：zerenqu restore 备份.db --replace（损坏的文件会留在旁边）。\n"
        "先检查备份好不好：zerenqu restore 备份.db --verify"
    )


def missing_key(number: int) -> str:
    """A key that is needed was not given."""
    return (
        f"缺少数据密钥 v{number}，没有改动。填的钥匙不是这个数据库用的那把。\n"
        "请把对的钥匙填进 ZRQ_DATA_KEY；正在换钥匙的话，旧的填进 ZRQ_DATA_KEY_OLD。"
    )


def backed_up(name: str, size: int, rows: int, seconds: float, head: str) -> list[str]:
    """The backup is there."""
    return [
        f"备份好了：{name}，{_size(size)}，{rows} 行，用时 {seconds:.1f} 秒。",
        f"「谁看过」记录到 {head}，请把这个编号记在别处。",
        f"备份里没有密钥。下一步：把它拷到另一台机器；钥匙（ZRQ_DATA_KEY）另外保管；检查一遍：zerenqu restore {name} --verify",
    ]


def not_noted(name: str) -> str:
    """The backup is there, and nothing knows of it."""
    return (
        f"备份文件已经做好，可以用：{name}。但没能记下这次备份：数据库或见证文件（ZRQ_WITNESS）写不进去。\n"
        "请检查磁盘和权限，再换一个文件名备份一次；不然仍会提醒没有备份，也少一个核对「谁看过」记录的编号。"
    )


def use_pg_dump(url: str, name: str) -> str:
    """PostgreSQL has its own tool."""
    return (
        "PostgreSQL 的备份请用它自己的工具（密码放在 ~/.pgpass，不要写在命令里）：\n"
        f"umask 077; pg_dump --format=custom --exclude-table-data=subject_key --file={name} {url} && zerenqu backup {name} --after-pg-dump"
    )


def keys_beside(name: str, old: int) -> list[str]:
    """Where the keys are that no backup holds."""
    lines = [f"超过 35 天的密钥文件删掉了 {old} 份。"] if old else []
    return [
        f"密钥文件：{name}。装回时两份都要，请一起拷走；别处的也只留 35 天，销毁了的话才真的谁也打不开。",
        *lines,
    ]


def dump_noted(head: str) -> list[str]:
    """The dump is known."""
    return ["记下了：备份已经做好。", f"「谁看过」记录到 {head}，请把这个编号记在别处。"]


def migrated(before: str, after: str, kept: str) -> str:
    """Where the database stood and stands."""
    if before == after:
        return f"数据库已经是最新结构（{after}），没有改动。"
    done = f"数据库已升级到 {after}（原来是{before or '空库'}）。"
    if not kept:
        return done
    return f"{done}\n升级前的备份：{kept}。用几天没问题就删掉它；要退回去：换回旧程序，再 zerenqu restore {kept} --replace"


def dump_first(url: str) -> str:
    """On PostgreSQL the operator makes the backup."""
    return f"提醒：PostgreSQL 升级前请自己备份：pg_dump --format=custom --file=升级前.dump {url}"


def rotated(number: int, texts: int) -> list[str]:
    """Everything is sealed with the new key."""
    return [
        f"换好了：{texts} 条内容已用数据密钥 v{number} 重新封好，旧钥匙不再需要。",
        "下一步：去掉 ZRQ_DATA_KEY_OLD，重启服务。旧钥匙另外保管到旧备份都删掉为止（一般 35 天）。",
    ]


def rotation_broken_off(texts: int) -> str:
    """What was sealed again stays so."""
    return (
        f"断在半路：数据库正被占用或写不进去。已经重新封好 {texts} 条，不受影响；两把钥匙都还要留着。\n"
        "请检查磁盘，再运行一次 zerenqu rotate-keys，会接着做。"
    )


def purge_broken_off(counts: Mapping[str, int]) -> list[str]:
    """What was deleted stays deleted."""
    return [
        "断在半路：数据库正被占用或写不进去。已经删掉：",
        *_counts(counts),
        "删了就找不回来。请检查磁盘，再运行一次 zerenqu purge，会接着删（每天凌晨也会自动删）。",
    ]


def audit_holds(lines: int, head: str) -> list[str]:
    """The access log is whole."""
    return [
        f"「谁看过」记录完整：{lines} 条，没有改动、删除或调换。",
        f"请把这个编号记在别处：{head}。以后核对：zerenqu verify-audit --anchor {head}",
    ]


def audit_broken(broken: int, first: int, loose: int, *, head: bool, anchors: bool) -> list[str]:
    """The access log was touched."""
    lines = [f"第 {first} 条起有 {broken} 处对不上（改动、删除或调换）。"] if broken else []
    lines += [f"有 {loose} 条不在链里（后来塞进去的）。"] if loose else []
    lines += [] if head else ["最末一条对不上（尾部被删或总账被改）。"]
    lines += [] if anchors else ["和以前记下的编号对不上（尾部被删，或换成了旧的数据库）。"]
    return ["「谁看过」记录被动过：", *lines, AUDIT_BROKEN_NEXT]


def would_purge(
    counts: Mapping[str, int], until: Mapping[str, tuple[Retention, date]]
) -> list[str]:
    """What the purge would delete, and from which day on everything is kept."""
    lines = (
        f"{line}（{until[name][1].isoformat()} 以前{SINCE.get(until[name][0], '')}的）"
        if name in until
        else line
        for name, line in zip(
            (name for name in counts if counts[name]), _counts(counts), strict=True
        )
    )
    return ["到期可删：", *lines, "要现在删：zerenqu purge（每天凌晨也会自动删）。"]


def purged(counts: Mapping[str, int]) -> list[str]:
    """What the purge deleted."""
    return ["已经删掉：", *_counts(counts), "删了就找不回来。下一步：不用做什么。"]


def _counts(counts: Mapping[str, int]) -> list[str]:
    return [f"· {TABLES[name]}：{number}" for name, number in counts.items() if number]


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.0f} KB"
