"""The situation brief of a quarter: figures that may be told, and two paragraphs"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0027'
down_revision: str | None = '0026'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """The situation brief of a quarter: figures that may be told, and two paragraphs"""
    op.create_table('situation_brief',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('quarter', sa.Date(), nullable=False),
    sa.Column('taken_on', sa.Date(), nullable=False),
    sa.Column('figures', sa.JSON(), nullable=False),
    sa.Column('state', sa.Enum('taken', 'settled', 'sent', name='briefstate', native_enum=False, length=24), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_causes', sa.LargeBinary(), nullable=True),
    sa.Column('sealed_proposals', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_situation_brief_branch_id_party_org')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_situation_brief')),
    sa.UniqueConstraint('branch_id', 'quarter', name=op.f('uq_situation_brief_branch_id')),
    sa.UniqueConstraint('number', name=op.f('uq_situation_brief_number'))
    )
    with op.batch_alter_table('situation_brief', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_situation_brief_branch_id'), ['branch_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('situation_brief', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_situation_brief_branch_id'))

    op.drop_table('situation_brief')
