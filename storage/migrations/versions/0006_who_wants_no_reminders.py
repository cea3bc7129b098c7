"""Who wants no reminders"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0006'
down_revision: str | None = '0005'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Who wants no reminders"""
    op.create_table('reminder_wish',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_reminder_wish_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_reminder_wish'))
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('reminder_wish')
