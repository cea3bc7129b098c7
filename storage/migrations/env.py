"""Run by Alembic: the engine is handed in, nothing is read from an ini file."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

import storage.tables  # noqa: F401  (fills the metadata)
from storage.migrations import alone
from storage.tables.types import Points


def plain(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Old steps must not depend on today's code: types are written as what they store."""
    if kind == "type":
        for ours, stored in PLAIN.items():
            if isinstance(item, ours):
                return stored
    return False


PLAIN = {
    Points: "sa.Integer()",
    AutoString: "sa.String()",
    UTCDateTime: "sa.DateTime(timezone=True)",
}


engine = context.config.attributes["engine"]
with alone(engine) as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=False,
        render_item=plain,
    )
    context.run_migrations()
