"""What stands in the 目标任务确认表 of an area."""

HEADING = "目标任务和确认"
COLUMNS = ("编号", "方面", "目标", "结果", "确认的依据")
NOTE = "支部确认过的目标；结果由主管部门确认，不作为评价任何职工的依据。"


def file_name(area: str, year: int) -> str:
    """What the file is called."""
    return f"目标任务确认表-{area}-{year}"


def title(area: str, year: int) -> str:
    """Over it."""
    return f"{area} {year} 年目标任务确认表"
