"""What members did in passing, and whom they mentor"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0040'
down_revision: str | None = '0039'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """What members did in passing, and whom they mentor"""
    op.create_table('duty_note',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('writer_id', sa.Uuid(), nullable=False),
    sa.Column('duty', sa.String(), nullable=False),
    sa.Column('dimension', sa.String(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_text', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_duty_note_area_id_area')),
    sa.ForeignKeyConstraint(['writer_id'], ['person.id'], name=op.f('fk_duty_note_writer_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_note')),
    sa.UniqueConstraint('number', name=op.f('uq_duty_note_number'))
    )
    with op.batch_alter_table('duty_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_duty_note_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_duty_note_writer_id'), ['writer_id'], unique=False)

    op.create_table('mentoring_pair',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('mentor_id', sa.Uuid(), nullable=False),
    sa.Column('mentored_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('asked', 'agreed', 'done', 'ended', name='pairstate', native_enum=False, length=24), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_goal', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_result', sa.LargeBinary(), nullable=True),
    sa.Column('sealed_answer', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_mentoring_pair_area_id_area')),
    sa.ForeignKeyConstraint(['mentor_id'], ['person.id'], name=op.f('fk_mentoring_pair_mentor_id_person')),
    sa.ForeignKeyConstraint(['mentored_id'], ['person.id'], name=op.f('fk_mentoring_pair_mentored_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentoring_pair')),
    sa.UniqueConstraint('number', name=op.f('uq_mentoring_pair_number'))
    )
    with op.batch_alter_table('mentoring_pair', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentoring_pair_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_mentoring_pair_mentor_id'), ['mentor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_mentoring_pair_mentored_id'), ['mentored_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('mentoring_pair', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mentoring_pair_mentored_id'))
        batch_op.drop_index(batch_op.f('ix_mentoring_pair_mentor_id'))
        batch_op.drop_index(batch_op.f('ix_mentoring_pair_area_id'))

    op.drop_table('mentoring_pair')
    with op.batch_alter_table('duty_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_duty_note_writer_id'))
        batch_op.drop_index(batch_op.f('ix_duty_note_area_id'))

    op.drop_table('duty_note')
