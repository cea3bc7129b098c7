"""Windows of every step, extensions, and what was done with a cycle"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0032'
down_revision: str | None = '0031'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Windows of every step, extensions, and what was done with a cycle"""
    op.create_table('assessment_window',
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.Enum('self_appraisal', 'area_evaluation', 'leader_scoring', 'branch_review', name='stepkey', native_enum=False, length=24), nullable=False),
    sa.Column('opens', sa.Date(), nullable=False),
    sa.Column('closes', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_assessment_window_cycle_id_assessment_cycle')),
    sa.PrimaryKeyConstraint('cycle_id', 'step', name=op.f('pk_assessment_window'))
    )
    op.create_table('appraisal_excuse',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('writer_id', sa.Uuid(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_reason', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_appraisal_excuse_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_appraisal_excuse_person_id_person')),
    sa.ForeignKeyConstraint(['writer_id'], ['person.id'], name=op.f('fk_appraisal_excuse_writer_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appraisal_excuse')),
    sa.UniqueConstraint('cycle_id', 'person_id', name=op.f('uq_appraisal_excuse_cycle_id'))
    )
    with op.batch_alter_table('appraisal_excuse', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appraisal_excuse_person_id'), ['person_id'], unique=False)

    op.create_table('cycle_event',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deed', sa.Enum('opened', 'moved', 'extended', 'advanced', 'published', 'finished', name='cycledeed', native_enum=False, length=24), nullable=False),
    sa.Column('state', sa.Enum('planned', 'self_open', 'area_evaluation', 'leader_scoring', 'branch_review', 'notice', 'objections', 'final', name='cyclestate', native_enum=False, length=24), nullable=False),
    sa.Column('step', sa.Enum('self_appraisal', 'area_evaluation', 'leader_scoring', 'branch_review', name='stepkey', native_enum=False, length=24), nullable=True),
    sa.Column('actor_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('sealed_reason', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_cycle_event_actor_id_person')),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_cycle_event_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_cycle_event_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cycle_event'))
    )
    with op.batch_alter_table('cycle_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cycle_event_cycle_id'), ['cycle_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cycle_event_person_id'), ['person_id'], unique=False)

    op.create_table('step_extension',
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.Enum('self_appraisal', 'area_evaluation', 'leader_scoring', 'branch_review', name='stepkey', native_enum=False, length=24), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('closes', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_step_extension_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_step_extension_person_id_person')),
    sa.PrimaryKeyConstraint('cycle_id', 'step', 'person_id', name=op.f('pk_step_extension'))
    )
    op.create_table('appraisal_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('appraisal_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_content', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['appraisal_id'], ['self_appraisal.id'], name=op.f('fk_appraisal_version_appraisal_id_self_appraisal')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appraisal_version')),
    sa.UniqueConstraint('appraisal_id', 'version', name=op.f('uq_appraisal_version_appraisal_id'))
    )
    op.execute(
        "INSERT INTO assessment_window (cycle_id, step, opens, closes)"
        " SELECT id, 'self_appraisal', self_from, self_until FROM assessment_cycle"
    )
    op.execute("UPDATE assessment_cycle SET state = 'self_open' WHERE state = 'self_closed'")
    # Not as a batch: SQLite would make the table anew, and others refer to it.
    op.add_column('assessment_cycle', sa.Column('final_on', sa.Date(), nullable=True))
    op.add_column('assessment_cycle', sa.Column('digest', sa.LargeBinary(), nullable=True))
    op.add_column('self_appraisal', sa.Column('sealed_draft', sa.LargeBinary(), nullable=True))
    op.drop_column('assessment_cycle', 'self_until')
    op.drop_column('assessment_cycle', 'self_from')


def downgrade() -> None:
    """Take it back."""
    op.add_column('assessment_cycle', sa.Column('self_from', sa.Date(), nullable=True))
    op.add_column('assessment_cycle', sa.Column('self_until', sa.Date(), nullable=True))
    op.drop_column('self_appraisal', 'sealed_draft')
    op.drop_column('assessment_cycle', 'digest')
    op.drop_column('assessment_cycle', 'final_on')
    for column, of_window in (('self_from', 'opens'), ('self_until', 'closes')):
        op.execute(
            f"UPDATE assessment_cycle SET {column} = (SELECT {of_window} FROM assessment_window"
            " WHERE cycle_id = assessment_cycle.id AND step = 'self_appraisal')"
        )
    op.execute("UPDATE assessment_cycle SET state = 'self_open' WHERE state NOT IN ('planned', 'self_open')")
    op.drop_table('appraisal_version')
    op.drop_table('step_extension')
    with op.batch_alter_table('cycle_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cycle_event_person_id'))
        batch_op.drop_index(batch_op.f('ix_cycle_event_cycle_id'))

    op.drop_table('cycle_event')
    with op.batch_alter_table('appraisal_excuse', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_appraisal_excuse_person_id'))

    op.drop_table('appraisal_excuse')
    op.drop_table('assessment_window')
