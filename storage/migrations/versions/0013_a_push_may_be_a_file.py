"""A push may be a file that is made when it goes"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0013'
down_revision: str | None = '0012'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """A push may be a file that is made when it goes"""
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('document', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('media_id', sa.String(), nullable=False, server_default=''))
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.alter_column('document', server_default=None)
        batch_op.alter_column('media_id', server_default=None)


def downgrade() -> None:
    """Take it back; a file that was not sent is called off."""
    op.execute("UPDATE outbox SET state = 'cancelled' WHERE document <> '' AND state = 'ready' AND call_id IS NULL")
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_column('media_id')
        batch_op.drop_column('document')
