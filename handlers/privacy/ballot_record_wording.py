"""How what is held of a voter is shown to him."""

BALLOTS = "责任区评价"
_LIST = "评过没有的名单到截止就销毁"


def waiting(name: str, when: str, line: str) -> str:
    """What waits under his name."""
    words = f"\n  留言{line}" if line else ""
    return (
        f"· {when}您评的{name}，还没混进汇总，只有您打得开：看和改发「评价」，删掉发「不评」{words}"
    )


def mixed(name: str) -> str:
    """What was mixed is nobody's any more."""
    return f"· 您评过{name}，内容已经去掉姓名、混在一起，找不出是哪份；{_LIST}"


def declined(name: str) -> str:
    """He stays out of it."""
    return f"· 您不评{name}，没有内容；{_LIST}"
