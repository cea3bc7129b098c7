"""Somebody says himself that a talk was held"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0021'
down_revision: str | None = '0020'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Somebody says himself that a talk was held"""
    with op.batch_alter_table('talk_person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('confirmed_on', sa.Date(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('talk_person', schema=None) as batch_op:
        batch_op.drop_column('confirmed_on')
