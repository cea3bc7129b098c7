"""Kinds of sessions, repeats, sittings, signing in, minutes"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0037'
down_revision: str | None = '0036'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Kinds of sessions, repeats, sittings, signing in, minutes"""
    op.create_table('study_series',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organiser_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('area_id', sa.Uuid(), nullable=True),
    sa.Column('area_ids', sa.JSON(), nullable=False),
    sa.Column('repeats', sa.JSON(), nullable=False),
    sa.Column('at', sa.Time(), nullable=False),
    sa.Column('next_on', sa.Date(), nullable=True),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('lead_minutes', sa.Integer(), nullable=False),
    sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_study_series_area_id_area')),
    sa.ForeignKeyConstraint(['group_id'], ['party_org.id'], name=op.f('fk_study_series_group_id_party_org')),
    sa.ForeignKeyConstraint(['organiser_id'], ['person.id'], name=op.f('fk_study_series_organiser_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_study_series'))
    )
    with op.batch_alter_table('study_series', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_study_series_organiser_id'), ['organiser_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_study_series_next_on'), ['next_on'], unique=False)

    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(), nullable=False, server_default='study'))
        batch_op.add_column(sa.Column('area_ids', sa.JSON(), nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('series_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('sitting_of', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('sign_in_hash', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('sign_in_until', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('minutes_by', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('sealed_minutes', sa.LargeBinary(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_study_session_series_id_study_series'), 'study_series', ['series_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_study_session_sitting_of_study_session'), 'study_session', ['sitting_of'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_study_session_minutes_by_person'), 'person', ['minutes_by'], ['id'])
        batch_op.create_index(batch_op.f('ix_study_session_series_id'), ['series_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_study_session_sitting_of'), ['sitting_of'], unique=False)
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(), server_default=None)
        batch_op.alter_column('area_ids', existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_study_session_sitting_of'))
        batch_op.drop_index(batch_op.f('ix_study_session_series_id'))
        batch_op.drop_constraint(batch_op.f('fk_study_session_minutes_by_person'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_study_session_sitting_of_study_session'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_study_session_series_id_study_series'), type_='foreignkey')
        for column in ('sealed_minutes', 'minutes_by', 'sign_in_until', 'sign_in_hash', 'sitting_of', 'series_id', 'area_ids', 'kind'):
            batch_op.drop_column(column)

    with op.batch_alter_table('study_series', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_study_series_next_on'))
        batch_op.drop_index(batch_op.f('ix_study_series_organiser_id'))

    op.drop_table('study_series')
