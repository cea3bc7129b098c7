"""Sealed archives of areas"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0043'
down_revision: str | None = '0042'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Sealed archives of areas"""
    op.create_table('archive_seal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('link', sa.LargeBinary(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('people', sa.JSON(), nullable=False),
    sa.Column('sealed_content', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_archive_seal_area_id_area')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_archive_seal_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_archive_seal')),
    sa.UniqueConstraint('area_id', 'year', 'version', name=op.f('uq_archive_seal_area_id')),
    sa.UniqueConstraint('place', name=op.f('uq_archive_seal_place'))
    )
    with op.batch_alter_table('archive_seal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_archive_seal_by_id'), ['by_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table('archive_seal')
