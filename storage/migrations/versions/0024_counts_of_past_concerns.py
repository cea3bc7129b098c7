"""How many concerns there were, when they themselves are gone"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0024'
down_revision: str | None = '0023'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Counts of past concerns"""
    op.create_table('past_concerns',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=True),
    sa.Column('category', sa.Enum('safety', 'shifts', 'pay', 'life', 'training', 'equipment', 'family', 'other', name='concerncategory', native_enum=False, length=24), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('solved', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_past_concerns_area_id_area')),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_past_concerns_branch_id_party_org')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_past_concerns'))
    )
    with op.batch_alter_table('past_concerns', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_past_concerns_branch_id'), ['branch_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('past_concerns', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_past_concerns_branch_id'))

    op.drop_table('past_concerns')
