"""Keys of people, with which what they say is sealed"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0020'
down_revision: str | None = '0019'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Keys of people"""
    op.create_table('subject_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('sealed_key', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_subject_key_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subject_key')),
    sa.UniqueConstraint('person_id', 'year', name=op.f('uq_subject_key_person_id'))
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('subject_key')
