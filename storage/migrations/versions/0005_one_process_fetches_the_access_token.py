"""One process fetches the access token, and the others wait for it"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0005'
down_revision: str | None = '0004'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """One process fetches the access token, and the others wait for it"""
    with op.batch_alter_table('access_token', schema=None) as batch_op:
        batch_op.add_column(sa.Column('fetched_by', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('free_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('access_token', schema=None) as batch_op:
        batch_op.alter_column('fetched_by', server_default=None)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('access_token', schema=None) as batch_op:
        batch_op.drop_column('free_at')
        batch_op.drop_column('fetched_by')
