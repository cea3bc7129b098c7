"""Ballots, their count, and who has voted"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0033'
down_revision: str | None = '0032'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Ballots, their count, and who has voted"""
    op.create_table('ballot',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('pool_id', sa.Uuid(), nullable=False),
    sa.Column('sealed_levels', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_ballot_cycle_id_assessment_cycle')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_cycle_id'), ['cycle_id'], unique=False)

    op.create_table('ballot_count',
    sa.Column('pool_id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('ballots', sa.Integer(), nullable=False),
    sa.Column('levels', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_ballot_count_cycle_id_assessment_cycle')),
    sa.PrimaryKeyConstraint('pool_id', name=op.f('pk_ballot_count'))
    )
    with op.batch_alter_table('ballot_count', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_count_cycle_id'), ['cycle_id'], unique=False)

    op.create_table('ballot_line',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('pool_id', sa.Uuid(), nullable=False),
    sa.Column('sealed_line', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_ballot_line_cycle_id_assessment_cycle')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot_line')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('ballot_line', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_line_cycle_id'), ['cycle_id'], unique=False)

    op.create_table('ballot_pool',
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('pool_id', sa.Uuid(), nullable=False),
    sa.Column('branch_wide', sa.Boolean(), nullable=False),
    sa.Column('closed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_ballot_pool_area_id_area')),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_ballot_pool_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_ballot_pool_subject_id_person')),
    sa.PrimaryKeyConstraint('cycle_id', 'area_id', 'subject_id', name=op.f('pk_ballot_pool'))
    )
    with op.batch_alter_table('ballot_pool', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_pool_pool_id'), ['pool_id'], unique=False)

    op.create_table('ballot_paper',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('voter_id', sa.Uuid(), nullable=False),
    sa.Column('kept_on', sa.Date(), nullable=False),
    sa.Column('sealed_paper', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_ballot_paper_area_id_area')),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_ballot_paper_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_ballot_paper_subject_id_person')),
    sa.ForeignKeyConstraint(['voter_id'], ['person.id'], name=op.f('fk_ballot_paper_voter_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot_paper')),
    sa.UniqueConstraint('cycle_id', 'area_id', 'subject_id', 'voter_id', name=op.f('uq_ballot_paper_cycle_id')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('ballot_paper', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_paper_voter_id'), ['voter_id'], unique=False)

    op.create_table('ballot_turnout',
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('voter_id', sa.Uuid(), nullable=False),
    sa.Column('declined', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_ballot_turnout_area_id_area')),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_ballot_turnout_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_ballot_turnout_subject_id_person')),
    sa.ForeignKeyConstraint(['voter_id'], ['person.id'], name=op.f('fk_ballot_turnout_voter_id_person')),
    sa.PrimaryKeyConstraint('cycle_id', 'area_id', 'subject_id', 'voter_id', name=op.f('pk_ballot_turnout')),
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('ballot_turnout')
    with op.batch_alter_table('ballot_paper', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_paper_voter_id'))

    op.drop_table('ballot_paper')
    with op.batch_alter_table('ballot_pool', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_pool_pool_id'))

    op.drop_table('ballot_pool')
    with op.batch_alter_table('ballot_line', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_line_cycle_id'))

    op.drop_table('ballot_line')
    with op.batch_alter_table('ballot_count', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_count_cycle_id'))

    op.drop_table('ballot_count')
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_cycle_id'))

    op.drop_table('ballot')
