"""How what somebody wrote for the year is shown to him."""

YEAR = "年度材料"
NOTE = "学习心得"
CALLED = {"note": "", "practice": "好做法", "post": "示范岗推荐"}
PLAN = "落实方案里自己写的措施"
SEALED = "封存管理档案"


def entry(code: str, when: str, kind: str, *, mine: bool) -> str:
    """A note, a good practice or a nomination."""
    whose = "您写的" if mine else "别人写的，关于您的"
    return f"· {code} {when}{whose}{CALLED[kind]}；要删发「撤回 {code}」"


def plan(when: str, year: int) -> str:
    """What he wrote into a plan."""
    return f"· {when}您写进 {year} 年{PLAN}"


def sealed(when: str, area: str, year: int, code: str) -> str:
    """What he sealed."""
    return f"· {when}您封存了{area} {year} 年管理档案（校验码 {code}）"
