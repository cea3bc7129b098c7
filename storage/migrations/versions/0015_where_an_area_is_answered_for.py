"""Where an area is answered for, of crews that move"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0015'
down_revision: str | None = '0014'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Where an area is answered for, of crews that move"""
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('site', sa.String(), nullable=False, server_default=''))
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.alter_column('site', server_default=None)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.drop_column('site')
