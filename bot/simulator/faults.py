"""What a test or a demo can make the stand-in do wrong, call by call."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypedDict, Unpack


class FaultKind(StrEnum):
    """How a call goes wrong."""

    ERRCODE = "errcode"
    BAD_GATEWAY = "bad_gateway"  # HTTP 502 with an HTML body
    HANG = "hang"
    RESET = "reset"  # the connection ends in the middle of the answer


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong in the next `times` calls, or in all of them before `until`.

    `after` means that the call took effect first.
    """

    kind: FaultKind
    times: int = 1
    call: str = ""  # such as "message/send"; empty: every call
    errcode: int = 0
    seconds: float = 0.0
    after: bool = False
    until: datetime | None = None  # by the platform's clock; then `times` does not count


class When(TypedDict, total=False):
    """Which calls a fault meets, as in `Fault`."""

    times: int
    call: str
    until: datetime | None


class WhenAndHow(When, total=False):
    """And whether they take effect."""

    after: bool


class Faults:
    """The faults that wait for their call, first in first out."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.met = 0  # how many calls went wrong so far
        self.most_at_once = 0  # of one call; more than these are answered 45033. 0: as many as come

    def answer(self, errcode: int, **when: Unpack[When]) -> None:
        """Answer the next calls with `errcode` and do nothing else (60020, -1, 6000, 45009 …)."""
        self._waiting.append(Fault(FaultKind.ERRCODE, errcode=errcode, **when))

    def bad_gateway(self, **when: Unpack[WhenAndHow]) -> None:
        """Answer HTTP 502 with an HTML page."""
        self._waiting.append(Fault(FaultKind.BAD_GATEWAY, **when))

    def hang(self, seconds: float, **when: Unpack[WhenAndHow]) -> None:
        """Keep the caller waiting for `seconds`, or until it gives up, then answer 502."""
        self._waiting.append(Fault(FaultKind.HANG, seconds=seconds, **when))

    def reset(self, **when: Unpack[WhenAndHow]) -> None:
        """Break the connection before the answer is complete."""
        self._waiting.append(Fault(FaultKind.RESET, **when))

    def clear(self) -> None:
        """Everything works again."""
        self._waiting.clear()
        self.most_at_once = 0

    def take(self, call: str, now: datetime) -> Fault | None:
        """The fault that meets this call, if any; it counts as used."""
        self._waiting = [one for one in self._waiting if one.until is None or now < one.until]
        for fault in self._waiting:
            if fault.call in ("", call):
                self.met += 1
                fault.times -= fault.until is None
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
