"""Since when somebody has his Party status"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0016'
down_revision: str | None = '0015'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Since when somebody has his Party status"""
    op.add_column('person', sa.Column('status_since', sa.Date(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column('person', 'status_since')
