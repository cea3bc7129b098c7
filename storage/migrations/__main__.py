"""Write the next step: python -m storage.migrations "what it does"; then read what it wrote."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from storage.database import make_engine
from storage.migrations import config_for, known, migrate


def main(message: str) -> None:
    """Compare the tables with a database that has every step so far, and write what differs."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'steps.db'}")
        migrate(engine)
        number = f"{len(known()) + 1:04}"
        command.revision(config_for(engine), message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
