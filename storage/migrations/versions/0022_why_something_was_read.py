"""Why something was read"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0022'
down_revision: str | None = '0021'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

REASONS = ('handles', 'looks_back', 'area', 'took_part', 'growth', 'study', 'request', 'export')


def upgrade() -> None:
    """Why something was read; lines from before say nothing of it, and their links stay as they are"""
    why = sa.Enum(*REASONS, name='accessreason', native_enum=False, length=24)
    op.add_column('access_log', sa.Column('why', why, nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column('access_log', 'why')
