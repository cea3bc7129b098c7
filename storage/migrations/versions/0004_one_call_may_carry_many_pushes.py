"""One call of the platform may carry many pushes; what the senders of all processes share"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0004'
down_revision: str | None = '0003'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

UNFINISHED = "state IN ('ready', 'leased')"


def upgrade() -> None:
    """One call of the platform may carry many pushes; what the senders of all processes share"""
    op.create_table('outbox_call',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pushes', sa.Integer(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lease', sa.String(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('first_attempt_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('in_doubt', sa.Boolean(), nullable=False),
    sa.Column('sealed_body', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox_call'))
    )
    with op.batch_alter_table('outbox_call', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outbox_call_due_at'), ['due_at'], unique=False)
    sending = op.create_table('sending',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('spent', sa.Integer(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=True),
    sa.Column('shut_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cause', sa.String(), nullable=False),
    sa.Column('probes', sa.Integer(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('recovered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('free_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sending'))
    )
    op.bulk_insert(sending, [{'id': 1, 'spent': 0, 'cause': '', 'probes': 0, 'failures': 0}])
    # What was tried before keeps its bytes: the seal is bound to the same place and id.
    op.execute(
        "INSERT INTO outbox_call"  # noqa: S608  (fixed text)
        " (id, pushes, due_at, lease, attempts, first_attempt_at, in_doubt, sealed_body)"
        " SELECT id, 1, next_attempt_at, '', attempts, coalesce(first_attempt_at, next_attempt_at),"
        " (state = 'leased' OR error LIKE 'in_doubt%'), sealed_body"
        f" FROM outbox WHERE {UNFINISHED} AND sealed_body IS NOT NULL"
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('call_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('alike', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('spread', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('roster_seen', sa.Integer(), nullable=True))
    op.execute(f"UPDATE outbox SET call_id = id WHERE {UNFINISHED} AND sealed_body IS NOT NULL")  # noqa: S608
    op.execute(f"UPDATE outbox SET state = 'ready', due_at = next_attempt_at WHERE {UNFINISHED}")  # noqa: S608
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.alter_column('spread', server_default=None)
        batch_op.drop_index(batch_op.f('ix_outbox_next_attempt_at'))
        batch_op.drop_index(batch_op.f('ix_outbox_recipient_id'))
        batch_op.drop_index(batch_op.f('ix_outbox_state_next_attempt_at'))
        batch_op.create_index(batch_op.f('ix_outbox_call_id'), ['call_id'], unique=False)
        batch_op.create_index('ix_outbox_recipient_id_first_attempt_at', ['recipient_id', 'first_attempt_at'], unique=False)
        batch_op.create_index('ix_outbox_state_alike_number', ['state', 'alike', 'number'], unique=False)
        batch_op.create_index('ix_outbox_state_due_at_number', ['state', 'due_at', 'number'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_outbox_call_id_outbox_call'), 'outbox_call', ['call_id'], ['id'])
        batch_op.drop_column('sealed_body')
        batch_op.drop_column('attempts')
        batch_op.drop_column('lease')
        batch_op.drop_column('next_attempt_at')


def downgrade() -> None:
    """Take it back; what was joined is sent one by one again, and bytes of earlier attempts are given up."""
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('next_attempt_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('lease', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('attempts', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('sealed_body', sa.LargeBinary(), nullable=True))
    op.execute(
        "UPDATE outbox SET sealed_body = (SELECT sealed_body FROM outbox_call"
        " WHERE outbox_call.id = outbox.id AND outbox_call.pushes = 1)"
    )
    op.execute("UPDATE outbox SET next_attempt_at = due_at")
    op.execute(f"UPDATE outbox SET state = 'ready' WHERE {UNFINISHED}")  # noqa: S608
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.alter_column('next_attempt_at', nullable=False)
        batch_op.alter_column('lease', server_default=None)
        batch_op.alter_column('attempts', server_default=None)
        batch_op.drop_constraint(batch_op.f('fk_outbox_call_id_outbox_call'), type_='foreignkey')
        batch_op.drop_index('ix_outbox_state_due_at_number')
        batch_op.drop_index('ix_outbox_state_alike_number')
        batch_op.drop_index('ix_outbox_recipient_id_first_attempt_at')
        batch_op.drop_index(batch_op.f('ix_outbox_call_id'))
        batch_op.create_index(batch_op.f('ix_outbox_state_next_attempt_at'), ['state', 'next_attempt_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_recipient_id'), ['recipient_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_next_attempt_at'), ['next_attempt_at'], unique=False)
        batch_op.drop_column('roster_seen')
        batch_op.drop_column('spread')
        batch_op.drop_column('alike')
        batch_op.drop_column('call_id')

    op.drop_table('sending')
    with op.batch_alter_table('outbox_call', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outbox_call_due_at'))

    op.drop_table('outbox_call')
