"""The first schema"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0001'
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """The first schema"""
    op.create_table('access_token',
    sa.Column('app', sa.String(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('refreshed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_value', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('app', name=op.f('pk_access_token'))
    )
    op.create_table('counter',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_counter'))
    )
    op.create_table('inbox',
    sa.Column('key', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('heard_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_answer', sa.LargeBinary(), nullable=True),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_inbox'))
    )
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inbox_heard_at'), ['heard_at'], unique=False)

    op.create_table('occasion',
    sa.Column('rule', sa.String(), nullable=False),
    sa.Column('fire_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('rule', 'fire_at', name=op.f('pk_occasion'))
    )
    op.create_table('party_org',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('level', sa.Enum('party_committee', 'general_branch', 'party_branch', 'party_group', name='orglevel', native_enum=False, length=24), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['party_org.id'], name=op.f('fk_party_org_parent_id_party_org')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party_org'))
    )
    op.create_table('roster_revision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roster_revision'))
    )
    op.create_table('assessment_cycle',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('state', sa.Enum('planned', 'self_open', 'self_closed', name='cyclestate', native_enum=False, length=24), nullable=False),
    sa.Column('self_from', sa.Date(), nullable=False),
    sa.Column('self_until', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_assessment_cycle_branch_id_party_org')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assessment_cycle')),
    sa.UniqueConstraint('branch_id', 'year', name=op.f('uq_assessment_cycle_branch_id'))
    )
    op.create_table('team',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('team', 'office_unit', name='unitkind', native_enum=False, length=24), nullable=False),
    sa.Column('branch_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_team_branch_id_party_org')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team')),
    sa.UniqueConstraint('name', name=op.f('uq_team_name'))
    )
    with op.batch_alter_table('team', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_team_branch_id'), ['branch_id'], unique=False)

    op.create_table('area',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('team_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('branch_id', sa.Uuid(), nullable=True),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_area_branch_id_party_org')),
    sa.ForeignKeyConstraint(['group_id'], ['party_org.id'], name=op.f('fk_area_group_id_party_org')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_area_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_area')),
    sa.UniqueConstraint('name', name=op.f('uq_area_name'))
    )
    with op.batch_alter_table('area', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_area_branch_id'), ['branch_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_area_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_area_team_id'), ['team_id'], unique=False)

    op.create_table('person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('userid', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('team_id', sa.Uuid(), nullable=False),
    sa.Column('party_status', sa.Enum('member', 'probationary_member', 'activist', 'none', name='partystatus', native_enum=False, length=24), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('shift', sa.String(), nullable=False),
    sa.Column('joined_on', sa.Date(), nullable=False),
    sa.Column('left_on', sa.Date(), nullable=True),
    sa.Column('welcomed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['party_org.id'], name=op.f('fk_person_group_id_party_org')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_person_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('userid', name=op.f('uq_person_userid'))
    )
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_person_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_person_team_id'), ['team_id'], unique=False)

    op.create_table('access_log',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Uuid(), nullable=True),
    sa.Column('role', sa.Enum('worker', 'activist', 'responsible_member', 'group_leader', 'branch', 'committee', 'admin', 'clock', name='role', native_enum=False, length=24), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Enum('read', 'answered', 'attempted', name='accesskind', native_enum=False, length=24), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_access_log_actor_id_person')),
    sa.ForeignKeyConstraint(['subject_id'], ['person.id'], name=op.f('fk_access_log_subject_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_log'))
    )
    with op.batch_alter_table('access_log', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_access_log_actor_id'), ['actor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_access_log_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_access_log_subject_id'), ['subject_id'], unique=False)

    op.create_table('activist_contact',
    sa.Column('activist_id', sa.Uuid(), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['activist_id'], ['person.id'], name=op.f('fk_activist_contact_activist_id_person')),
    sa.ForeignKeyConstraint(['contact_id'], ['person.id'], name=op.f('fk_activist_contact_contact_id_person')),
    sa.PrimaryKeyConstraint('activist_id', 'contact_id', name=op.f('pk_activist_contact'))
    )
    op.create_table('alias',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_alias_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', 'name', name=op.f('pk_alias'))
    )
    op.create_table('area_assignment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('own_team', 'cadre', 'neighbouring', 'business_linked', name='assignmentkind', native_enum=False, length=24), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_area_assignment_area_id_area')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_area_assignment_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_area_assignment'))
    )
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_area_assignment_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_area_assignment_person_id'), ['person_id'], unique=False)

    op.create_table('concern',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('raiser_id', sa.Uuid(), nullable=False),
    sa.Column('identity', sa.Enum('named', 'confidential', name='identity', native_enum=False, length=24), nullable=False),
    sa.Column('category', sa.Enum('safety', 'shifts', 'pay', 'life', 'training', 'equipment', 'family', 'other', name='concerncategory', native_enum=False, length=24), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=True),
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=True),
    sa.Column('urgent', sa.Boolean(), nullable=False),
    sa.Column('repeated', sa.Boolean(), nullable=False),
    sa.Column('state', sa.Enum('raised', 'answered', 'reopened', 'closed', 'withdrawn', name='concernstate', native_enum=False, length=24), nullable=False),
    sa.Column('decision', sa.Enum('will_do', 'cannot_now', 'passed_up', name='decision', native_enum=False, length=24), nullable=True),
    sa.Column('promised_on', sa.Date(), nullable=True),
    sa.Column('raised_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_text', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['about_id'], ['person.id'], name=op.f('fk_concern_about_id_person')),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_concern_area_id_area')),
    sa.ForeignKeyConstraint(['branch_id'], ['party_org.id'], name=op.f('fk_concern_branch_id_party_org')),
    sa.ForeignKeyConstraint(['raiser_id'], ['person.id'], name=op.f('fk_concern_raiser_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_concern')),
    sa.UniqueConstraint('number', name=op.f('uq_concern_number'))
    )
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_concern_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_concern_branch_id'), ['branch_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_concern_raiser_id'), ['raiser_id'], unique=False)

    op.create_table('conversation',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_state', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_conversation_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_conversation'))
    )
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conversation_changed_at'), ['changed_at'], unique=False)

    op.create_table('outbox',
    sa.Column('number', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('recipient_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('urgent', 'answer', 'notice', 'reminder', 'continuation', name='pushkind', native_enum=False, length=24), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('once_key', sa.String(), nullable=True),
    sa.Column('state', sa.Enum('ready', 'leased', 'sent', 'cancelled', 'unknown', 'dead', name='pushstate', native_enum=False, length=24), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('not_after', sa.DateTime(timezone=True), nullable=True),
    sa.Column('next_attempt_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('lease', sa.String(), nullable=False),
    sa.Column('first_attempt_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('error', sa.String(), nullable=False),
    sa.Column('sealed_text', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_body', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['recipient_id'], ['person.id'], name=op.f('fk_outbox_recipient_id_person')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_outbox')),
    sa.UniqueConstraint('id', name=op.f('uq_outbox_id')),
    sa.UniqueConstraint('once_key', name=op.f('uq_outbox_once_key'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outbox_about'), ['about'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_next_attempt_at'), ['next_attempt_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_recipient_id'), ['recipient_id'], unique=False)

    op.create_table('role_holding',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('worker', 'activist', 'responsible_member', 'group_leader', 'branch', 'committee', 'admin', 'clock', name='role', native_enum=False, length=24), nullable=False),
    sa.Column('duty', sa.String(), nullable=False),
    sa.Column('org_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['org_id'], ['party_org.id'], name=op.f('fk_role_holding_org_id_party_org')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_role_holding_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_holding'))
    )
    with op.batch_alter_table('role_holding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_role_holding_person_id'), ['person_id'], unique=False)

    op.create_table('self_appraisal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cycle_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'submitted', name='appraisalstate', native_enum=False, length=24), nullable=False),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_content', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['cycle_id'], ['assessment_cycle.id'], name=op.f('fk_self_appraisal_cycle_id_assessment_cycle')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_self_appraisal_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_self_appraisal')),
    sa.UniqueConstraint('cycle_id', 'person_id', name=op.f('uq_self_appraisal_cycle_id'))
    )
    with op.batch_alter_table('self_appraisal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_self_appraisal_person_id'), ['person_id'], unique=False)

    op.create_table('study_session',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('organiser_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('area_id', sa.Uuid(), nullable=True),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('material', sa.String(), nullable=False),
    sa.Column('lead_minutes', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('planned', 'held', 'cancelled', name='sessionstate', native_enum=False, length=24), nullable=False),
    sa.Column('arranged_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_study_session_area_id_area')),
    sa.ForeignKeyConstraint(['group_id'], ['party_org.id'], name=op.f('fk_study_session_group_id_party_org')),
    sa.ForeignKeyConstraint(['organiser_id'], ['person.id'], name=op.f('fk_study_session_organiser_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_study_session')),
    sa.UniqueConstraint('number', name=op.f('uq_study_session_number'))
    )
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_study_session_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_study_session_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_study_session_organiser_id'), ['organiser_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_study_session_starts_at'), ['starts_at'], unique=False)

    op.create_table('talk',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('host_id', sa.Uuid(), nullable=False),
    sa.Column('area_id', sa.Uuid(), nullable=True),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('headcount', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('for_growth', sa.Boolean(), nullable=False),
    sa.Column('follow_up', sa.Boolean(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_sentence', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['area.id'], name=op.f('fk_talk_area_id_area')),
    sa.ForeignKeyConstraint(['host_id'], ['person.id'], name=op.f('fk_talk_host_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk')),
    sa.UniqueConstraint('number', name=op.f('uq_talk_number'))
    )
    with op.batch_alter_table('talk', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_talk_area_id'), ['area_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_talk_held_on'), ['held_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_talk_host_id'), ['host_id'], unique=False)

    op.create_table('concern_event',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('concern_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('raised', 'answered', 'asked_back', 'solved', 'reopened', 'withdrawn', name='concerneventkind', native_enum=False, length=24), nullable=False),
    sa.Column('actor_id', sa.Uuid(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sealed_note', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_concern_event_actor_id_person')),
    sa.ForeignKeyConstraint(['concern_id'], ['concern.id'], name=op.f('fk_concern_event_concern_id_concern')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_concern_event'))
    )
    with op.batch_alter_table('concern_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_concern_event_concern_id'), ['concern_id'], unique=False)

    op.create_table('session_attendance',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('expected', 'excused', 'present', 'absent', name='attendance', native_enum=False, length=24), nullable=False),
    sa.Column('make_up_open', sa.Boolean(), nullable=False),
    sa.Column('sealed_reason', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_session_attendance_person_id_person')),
    sa.ForeignKeyConstraint(['session_id'], ['study_session.id'], name=op.f('fk_session_attendance_session_id_study_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_attendance'))
    )
    with op.batch_alter_table('session_attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_attendance_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_session_attendance_session_id'), ['session_id'], unique=False)

    op.create_table('talk_person',
    sa.Column('talk_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_talk_person_person_id_person')),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_talk_person_talk_id_talk')),
    sa.PrimaryKeyConstraint('talk_id', 'person_id', name=op.f('pk_talk_person'))
    )
    with op.batch_alter_table('talk_person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_talk_person_person_id'), ['person_id'], unique=False)



def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('talk_person', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_talk_person_person_id'))

    op.drop_table('talk_person')
    with op.batch_alter_table('session_attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_session_attendance_session_id'))
        batch_op.drop_index(batch_op.f('ix_session_attendance_person_id'))

    op.drop_table('session_attendance')
    with op.batch_alter_table('concern_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_concern_event_concern_id'))

    op.drop_table('concern_event')
    with op.batch_alter_table('talk', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_talk_host_id'))
        batch_op.drop_index(batch_op.f('ix_talk_held_on'))
        batch_op.drop_index(batch_op.f('ix_talk_area_id'))

    op.drop_table('talk')
    with op.batch_alter_table('study_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_study_session_starts_at'))
        batch_op.drop_index(batch_op.f('ix_study_session_organiser_id'))
        batch_op.drop_index(batch_op.f('ix_study_session_group_id'))
        batch_op.drop_index(batch_op.f('ix_study_session_area_id'))

    op.drop_table('study_session')
    with op.batch_alter_table('self_appraisal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_self_appraisal_person_id'))

    op.drop_table('self_appraisal')
    with op.batch_alter_table('role_holding', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_role_holding_person_id'))

    op.drop_table('role_holding')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outbox_recipient_id'))
        batch_op.drop_index(batch_op.f('ix_outbox_next_attempt_at'))
        batch_op.drop_index(batch_op.f('ix_outbox_about'))

    op.drop_table('outbox')
    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conversation_changed_at'))

    op.drop_table('conversation')
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_concern_raiser_id'))
        batch_op.drop_index(batch_op.f('ix_concern_branch_id'))
        batch_op.drop_index(batch_op.f('ix_concern_area_id'))

    op.drop_table('concern')
    with op.batch_alter_table('area_assignment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_area_assignment_person_id'))
        batch_op.drop_index(batch_op.f('ix_area_assignment_area_id'))

    op.drop_table('area_assignment')
    op.drop_table('alias')
    op.drop_table('activist_contact')
    with op.batch_alter_table('access_log', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_access_log_subject_id'))
        batch_op.drop_index(batch_op.f('ix_access_log_at'))
        batch_op.drop_index(batch_op.f('ix_access_log_actor_id'))

    op.drop_table('access_log')
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_person_team_id'))
        batch_op.drop_index(batch_op.f('ix_person_group_id'))

    op.drop_table('person')
    with op.batch_alter_table('area', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_area_team_id'))
        batch_op.drop_index(batch_op.f('ix_area_group_id'))
        batch_op.drop_index(batch_op.f('ix_area_branch_id'))

    op.drop_table('area')
    with op.batch_alter_table('team', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_team_branch_id'))

    op.drop_table('team')
    op.drop_table('assessment_cycle')
    op.drop_table('roster_revision')
    op.drop_table('party_org')
    op.drop_table('occasion')
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inbox_heard_at'))

    op.drop_table('inbox')
    op.drop_table('counter')
    op.drop_table('access_token')
