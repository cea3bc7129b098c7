"""Yearly goals of areas"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0014'
down_revision: str | None = '0013'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Yearly goals of areas"""
    op.create_table('goal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('dimension', sa.String(), nullable=False),
    sa.Column('state', sa.Enum('proposed', 'returned', 'approved', 'replaced', 'dropped', name='goalstate', native_enum=False, length=24), nullable=False),
    sa.Column('replaces', sa.Integer(), nullable=True),
    sa.Column('drafter_id', sa.Uuid(), nullable=False),
    sa.Column('drafted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decider_id', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_text', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_reason', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_goal_area_id_area')),
    sa.ForeignKeyConstraint(['decider_id'], ['person.id'], name=op.f('fk_goal_decider_id_person')),
    sa.ForeignKeyConstraint(['drafter_id'], ['person.id'], name=op.f('fk_goal_drafter_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_goal')),
    sa.UniqueConstraint('number', name=op.f('uq_goal_number'))
    )
    with op.batch_alter_table('goal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_goal_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_goal_drafter_id'), ['drafter_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('goal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_goal_drafter_id'))
        batch_op.drop_index(batch_op.f('ix_goal_area_id'))

    op.drop_table('goal')
