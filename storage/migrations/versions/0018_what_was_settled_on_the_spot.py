"""What was settled on the spot, as numbers"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0018'
down_revision: str | None = '0017'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """What was settled on the spot, as numbers"""
    op.create_table('settled_matter',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('category', sa.String(length=24), nullable=False),
    sa.Column('settled_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_settled_matter_area_id_area')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_settled_matter'))
    )
    op.create_index(op.f('ix_settled_matter_area_id'), 'settled_matter', ['area_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table('settled_matter')
