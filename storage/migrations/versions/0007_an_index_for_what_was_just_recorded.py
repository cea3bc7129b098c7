"""An index for what a host has just recorded"""

from collections.abc import Sequence

from alembic import op

revision: str = '0007'
down_revision: str | None = '0006'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """An index for what a host has just recorded"""
    with op.batch_alter_table('talk', schema=None) as batch_op:
        batch_op.create_index('ix_talk_host_id_recorded_at', ['host_id', 'recorded_at'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('talk', schema=None) as batch_op:
        batch_op.drop_index('ix_talk_host_id_recorded_at')
