"""Which command a sentence is meant for; asks when two are about equally likely, never chooses then."""

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.kit import wording
from handlers.kit.capability import Command, Context
from handlers.kit.reading.utterance import Utterance

SURE = 100  # the whole message is a command word
LEADING = 80  # it begins with one; a sure cue of another command asks or wins
ENOUGH = 50  # cues say so
TOO_CLOSE = 15  # two commands this near to each other: ask
NOTHING = Utterance.of("")


@dataclass(frozen=True, slots=True)
class Heard:
    """A command, how sure it is meant, and the sentence for it (without its command word)."""

    command: Command
    weight: int
    said: Utterance


def meant_by_word(said: Utterance, ctx: Context) -> list[Heard]:
    """The commands whose word the whole message is."""
    keys = ctx.words.exact(said)
    return (
        [Heard(one, SURE, NOTHING) for one in all_commands(ctx) if one.key in keys] if keys else []
    )


def candidates(said: Utterance, ctx: Context) -> list[Heard]:
    """Every command the sentence may be meant for, the likeliest first; those not open to the actor too."""
    found = meant_by_word(said, ctx)
    if not found:
        leading = ctx.words.leading(said)
        for command in all_commands(ctx):
            weight = command.weigh(said, ctx)
            if command.key in leading:
                found.append(Heard(command, max(weight, LEADING), leading[command.key]))
            elif weight >= ENOUGH:
                found.append(Heard(command, weight, said))
    return sorted(found, key=lambda one: (-one.weight, not one.command.open_to(ctx.actor)))


def all_commands(ctx: Context) -> Iterator[Command]:
    """Every command, open to the actor or not."""
    return (command for one in ctx.capabilities for command in one.commands)


def likely(found: list[Heard], ctx: Context) -> list[Heard]:
    """The one it is meant for, or the few that are too close to tell; of those open to the actor."""
    open_ones = [one for one in found if one.command.open_to(ctx.actor)]
    return [one for one in open_ones if open_ones[0].weight - one.weight < TOO_CLOSE][:3]


def usefulness(command: Command) -> int:
    """Sorts commands as people need them; what is not listed comes after, in its own order."""
    first = wording.SHOWN_FIRST
    return first.index(command.key) if command.key in first else len(first)
