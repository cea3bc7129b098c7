"""Steps from one schema to the next, and how far a database has come.

Alembic is imported only to take a step: a running server asks nothing but where its database stands.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
VERSIONS = HERE / "versions"


def config_for(engine: Engine) -> "Config":
    """What Alembic needs to know: where the steps are, and the engine."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine, target: str = "head") -> None:
    """Bring the database to `target`; doing it twice changes nothing."""
    from alembic import command  # noqa: PLC0415

    command.upgrade(config_for(engine), target)


def step_back(engine: Engine, target: str) -> None:
    """Take the database back to an earlier schema."""
    from alembic import command  # noqa: PLC0415

    command.downgrade(config_for(engine), target)


def head() -> str:
    """The schema this program expects: its steps are numbered 0001, 0002, …"""
    return max(known())


def known() -> set[str]:
    """Every schema this program has heard of."""
    return {path.stem.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py")}


def current(engine: Engine) -> str:
    """The schema the database has; "" when it is empty."""
    if not inspect(engine).has_table("alembic_version"):
        return ""
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def is_empty(engine: Engine) -> bool:
    """Whether the database holds no table at all."""
    return not inspect(engine).get_table_names()
