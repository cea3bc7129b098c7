"""Who is to be talked with by which day, and whether he says that it was held"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0025'
down_revision: str | None = '0024'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Who is to be talked with by which day, and whether he says that it was held"""
    op.create_table('due_talk',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('entered_by', sa.Uuid(), nullable=False),
    sa.Column('entered_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('visit', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('reminded', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_due_talk_area_id_area')),
    sa.ForeignKeyConstraint(['entered_by'], ['person.id'], name=op.f('fk_due_talk_entered_by_person')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_due_talk_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_due_talk'))
    )
    with op.batch_alter_table('due_talk', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_due_talk_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_due_talk_due_on'), ['due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_due_talk_entered_by'), ['entered_by'], unique=False)
        batch_op.create_index(batch_op.f('ix_due_talk_person_id'), ['person_id'], unique=False)

    op.create_table('talk_reason',
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_talk_reason_area_id_area')),
    sa.PrimaryKeyConstraint('area_id', 'year', 'reason', name=op.f('pk_talk_reason'))
    )
    with op.batch_alter_table('talk_person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('confirmed_on', sa.Date(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('talk_person', schema=None) as batch_op:
        batch_op.drop_column('confirmed_on')

    op.drop_table('talk_reason')
    with op.batch_alter_table('due_talk', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_due_talk_person_id'))
        batch_op.drop_index(batch_op.f('ix_due_talk_entered_by'))
        batch_op.drop_index(batch_op.f('ix_due_talk_due_on'))
        batch_op.drop_index(batch_op.f('ix_due_talk_area_id'))

    op.drop_table('due_talk')
