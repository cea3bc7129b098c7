"""Voice messages, kept sealed for a day"""

from collections.abc import Sequence

revision: str = '0043'
down_revision: str | None = '0042'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Voice messages, kept sealed for a day"""
