"""How a fault is planted: a part of the program is replaced in a process of a test."""

from typing import Any


def replace(where: Any, name: str, by: Any) -> None:
    """Put something in the place of what is there."""
    assert hasattr(where, name), f"{where}.{name} is gone: the mutant must be planted elsewhere"
    setattr(where, name, by)
