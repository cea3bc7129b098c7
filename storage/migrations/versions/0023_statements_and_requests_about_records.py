"""Statements and requests about records"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0023'
down_revision: str | None = '0022'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Statements and requests about records"""
    op.create_table('record_statement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('letter', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_words', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_record_statement_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_statement')),
    sa.UniqueConstraint('person_id', 'letter', 'number', name=op.f('uq_record_statement_person_id'))
    )
    with op.batch_alter_table('record_statement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_record_statement_number'), ['number'], unique=False)
    op.create_table('rights_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('correction', 'objection', name='requestkind', native_enum=False, length=24), nullable=False),
    sa.Column('record', sa.String(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('next_owners', sa.JSON(), nullable=False),
    sa.Column('state', sa.Enum('open', 'granted', 'refused', 'taken_back', name='requeststate', native_enum=False, length=24), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_words', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_answer', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_rights_request_owner_id_person')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_rights_request_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rights_request')),
    sa.UniqueConstraint('number', name=op.f('uq_rights_request_number'))
    )
    with op.batch_alter_table('rights_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rights_request_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_rights_request_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table('rights_request')
    op.drop_table('record_statement')
