"""Which pushes go in one call: the same words to many people, or what waited for one person (design §3, §6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from storage.queries.outbox_waiting import Told, Waiting

MOST_RECIPIENTS = 1000  # of one call (wecom.md §4.2)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pushes of one call: either alike and each for another person, or all for one person."""

    pushes: tuple[Waiting, ...]

    @property
    def for_one(self) -> bool:
        """Several pushes that waited for the same person."""
        return len(self.pushes) > 1 and self.pushes[0].recipient_id == self.pushes[1].recipient_id

    @property
    def recipients(self) -> int:
        """How many people it goes to."""
        return 1 if self.for_one else len(self.pushes)

    def divided(self, most: int) -> tuple["Bundle | None", "Bundle | None"]:
        """The part for at most so many people, and the rest."""
        if most >= self.recipients:
            return self, None
        if not most:
            return None, self
        return Bundle(self.pushes[:most]), Bundle(self.pushes[most:])


def bundled(pushes: Iterable[Waiting], told: Mapping[UUID, Told]) -> list[Bundle]:
    """Heads of lines as calls, in the order of promising: what waited for one person together, the rest by words."""
    bundles: list[Bundle] = []
    alike: dict[bytes, list[Waiting]] = {}
    for push in sorted(pushes, key=lambda one: one.number):
        waits = told[push.recipient_id].waits if push.recipient_id in told else []
        if len(waits) > 1 and push in waits:
            bundles.append(Bundle(tuple(waits)))
        elif push.alike is None:
            bundles.append(Bundle((push,)))
        else:
            alike.setdefault(push.alike, []).append(push)
    for same in alike.values():
        bundles += [Bundle(part) for part in _parts(same)]
    return sorted(bundles, key=lambda one: one.pushes[0].number)


def _parts(pushes: Sequence[Waiting]) -> list[tuple[Waiting, ...]]:
    starts = range(0, len(pushes), MOST_RECIPIENTS)
    return [tuple(pushes[start : start + MOST_RECIPIENTS]) for start in starts]


def numbers_of(pushes: Iterable[Waiting]) -> list[int]:
    """What stands for them in the outbox."""
    return [push.number for push in pushes]
