"""What is said about the year's assessment, beside its rooms."""

TITLE = "考核"


def reading_of(year: int) -> str:
    """How a reading of somebody's sheet is called in the access log."""
    return f"考核{year}"
