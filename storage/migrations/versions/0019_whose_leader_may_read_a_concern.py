"""Whose leader may read a concern"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0019'
down_revision: str | None = '0018'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Whose leader may read a concern"""
    # The reference stands in the column: to add it apart SQLite would have to make the table anew, and others refer to it.
    refers = sa.ForeignKey('party_org.id', name='fk_concern_group_id_party_org')
    op.add_column('concern', sa.Column('group_id', sa.Uuid(), refers, nullable=True), inline_references=True)
    op.create_index(op.f('ix_concern_group_id'), 'concern', ['group_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f('ix_concern_group_id'), table_name='concern')
    op.drop_column('concern', 'group_id')
