"""When an activist was looked at"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0026'
down_revision: str | None = '0025'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """When an activist was looked at"""
    op.create_table('activist_review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('activist_id', sa.Uuid(), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('contact', 'branch', name='reviewkind', native_enum=False, length=24), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['activist_id'], ['person.id'], name=op.f('fk_activist_review_activist_id_person')),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_activist_review_branch_id_party_org')),
    sa.ForeignKeyConstraint(['recorded_by'], ['person.id'], name=op.f('fk_activist_review_recorded_by_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activist_review'))
    )
    with op.batch_alter_table('activist_review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_activist_review_activist_id'), ['activist_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_activist_review_held_on'), ['held_on'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('activist_review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_activist_review_held_on'))
        batch_op.drop_index(batch_op.f('ix_activist_review_activist_id'))

    op.drop_table('activist_review')
