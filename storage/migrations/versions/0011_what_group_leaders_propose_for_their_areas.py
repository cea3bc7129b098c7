"""What group leaders propose for their areas"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0011'
down_revision: str | None = '0010'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """What group leaders propose for their areas"""
    op.create_table('area_proposal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('proposed_by', sa.Uuid(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decision', sa.JSON(), nullable=False),
    sa.Column('settled_by', sa.Uuid(), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('accepted', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_area_proposal_area_id_area')),
    sa.ForeignKeyConstraint(['proposed_by'], ['person.id'], name=op.f('fk_area_proposal_proposed_by_person')),
    sa.ForeignKeyConstraint(['settled_by'], ['person.id'], name=op.f('fk_area_proposal_settled_by_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_area_proposal')),
    sa.UniqueConstraint('number', name=op.f('uq_area_proposal_number'))
    )
    with op.batch_alter_table('area_proposal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_area_proposal_area_id'), ['area_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table('area_proposal')
