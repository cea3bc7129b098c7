"""What `zerenqu restore` says."""

RESTORE = "把备份装回配置的数据库；加 --verify 只检查，不装。"
VERIFY = "只检查这份备份，不装"
REPLACE = "数据库里已有数据时也装；旧的留在旁边"
AFTER_PG_RESTORE = "PostgreSQL 用 pg_restore 装回以后运行：压住旧消息，重做删除"
KEYS = "按人封存的密钥文件；不写就用备份旁边的（备份.db.keys）"
WITHOUT_KEYS = "密钥文件没有了也装：职工说的话再也打不开"
DUMPS_KEYS = "（备份时写在 pg_dump 文件旁边的 .keys）"
BAD_KEY_FILE = (
    "密钥文件不完整，或不是这里的，没有改动。请换一份再试（--keys），更新的备份旁边那份也可以。"
)
WHICH_FILE = "要写明备份文件，比如：zerenqu restore 备份.db"
NOT_EMPTY = (
    "数据库里已经有数据，没有改动。确定要用备份替换它，请加 --replace（旧的会留在旁边，不会丢）。"
)
IN_USE = "数据库正被使用，没有改动。请先停掉服务（systemctl stop zerenqu），再试一次。"
ONLY_SQLITE = "这个选项只用于 PostgreSQL。SQLite 请直接：zerenqu restore 备份.db"
DAMAGE = {
    "integrity": "文件损坏（页面或索引对不上）",
    "references": "有记录指向不存在的人或事",
    "schema": "不是责任区的数据库",
    "newer": "结构比这个程序新，请换用更新的程序",
    "audit": "「谁看过」记录被改动过",
    "sealed": "有内容打不开",
}


def no_key_file(name: str) -> str:
    """A backup without the keys of people."""
    return (
        f"缺少密钥文件 {name}，没有改动：没有它，备份里职工说的话（谈心、反映、自查、请假事由）打不开。\n"
        "请用 --keys 写明密钥文件，更新的备份旁边那份也可以；确实没有了就加 --without-keys，其余的照样装回。"
    )


def use_pg_restore(url: str, name: str) -> str:
    """PostgreSQL has its own tool, and then there is something left to do."""
    return (
        "PostgreSQL 请先停掉服务，再装进一个空库：\n"
        f"pg_restore --exit-on-error --no-owner --dbname={url} {name}\n"
        f"然后运行：zerenqu restore --after-pg-restore --keys {name}.keys（压住旧消息，重做备份之后的删除）"
    )


def damaged(name: str, what: str) -> str:
    """A backup that must not be used."""
    return f"{name} 不能用：{DAMAGE[what]}。没有改动。请换一份更早的备份再试。"


def verified(name: str, schema: str, rows: int, opened: int, head: str) -> list[str]:
    """A backup that can be used."""
    return [
        f"{name} 是好的：结构 {schema}，{rows} 行，抽查 {opened} 条内容都能打开。",
        f"文件、引用、「谁看过」记录（到 {head}）都完整。",
        f"要装回去：先停掉服务，再运行 zerenqu restore {name}",
    ]


def restored(kept: str, held: int, deleted: int) -> list[str]:
    """The backup is in place."""
    lines = [f"旧的数据库留在：{kept}（用不着了请删掉）。"] if kept else []
    return [
        "已经装回去了。",
        *lines,
        f"备份之后的删除已经重做：{deleted} 行。",
        f"还没发出去的旧消息压住了 {held} 条，不会自动发。要看、要发：zerenqu outbox list，zerenqu outbox resend",
        "下一步：启动服务（zerenqu serve），看 /readyz。",
    ]
