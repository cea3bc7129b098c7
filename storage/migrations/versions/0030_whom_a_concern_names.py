"""Whom a concern names"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0030'
down_revision: str | None = '0029'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Whom a concern names"""
    op.create_table('concern_about',
    sa.Column('concern_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['concern_id'], ['concern.id'], name=op.f('fk_concern_about_concern_id_concern')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_concern_about_person_id_person')),
    sa.PrimaryKeyConstraint('concern_id', 'person_id', name=op.f('pk_concern_about'))
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('concern_about')
