"""The access log is chained, keys have numbers, upkeep is remembered"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0003'
down_revision: str | None = '0002'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """The access log is chained, keys have numbers, upkeep is remembered"""
    heads = op.create_table('audit_head',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('first', sa.BigInteger(), nullable=False),
    sa.Column('base', sa.LargeBinary(), nullable=False),
    sa.Column('last', sa.BigInteger(), nullable=False),
    sa.Column('link', sa.LargeBinary(), nullable=False),
    sa.Column('mark', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_head'))
    )
    start = {'id': 1, 'first': 1, 'base': b'', 'last': 0, 'link': b'', 'mark': b''}
    op.bulk_insert(heads, [start])
    op.create_table('data_key',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('fingerprint', sa.LargeBinary(), nullable=False),
    sa.Column('root', sa.LargeBinary(), nullable=False),
    sa.Column('retired', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_data_key')),
    sa.UniqueConstraint('fingerprint', name=op.f('uq_data_key_fingerprint'))
    )
    op.create_table('housekeeping',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_housekeeping'))
    )
    with op.batch_alter_table('access_log', schema=None) as batch_op:
        batch_op.add_column(sa.Column('place', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('link', sa.LargeBinary(), nullable=True))
        batch_op.create_index(batch_op.f('ix_access_log_place'), ['place'], unique=True)



def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('access_log', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_access_log_place'))
        batch_op.drop_column('link')
        batch_op.drop_column('place')

    op.drop_table('housekeeping')
    op.drop_table('data_key')
    op.drop_table('audit_head')
