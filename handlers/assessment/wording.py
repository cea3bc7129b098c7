"""What is said about the year's assessment, beside its rooms."""

TITLE = "考核"
BALLOT_TITLE = "评价谁看得到"
BALLOT_ABOUT = "责任区评价会不会让人看到是谁写的。"
BALLOT_EXAMPLES = ("评价会不会让人看到是我写的",)
LEAST_BALLOTS = 5  # domain.md §3
NO_BALLOT_YET = (
    "责任区评价（考核第二步）我这里还没开通：没有收过评价，谁也看不到。\n"
    "有话现在就想说，直接发给我，送出前我会先说清谁看得到您的姓名。"
)


def ballot_privacy(area: str, voters: int) -> str:
    """What can be said of a ballot before there is one; `voters` are the staff of the area."""
    few = (
        f"不满 {LEAST_BALLOTS} 人，不单独给责任党员看"
        if voters < LEAST_BALLOTS
        else f"收满 {LEAST_BALLOTS} 份才给责任党员看合计"
    )
    return f"{NO_BALLOT_YET}\n按规定，将来评价不记名：{area}责任区有 {voters} 名职工，{few}。人少，写得太细还是可能让人认出来。"
