"""How often somebody wants to be told, and what he put off"""

from collections.abc import Sequence

revision: str = '0042'
down_revision: str | None = '0041'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """How often somebody wants to be told, and what he put off"""
