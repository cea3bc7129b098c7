"""Sessions that come again, and those of which one is enough"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0038'
down_revision: str | None = '0037'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Sessions that come again"""
    op.create_table('study_series',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('organiser_id', sa.Uuid(), nullable=False),
        sa.Column('group_id', sa.Uuid(), nullable=True),
        sa.Column('audience', sa.String(), nullable=False),
        sa.Column('guest_ids', sa.JSON(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('rule', sa.String(), nullable=False),
        sa.Column('place', sa.String(), nullable=False),
        sa.Column('topic', sa.String(), nullable=False),
        sa.Column('material', sa.String(), nullable=False),
        sa.Column('lead_minutes', sa.Integer(), nullable=False),
        sa.Column('until', sa.Date(), nullable=False),
        sa.Column('made_until', sa.Date(), nullable=False),
        sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_by', sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(['ended_by'], ['person.id'], name=op.f('fk_study_series_ended_by_person')),
        sa.ForeignKeyConstraint(['group_id'], ['party_org.id'], name=op.f('fk_study_series_group_id_party_org')),
        sa.ForeignKeyConstraint(['organiser_id'], ['person.id'], name=op.f('fk_study_series_organiser_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_study_series')),
    )
    op.create_index(op.f('ix_study_series_group_id'), 'study_series', ['group_id'])
    op.create_index(op.f('ix_study_series_organiser_id'), 'study_series', ['organiser_id'])
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sittings', sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f('ix_study_session_sittings'), ['sittings'])
        batch_op.add_column(sa.Column('series_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_study_session_series_id_study_series'), 'study_series', ['series_id'], ['id'])
        batch_op.create_index(batch_op.f('ix_study_session_series_id'), ['series_id'])


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_study_session_series_id'))
        batch_op.drop_constraint(batch_op.f('fk_study_session_series_id_study_series'), type_='foreignkey')
        batch_op.drop_column('series_id')
        batch_op.drop_index(batch_op.f('ix_study_session_sittings'))
        batch_op.drop_column('sittings')
    op.drop_table('study_series')
