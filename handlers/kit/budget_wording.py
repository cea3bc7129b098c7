"""What a message says that joins what waited."""

SHOW_ALL = "回复「我还有啥没干」看全部。"


def heading(count: int) -> str:
    """How much has come together."""
    return f"攒了 {count} 件事，一起告诉您："


def item(line: str) -> str:
    """One of them."""
    return f"· {line}"


def and_more(count: int) -> str:
    """Those that found no place."""
    return f"· 还有 {count} 件"
