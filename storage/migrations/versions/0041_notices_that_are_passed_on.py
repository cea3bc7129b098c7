"""Notices that are passed on"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0041'
down_revision: str | None = '0040'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Notices that are passed on"""
    op.create_table('relay_notice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('sender_id', sa.Uuid(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('withdrawn', sa.Boolean(), nullable=False),
    sa.Column('sealed_text', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_relay_notice_branch_id_party_org')),
    sa.ForeignKeyConstraint(['sender_id'], ['person.id'], name=op.f('fk_relay_notice_sender_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_relay_notice')),
    sa.UniqueConstraint('number', name=op.f('uq_relay_notice_number'))
    )
    with op.batch_alter_table('relay_notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_relay_notice_branch_id'), ['branch_id'], unique=False)

    op.create_table('relay_task',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('notice_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('passed_on', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_relay_task_area_id_area')),
    sa.ForeignKeyConstraint(['notice_id'], ['relay_notice.id'], name=op.f('fk_relay_task_notice_id_relay_notice')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_relay_task_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_relay_task')),
    sa.UniqueConstraint('notice_id', 'area_id', 'person_id', name=op.f('uq_relay_task_notice_id'))
    )
    with op.batch_alter_table('relay_task', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_relay_task_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_relay_task_notice_id'), ['notice_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_relay_task_person_id'), ['person_id'], unique=False)



def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('relay_task', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_relay_task_person_id'))
        batch_op.drop_index(batch_op.f('ix_relay_task_notice_id'))
        batch_op.drop_index(batch_op.f('ix_relay_task_area_id'))

    op.drop_table('relay_task')
    with op.batch_alter_table('relay_notice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_relay_notice_branch_id'))

    op.drop_table('relay_notice')
