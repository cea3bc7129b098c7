"""Kinds of sessions, several areas, signing in, minutes"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0037'
down_revision: str | None = '0036'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Kinds of sessions, several areas, signing in, minutes"""
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(), nullable=False, server_default='study'))
        batch_op.add_column(sa.Column('area_ids', sa.JSON(), nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('sign_in_hash', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('sign_in_until', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('minutes_by', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('sealed_minutes', sa.LargeBinary(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_study_session_minutes_by_person'), 'person', ['minutes_by'], ['id'])
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(), server_default=None)
        batch_op.alter_column('area_ids', existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_study_session_minutes_by_person'), type_='foreignkey')
        for column in ('sealed_minutes', 'minutes_by', 'sign_in_until', 'sign_in_hash', 'area_ids', 'kind'):
            batch_op.drop_column(column)
