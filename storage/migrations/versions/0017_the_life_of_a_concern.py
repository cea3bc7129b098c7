"""The life of a concern: whose it is, until when, and what it is the same matter as"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = '0017'
down_revision: str | None = '0016'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

REFERENCES = {'owner_id': 'person', 'handler_id': 'person', 'raised_to_id': 'party_org', 'merged_into_id': 'concern'}
PLAIN: dict[str, Any] = {'first_answer_by': sa.Date(), 'decision_by': sa.Date(), 'awaiting_since': sa.DateTime(timezone=True)}


def upgrade() -> None:
    """The life of a concern: whose it is, until when, and what it is the same matter as"""
    # The references stand in the columns: to add them apart SQLite would have to make the table anew, and others refer to it.
    for name, table in REFERENCES.items():
        refers = sa.ForeignKey(f'{table}.id', name=f'fk_concern_{name}_{table}')
        op.add_column('concern', sa.Column(name, sa.Uuid(), refers, nullable=True), inline_references=True)
        op.create_index(op.f(f'ix_concern_{name}'), 'concern', [name], unique=False)
    for name, kind in PLAIN.items():
        op.add_column('concern', sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    """Take it back."""
    for name in PLAIN:
        op.drop_column('concern', name)
    for name in REFERENCES:
        op.drop_index(op.f(f'ix_concern_{name}'), table_name='concern')
        op.drop_column('concern', name)
