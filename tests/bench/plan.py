"""What all sections of the benchmark share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Script
from tests.bench.site import Site


@dataclass(frozen=True, slots=True)
class Plan:
    """A company with its databases, what everybody says, and how long it may take."""

    folder: Path
    site: Site
    scripts: list[Script]
    quick: bool


Section = Callable[[Plan], bool]  # False when something of ours was not right
