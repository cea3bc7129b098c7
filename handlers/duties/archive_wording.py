"""What stands in the document of duties done and of mentoring pairs."""

from storage.duty_words import PairState

NOTHING = "这个责任区这一年没有您能看的履责记录。"
SUBTITLE = "责任党员自己随手记的，没有另外填报"
NOTES, PAIRS = "做了什么", "结对帮带"
COLUMNS = ("编号", "日期", "任务和方面", "做了什么")
PAIR_COLUMNS = ("编号", "到什么时候", "目标", "结果")
NOT_COUNTED = "只写事，不写别人的名字；不数条数，不排名次，不折算成分数。"


def file_name(area: str, year: int) -> str:
    """What the file is called."""
    return f"履责记录-{area}-{year}"


def title(area: str, year: int) -> str:
    """Over the document."""
    return f"{area} {year} 年责任区履责记录"


def came_to(state: PairState, result: str) -> str:
    """What became of a pair; nothing says why one ended."""
    if state is PairState.DONE:
        return f"成了：{result}"
    return "进行中" if state is PairState.AGREED else "已结束"
