"""How notices of the branch are shown to who passed them on, or sent them."""

NOTICES = "支部通知"


def given(code: str, area: str, *, heard: bool) -> str:
    """What one was given to pass on in an area."""
    return f"{code} 支部通知，请您在{area}传达，{'已传达' if heard else '还没说传达了'}（不记什么时候）"


def sent(code: str) -> str:
    """What one sent oneself."""
    return f"{code} 您发的支部通知"


def headed(first: str, when: str) -> str:
    """With the day of the notice."""
    return f"· {when} {first}"
