"""Who noted an absence, and whose request for a name was decided"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0031'
down_revision: str | None = '0030'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Who noted an absence, and whose request for a name was decided"""
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.add_column(sa.Column('noted_by', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_absence_noted_by_person'), 'person', ['noted_by'], ['id'])

    with op.batch_alter_table('concern_event', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asker_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_concern_event_asker_id_person'), 'person', ['asker_id'], ['id'])

    op.execute("UPDATE concern_event SET asker_id = actor_id WHERE kind IN ('reveal_asked', 'revealed')")


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('concern_event', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_concern_event_asker_id_person'), type_='foreignkey')
        batch_op.drop_column('asker_id')

    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_absence_noted_by_person'), type_='foreignkey')
        batch_op.drop_column('noted_by')
