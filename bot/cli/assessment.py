"""assessment recompute: a finished year is worked out again from what is kept, and must come to the same."""

from typing import Annotated

import typer

from bot.cli import assessment_wording as wording
from bot.cli.console import DAMAGED, cli, open_database, say, stop
from handlers.assessment.cycle.results import digest
from handlers.regulation import Editions
from storage.keys import Keyring
from storage.queries import cycles, results

commands = typer.Typer(help=wording.GROUP, no_args_is_help=True)
cli.add_typer(commands, name="assessment")

Year = Annotated[int, typer.Argument(help=wording.YEAR)]


@commands.command("recompute", help=wording.RECOMPUTE)
def recompute(year: Year) -> None:
    """Say for each branch whether its results come to what was kept; ends with 3 where one does not. Nothing is written."""
    lines, wrong = [], False
    with open_database() as (engine, settings):
        editions = Editions.load(settings.edition)
        with Keyring(engine, settings.data_keys()).unit() as unit:
            for cycle, branch, day, kept in cycles.settled(unit.session, year):
                edition = editions.named(cycle.edition)
                if edition is None:
                    lines.append(wording.no_edition(branch, year, cycle.edition))
                    wrong = True
                    continue
                found = results.results(unit.session, cycle.id)
                same = digest(edition, found) == kept
                lines.append(wording.result(branch, year, day, len(found), kept.hex(), same=same))
                wrong = wrong or not same
    if wrong:
        stop(lines, DAMAGED)
    say(lines or [wording.nothing(year)])
