"""Kinds of sessions, repeats, sittings, signing in, minutes"""

from collections.abc import Sequence

revision: str = '0037'
down_revision: str | None = '0036'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Kinds of sessions, repeats, sittings, signing in, minutes"""
