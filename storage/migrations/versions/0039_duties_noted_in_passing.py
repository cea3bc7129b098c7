"""Duties noted in passing, and who helps whom to learn"""

from collections.abc import Sequence

revision: str = '0039'
down_revision: str | None = '0038'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Duties noted in passing, and who helps whom to learn"""
