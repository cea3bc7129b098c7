"""What a test or a demo can make the stand-in do wrong, call by call."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """How a call goes wrong."""

    ERRCODE = "errcode"
    BAD_GATEWAY = "bad_gateway"  # HTTP 502 with an HTML body
    HANG = "hang"
    RESET = "reset"  # the connection ends in the middle of the answer


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong in the next `times` calls; `after` means the call took effect first."""

    kind: FaultKind
    times: int
    call: str = ""  # such as "message/send"; empty: every call
    errcode: int = 0
    seconds: float = 0.0
    after: bool = False


class Faults:
    """The faults that wait for their call, first in first out."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def answer(self, errcode: int, *, times: int = 1, call: str = "") -> None:
        """Answer the next calls with `errcode` and do nothing else (60020, -1, 45009 …)."""
        self._waiting.append(Fault(FaultKind.ERRCODE, times, call, errcode=errcode))

    def bad_gateway(self, *, times: int = 1, call: str = "", after: bool = False) -> None:
        """Answer HTTP 502 with an HTML page."""
        self._waiting.append(Fault(FaultKind.BAD_GATEWAY, times, call, after=after))

    def hang(self, seconds: float, *, times: int = 1, call: str = "", after: bool = False) -> None:
        """Keep the caller waiting for `seconds`, or until it gives up, then answer 502."""
        self._waiting.append(Fault(FaultKind.HANG, times, call, seconds=seconds, after=after))

    def reset(self, *, times: int = 1, call: str = "", after: bool = False) -> None:
        """Break the connection before the answer is complete."""
        self._waiting.append(Fault(FaultKind.RESET, times, call, after=after))

    def clear(self) -> None:
        """Everything works again."""
        self._waiting.clear()

    def take(self, call: str) -> Fault | None:
        """The fault that meets this call, if any; it counts as used."""
        for fault in self._waiting:
            if fault.call in ("", call):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
