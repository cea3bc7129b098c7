"""The plan of a year, good practice, model posts, closed archives"""

from collections.abc import Sequence

revision: str = '0041'
down_revision: str | None = '0040'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """The plan of a year, good practice, model posts, closed archives"""
