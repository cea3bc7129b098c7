"""What stands in the document of duties done."""

NOTHING = "这个责任区这一年没有您能看的履责记录。"
SUBTITLE = "责任党员自己随手记的，没有另外填报"
NOTES = "一、做了什么"
COLUMNS = ("编号", "日期", "任务和方面", "做了什么")
NOT_COUNTED = "只写事，不写别人的名字；不数条数，不排名次，不折算成分数。"


def file_name(area: str, year: int) -> str:
    """What the file is called."""
    return f"履责记录-{area}-{year}"


def title(area: str, year: int) -> str:
    """Over the document."""
    return f"{area} {year} 年责任区履责记录"
