"""What waits is found among many concerns that are over"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0028'
down_revision: str | None = '0027'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """What waits is found among many concerns that are over"""
    merged = sa.text('merged_into_id IS NOT NULL')
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.drop_index('ix_concern_branch_id')
        batch_op.drop_index('ix_concern_merged_into_id')
        batch_op.create_index('ix_concern_state', ['state'], unique=False)
        batch_op.create_index(
            'ix_concern_merged_into_id', ['merged_into_id'], unique=False, sqlite_where=merged, postgresql_where=merged
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.drop_index('ix_concern_merged_into_id')
        batch_op.drop_index('ix_concern_state')
        batch_op.create_index('ix_concern_merged_into_id', ['merged_into_id'], unique=False)
        batch_op.create_index('ix_concern_branch_id', ['branch_id'], unique=False)
