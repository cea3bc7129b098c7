"""Who decided an assignment, at which meeting, and whether it is for good"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0010'
down_revision: str | None = '0009'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DECIDER = 'fk_area_assignment_decided_by_person'


def upgrade() -> None:
    """Who decided an assignment, at which meeting, and whether it is for good"""
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('interim', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('decided_by', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('decided_on', sa.Date(), nullable=True))
        batch_op.create_foreign_key(op.f(DECIDER), 'person', ['decided_by'], ['id'])
        batch_op.drop_column('reason')
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.alter_column('interim', server_default=None)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reason', sa.String(), nullable=False, server_default=''))
        batch_op.drop_constraint(op.f(DECIDER), type_='foreignkey')
        batch_op.drop_column('decided_on')
        batch_op.drop_column('decided_by')
        batch_op.drop_column('interim')
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.alter_column('reason', server_default=None)
