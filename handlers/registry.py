"""Finds every capability: each child of `handlers` that is not machinery is one."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import handlers
from handlers.kit.capability import Capability, Command, Context
from handlers.kit.command_words import CommandWords
from handlers.kit.documents import AnyDocument
from handlers.kit.routines import Routine
from storage.vocabulary import Role

MACHINERY = {"desk", "registry", "kit", "regulation"}


@dataclass(frozen=True)
class Registry:
    """Every capability, in the order of the folder."""

    capabilities: Sequence[Capability]

    @classmethod
    def discover(cls) -> "Registry":
        """Import every capability; a child without one is a mistake and says so."""
        names = (one.name for one in pkgutil.iter_modules(handlers.__path__))
        modules = [
            importlib.import_module(f"handlers.{one}") for one in names if one not in MACHINERY
        ]
        return cls([module.capability for module in modules])

    @cached_property
    def commands(self) -> dict[str, Command]:
        """By key."""
        return {command.key: command for one in self.capabilities for command in one.commands}

    @cached_property
    def words(self) -> CommandWords:
        """Every command word."""
        pairs = ((word, one.key) for one in self.commands.values() for word in one.words)
        return CommandWords(pairs, {one.key for one in self.commands.values() if one.alone})

    def open_to(self, roles: frozenset[Role]) -> tuple[Command, ...]:
        """The commands somebody with these roles may use, in order."""
        if roles not in self._open:
            mine = (one for one in self.commands.values() if not one.may.roles.isdisjoint(roles))
            self._open[roles] = tuple(mine)
        return self._open[roles]

    @cached_property
    def _open(self) -> dict[frozenset[Role], tuple[Command, ...]]:
        return {}

    @cached_property
    def documents(self) -> dict[str, Callable[[Context], AnyDocument]]:
        """By key: what makes it for whoever it is sent to."""
        return {key: make for one in self.capabilities for key, make in one.documents.items()}

    @cached_property
    def routines(self) -> dict[str, Routine]:
        """By key."""
        return {routine.key: routine for one in self.capabilities for routine in one.routines}
