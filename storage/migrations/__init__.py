"""Steps from one schema to the next, and how far a database has come."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect


def config_for(engine: Engine) -> Config:
    """What Alembic needs to know: where the steps are, and the engine."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine, target: str = "head") -> None:
    """Bring the database to `target`; doing it twice changes nothing."""
    command.upgrade(config_for(engine), target)


def step_back(engine: Engine, target: str) -> None:
    """Take the database back to an earlier schema."""
    command.downgrade(config_for(engine), target)


def head() -> str:
    """The schema this program expects."""
    return ScriptDirectory(str(Path(__file__).parent)).get_current_head() or ""


def known() -> set[str]:
    """Every schema this program has heard of."""
    return {one.revision for one in ScriptDirectory(str(Path(__file__).parent)).walk_revisions()}


def current(engine: Engine) -> str:
    """The schema the database has; "" when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def is_empty(engine: Engine) -> bool:
    """Whether the database holds no table at all."""
    return not inspect(engine).get_table_names()
