"""Voice messages on their way to words"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0045'
down_revision: str | None = '0044'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Voice messages on their way to words"""
    op.create_table(
        'voice_message',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('person_id', sa.Uuid(), nullable=False),
        sa.Column('heard_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('format', sa.String(), nullable=False),
        sa.Column('sealed_content', sa.LargeBinary(), nullable=False),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('lease', sa.String(), nullable=False),
        sa.Column('free_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('told_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_voice_message_person_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_voice_message')),
    )
    with op.batch_alter_table('voice_message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_voice_message_heard_at'), ['heard_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_voice_message_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table('voice_message')
