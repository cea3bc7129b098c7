"""Who does not want his name written down"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0021'
down_revision: str | None = '0020'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Who does not want his name written down"""
    op.create_table('name_wish',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_name_wish_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_name_wish'))
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('name_wish')
