"""Addresses of calendars, and events kept on the platform"""

from collections.abc import Sequence

revision: str = '0038'
down_revision: str | None = '0037'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Addresses of calendars, and events kept on the platform"""
