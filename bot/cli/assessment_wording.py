"""What `zerenqu assessment` says."""

from datetime import date

GROUP = "年度考核：核对结果。"
RECOMPUTE = "把已经结束的考核按留下的数字重新算一遍，看是否和当时一致；什么也不改。"
YEAR = "哪一年，例如 2026。"
CODE = 16  # characters of the digest that are shown


def result(branch: str, year: int, day: date, sheets: int, digest: str, *, same: bool) -> str:
    """One branch."""
    ended = f"{branch} {year} 年考核（{day:%Y-%m-%d} 结束，{sheets} 张考核表）"
    if same:
        return f"✓ {ended}：重新算出来和当时一致，校验码 {digest[:CODE]}"
    return f"✗ {ended}：重新算出来和当时不一致（当时的校验码 {digest[:CODE]}）。有数据在结束以后被改过，或者制度文本被改过，请用备份核对。"


def no_edition(branch: str, year: int, edition: str) -> str:
    """The text a year was assessed by is not in the settings."""
    return f"✗ {branch} {year} 年考核是按制度文本 {edition} 做的，设置里没有它，没法重新算。请把它加回 ZRQ_EDITION。"


def nothing(year: int) -> str:
    """No year to work out again."""
    return f"{year} 年没有已经结束的考核。"
