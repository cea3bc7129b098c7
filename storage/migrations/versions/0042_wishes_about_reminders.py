"""On which day of the week somebody wants what may wait; how much is asked of each role"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0042'
down_revision: str | None = '0041'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """On which day of the week somebody wants what may wait; how much is asked of each role"""
    op.create_table('burden_count',
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('worker', 'activist', 'responsible_member', 'group_leader', 'branch', 'committee', 'handler', 'admin', 'clock', name='role', native_enum=False, length=24), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_burden_count_branch_id_party_org')),
    sa.PrimaryKeyConstraint('branch_id', 'role', 'month', 'what', name=op.f('pk_burden_count'))
    )
    with op.batch_alter_table('reminder_wish', schema=None) as batch_op:
        batch_op.add_column(sa.Column('weekday', sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take it back; who wanted one message a week did not want none at all."""
    op.drop_table('burden_count')
    op.execute(sa.text('DELETE FROM reminder_wish WHERE weekday IS NOT NULL'))
    with op.batch_alter_table('reminder_wish', schema=None) as batch_op:
        batch_op.drop_column('weekday')
