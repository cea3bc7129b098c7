"""Anonymous concerns, and the keys of those who read them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0029'
down_revision: str | None = '0028'
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Anonymous concerns, and the keys of those who read them"""
    op.create_table('anon_concern',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('receipt', sa.LargeBinary(), nullable=False),
    sa.Column('reply_key', sa.LargeBinary(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('state', sa.Enum('waiting', 'open', 'answered', 'reopened', 'closed', name='anonstate', native_enum=False, length=24), nullable=False),
    sa.Column('decision', sa.Enum('will_do', 'done', 'cannot_now', 'passed_up', name='decision', native_enum=False, length=24), nullable=True),
    sa.Column('released_on', sa.Date(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('promised_on', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_anon_concern')),
    sa.UniqueConstraint('number', name=op.f('uq_anon_concern_number')),
    sa.UniqueConstraint('receipt', name=op.f('uq_anon_concern_receipt')),
    sqlite_with_rowid=False
    )
    op.create_table('anon_words',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('concern_id', sa.Uuid(), nullable=False),
    sa.Column('voice', sa.Enum('raiser', 'solved', 'unsolved', 'recipient', name='anonvoice', native_enum=False, length=24), nullable=False),
    sa.Column('mark', sa.LargeBinary(), nullable=False),
    sa.Column('released_on', sa.Date(), nullable=True),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('keys', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['concern_id'], ['anon_concern.id'], name=op.f('fk_anon_words_concern_id_anon_concern')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_anon_words')),
    sa.UniqueConstraint('mark', name=op.f('uq_anon_words_mark')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('anon_words', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_anon_words_concern_id'), ['concern_id'], unique=False)

    op.create_table('recipient_key',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('public', sa.LargeBinary(), nullable=True),
    sa.Column('locked', sa.LargeBinary(), nullable=True),
    sa.Column('link', sa.LargeBinary(), nullable=True),
    sa.Column('link_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('link_tries', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_recipient_key_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_recipient_key')),
    sa.UniqueConstraint('link', name=op.f('uq_recipient_key_link'))
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('recipient_key')
    with op.batch_alter_table('anon_words', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_anon_words_concern_id'))

    op.drop_table('anon_words')
    op.drop_table('anon_concern')
