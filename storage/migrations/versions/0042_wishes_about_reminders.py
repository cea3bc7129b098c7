"""On which day of the week somebody wants what may wait"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0042'
down_revision: str | None = '0037'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """On which day of the week somebody wants what may wait"""
    with op.batch_alter_table('reminder_wish', schema=None) as batch_op:
        batch_op.add_column(sa.Column('weekday', sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take it back; who wanted one message a week did not want none at all."""
    op.execute(sa.text('DELETE FROM reminder_wish WHERE weekday IS NOT NULL'))
    with op.batch_alter_table('reminder_wish', schema=None) as batch_op:
        batch_op.drop_column('weekday')
