"""What runs a job of the bot's own on a writer, in its turn."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Run(Protocol):
    """As `Intake.run` does."""

    def __call__(self, job: Callable[[], T]) -> Awaitable[T]: ...
