"""How a note of a duty done is shown to whoever wrote it."""

NOTES = "履责"


def note(code: str, when: str) -> str:
    """Its number and the day it tells of."""
    return f"· {code} {when}您记的履责"


def tail(code: str, due: str) -> str:
    """When it goes, and how to see who read it and to delete it."""
    return f"  {due}；看谁看过发「谁看过 {code}」，要删发「删掉{code}」"
