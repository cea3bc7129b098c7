"""Looks at how duty is done, draws, and what became of goals"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0034'
down_revision: str | None = '0033'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Looks at how duty is done, draws, and what became of goals"""
    op.create_table('spot_check_draw',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('drawer_id', sa.Uuid(), nullable=False),
    sa.Column('drawn_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seed', sa.String(), nullable=False),
    sa.Column('among', sa.JSON(), nullable=False),
    sa.Column('drawn', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_spot_check_draw_branch_id_party_org')),
    sa.ForeignKeyConstraint(['drawer_id'], ['person.id'], name=op.f('fk_spot_check_draw_drawer_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_spot_check_draw'))
    )
    with op.batch_alter_table('spot_check_draw', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_spot_check_draw_branch_id'), ['branch_id'], unique=False)

    op.create_table('supervision_note',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('method', sa.Enum('supervision', 'report', 'site_visit', 'spot_check', 'documents', name='supervisionmethod', native_enum=False, length=24), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('writer_id', sa.Uuid(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('positive', sa.Boolean(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_finding', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_supervision_note_area_id_area')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_supervision_note_subject_id_person')),
    sa.ForeignKeyConstraint(['writer_id'], ['person.id'], name=op.f('fk_supervision_note_writer_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_supervision_note')),
    sa.UniqueConstraint('number', name=op.f('uq_supervision_note_number'))
    )
    with op.batch_alter_table('supervision_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_supervision_note_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_supervision_note_subject_id'), ['subject_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_supervision_note_writer_id'), ['writer_id'], unique=False)

    with op.batch_alter_table('goal', schema=None) as batch_op:
        batch_op.add_column(sa.Column('result', sa.Enum('done', 'partly', 'not_done', 'adjusted', name='goalresult', native_enum=False, length=24), nullable=True))
        batch_op.add_column(sa.Column('confirmer_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('sealed_evidence', sa.LargeBinary(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_goal_confirmer_id_person'), 'person', ['confirmer_id'], ['id'])


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('goal', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_goal_confirmer_id_person'), type_='foreignkey')
        batch_op.drop_column('sealed_evidence')
        batch_op.drop_column('confirmed_at')
        batch_op.drop_column('confirmer_id')
        batch_op.drop_column('result')

    with op.batch_alter_table('supervision_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_supervision_note_writer_id'))
        batch_op.drop_index(batch_op.f('ix_supervision_note_subject_id'))
        batch_op.drop_index(batch_op.f('ix_supervision_note_area_id'))

    op.drop_table('supervision_note')
    with op.batch_alter_table('spot_check_draw', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_spot_check_draw_branch_id'))

    op.drop_table('spot_check_draw')
