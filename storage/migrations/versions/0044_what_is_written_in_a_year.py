"""Plans of a year, study notes, good practice and model posts"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0044'
down_revision: str | None = '0043'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Plans of a year, study notes, good practice and model posts"""
    op.create_table('year_plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('org_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('serial', sa.Integer(), nullable=True),
    sa.Column('writer_id', sa.Uuid(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decider_id', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_lines', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_reason', sa.LargeBinary(), nullable=True),
    sa.Column('sealed_paper', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['decider_id'], ['person.id'], name=op.f('fk_year_plan_decider_id_person')),
    sa.ForeignKeyConstraint(['org_id'], ['party_org.id'], name=op.f('fk_year_plan_org_id_party_org')),
    sa.ForeignKeyConstraint(['writer_id'], ['person.id'], name=op.f('fk_year_plan_writer_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_year_plan')),
    sa.UniqueConstraint('org_id', 'year', name=op.f('uq_year_plan_org_id'))
    )
    with op.batch_alter_table('year_plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_year_plan_writer_id'), ['writer_id'], unique=False)
    op.create_table('year_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('author_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('named', sa.Boolean(), nullable=False),
    sa.Column('decider_id', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_text', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_year_entry_area_id_area')),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_year_entry_author_id_person')),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_year_entry_branch_id_party_org')),
    sa.ForeignKeyConstraint(['decider_id'], ['person.id'], name=op.f('fk_year_entry_decider_id_person')),
    sa.ForeignKeyConstraint(['group_id'], ['party_org.id'], name=op.f('fk_year_entry_group_id_party_org')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_year_entry_subject_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_year_entry')),
    sa.UniqueConstraint('kind', 'number', name=op.f('uq_year_entry_kind'))
    )
    with op.batch_alter_table('year_entry', schema=None) as batch_op:
        for column in ('author_id', 'branch_id', 'subject_id'):
            batch_op.create_index(batch_op.f(f'ix_year_entry_{column}'), [column], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table('year_entry')
    op.drop_table('year_plan')
