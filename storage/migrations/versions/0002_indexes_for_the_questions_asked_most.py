"""Indexes for the questions asked most"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0002'
down_revision: str | None = '0001'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Indexes for the questions asked most"""
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.create_index('ix_concern_branch_id_state', ['branch_id', 'state'], unique=False)

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_recipient_id_state_number', ['recipient_id', 'state', 'number'], unique=False)
        batch_op.create_index('ix_outbox_state_next_attempt_at', ['state', 'next_attempt_at'], unique=False)

    with op.batch_alter_table('talk', schema=None) as batch_op:
        batch_op.create_index('ix_talk_area_id_held_on', ['area_id', 'held_on'], unique=False)
        batch_op.create_index('ix_talk_host_id_held_on', ['host_id', 'held_on'], unique=False)



def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('talk', schema=None) as batch_op:
        batch_op.drop_index('ix_talk_host_id_held_on')
        batch_op.drop_index('ix_talk_area_id_held_on')

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_state_next_attempt_at')
        batch_op.drop_index('ix_outbox_recipient_id_state_number')

    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.drop_index('ix_concern_branch_id_state')

