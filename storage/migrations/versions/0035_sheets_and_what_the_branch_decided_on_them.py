"""Sheets of members, and what the branch decided on them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0035'
down_revision: str | None = '0034'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Sheets of members, and what the branch decided on them"""
    op.create_table('sheet',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('scored', 'reported', 'returned', 'second_look', 'approved', 'replaced', name='sheetstate', native_enum=False, length=24), nullable=False),
    sa.Column('scorer_id', sa.Uuid(), nullable=False),
    sa.Column('scored_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('sealed_content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_sheet_area_id_area')),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_sheet_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['scorer_id'], ['person.id'], name=op.f('fk_sheet_scorer_id_person')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_sheet_subject_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet')),
    sa.UniqueConstraint('cycle_id', 'subject_id', 'area_id', 'version', name=op.f('uq_sheet_cycle_id'))
    )
    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_cycle_id'), ['cycle_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_scorer_id'), ['scorer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_subject_id'), ['subject_id'], unique=False)

    op.create_table('sheet_review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('sheet_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('decision', sa.Enum('approved', 'returned', 'adjusted', name='reviewdecision', native_enum=False, length=24), nullable=False),
    sa.Column('reviewer_id', sa.Uuid(), nullable=False),
    sa.Column('reviewed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('second_id', sa.Uuid(), nullable=True),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('sealed_reason', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['reviewer_id'], ['person.id'], name=op.f('fk_sheet_review_reviewer_id_person')),
    sa.ForeignKeyConstraint(['second_id'], ['person.id'], name=op.f('fk_sheet_review_second_id_person')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], name=op.f('fk_sheet_review_sheet_id_sheet')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_review')),
    sa.UniqueConstraint('sheet_id', 'step', name=op.f('uq_sheet_review_sheet_id'))
    )
    with op.batch_alter_table('sheet_review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_review_sheet_id'), ['sheet_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('sheet_review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_review_sheet_id'))

    op.drop_table('sheet_review')
    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_subject_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_scorer_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_cycle_id'))

    op.drop_table('sheet')
