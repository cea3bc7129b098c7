"""Areas of a shift or of linked people, who is absent, and what the division lacks"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0009'
down_revision: str | None = '0008'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

OPEN = sa.text('settled_on IS NULL')


def upgrade() -> None:
    """Areas of a shift or of linked people, who is absent, and what the division lacks"""
    # The defaults stay: to drop them SQLite would have to make the table anew, and others refer to it.
    op.add_column('area', sa.Column('shift', sa.String(), nullable=False, server_default=''))
    op.add_column('area', sa.Column('linked', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table('linked_person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_linked_person_area_id_area')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_linked_person_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_linked_person'))
    )
    op.create_index(op.f('ix_linked_person_area_id'), 'linked_person', ['area_id'], unique=False)
    op.create_index(op.f('ix_linked_person_person_id'), 'linked_person', ['person_id'], unique=False)
    op.create_table('absence',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    op.create_index(op.f('ix_absence_person_id'), 'absence', ['person_id'], unique=False)
    op.create_table('coverage_task',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('rule', sa.String(length=24), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('found_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_coverage_task_branch_id_party_org')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coverage_task'))
    )
    op.create_index('uq_coverage_task_open', 'coverage_task', ['branch_id', 'rule', 'subject_id'], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    """Take it back; areas of a shift or of linked people stay and become areas of a whole team."""
    op.drop_table('coverage_task')
    op.drop_table('absence')
    op.drop_table('linked_person')
    op.drop_column('area', 'linked')
    op.drop_column('area', 'shift')
