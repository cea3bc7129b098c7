"""Sessions in the platform's own calendar"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0046'
down_revision: str | None = '0045'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Sessions in the platform's own calendar"""
    op.create_table(
        'schedule_entry',
        sa.Column('session_id', sa.Uuid(), nullable=False),
        sa.Column('schedule_id', sa.String(), nullable=False),
        sa.Column('shows', sa.DateTime(timezone=True), nullable=True),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('lease', sa.String(), nullable=False),
        sa.Column('free_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['session_id'], ['study_session.id'], name=op.f('fk_schedule_entry_session_id_study_session')
        ),
        sa.PrimaryKeyConstraint('session_id', name=op.f('pk_schedule_entry')),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('schedule_entry')
