"""What of a year's assessment is held about somebody beside his own words."""

APPRAISAL = "自查"


def excused(year: int, when: str, who: str, reason: str) -> str:
    """That there is no self-appraisal, and why."""
    return f"· {APPRAISAL}{year} {when}{who}记的：没有自查，原因：{reason}"


def extended(year: int, when: str, who: str, reason: str) -> str:
    """That he was given more time for a step of the assessment."""
    return f"· {APPRAISAL}{year} {when}{who}给您的考核延期，原因：{reason}"


def until(due: str) -> str:
    """How long it is kept, and who reads it."""
    return f"  您和支部看得到；留到{due}"
