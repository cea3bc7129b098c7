"""Notices of results, and objections to them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0036'
down_revision: str | None = '0035'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Notices of results, and objections to them"""
    op.create_table('sheet_notice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('review_id', sa.Uuid(), nullable=False),
    sa.Column('told_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('published_until', sa.Date(), nullable=True),
    sa.Column('stated_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_statement', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_sheet_notice_area_id_area')),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_sheet_notice_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['review_id'], ['sheet_review.id'], name=op.f('fk_sheet_notice_review_id_sheet_review')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_sheet_notice_subject_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_notice')),
    sa.UniqueConstraint('cycle_id', 'subject_id', 'area_id', name=op.f('uq_sheet_notice_cycle_id'))
    )
    with op.batch_alter_table('sheet_notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_notice_subject_id'), ['subject_id'], unique=False)

    op.create_table('sheet_objection',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('objector_id', sa.Uuid(), nullable=False),
    sa.Column('named', sa.Boolean(), nullable=False),
    sa.Column('reviewer_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('open', 'upheld', 'changed', 'taken_back', name='objectionstate', native_enum=False, length=24), nullable=False),
    sa.Column('raised_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('passed_over', sa.JSON(), nullable=False),
    sa.Column('proposed', sa.Integer(), nullable=True),
    sa.Column('second_id', sa.Uuid(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_words', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_answer', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_sheet_objection_area_id_area')),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_sheet_objection_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['objector_id'], ['person.id'], name=op.f('fk_sheet_objection_objector_id_person')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['person.id'], name=op.f('fk_sheet_objection_reviewer_id_person')),
    sa.ForeignKeyConstraint(['second_id'], ['person.id'], name=op.f('fk_sheet_objection_second_id_person')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_sheet_objection_subject_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_objection')),
    sa.UniqueConstraint('number', name=op.f('uq_sheet_objection_number'))
    )
    with op.batch_alter_table('sheet_objection', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_objection_cycle_id'), ['cycle_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_objection_objector_id'), ['objector_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_objection_reviewer_id'), ['reviewer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_objection_subject_id'), ['subject_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('sheet_objection', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_objection_subject_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_objection_reviewer_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_objection_objector_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_objection_cycle_id'))

    op.drop_table('sheet_objection')
    with op.batch_alter_table('sheet_notice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_notice_subject_id'))

    op.drop_table('sheet_notice')
