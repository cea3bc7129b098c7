"""What each person may read of sessions and attendance, on both engines [T2]."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from storage.queries import people, study, study_year
from storage.queries.actor import CLOCK, Actor
from storage.queries.roster import Roster
from storage.queries.study import Plan
from storage.queries.study_year import Year
from storage.session import Session
from storage.tables import StudySession
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Attendance, SessionState
from tests.chatting import T1, userid_of

EARLY = T1 - timedelta(days=400)


class Group:
    """综合党小组 and a session of it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.roster: Roster = people.load_roster(session)

    def id(self, name: str) -> UUID:
        """Somebody of the cast."""
        person = self.roster.enrolled(userid_of(name), T1.date())
        assert person is not None
        return person.id

    def actor(self, name: str) -> Actor:
        """Somebody of the cast, asking."""
        return self.roster.actor(self.id(name), T1.date())

    def arrange(self, organiser: str, starts_at: datetime) -> StudySession:
        """A session of the group."""
        [group] = self.actor("刘建国").groups
        plan = Plan(starts_at, group, None, "二楼", "两会精神", "", 30)
        names = ("刘建国", "王强", "李红梅", "陈志远")
        return study.arrange(self.session, self.actor(organiser), plan, map(self.id, names), T1)

    def write(self, name: str, state: Attendance, reason: str = "", *, open_: bool = False) -> None:
        """How somebody stands to every session."""
        lines = [one.line for one in study.invitations(self.session, self.actor(name), since=EARLY)]
        for line in lines:
            study.write_state(self.session, line, state, make_up_open=open_, reason=reason)


@pytest.fixture
def group(unit: UnitOfWork) -> Group:
    """The group, in one transaction."""
    return Group(unit.session)


def test_the_organiser_and_the_leader_see_everybody_the_others_their_own_line(group: Group) -> None:
    row = group.arrange("孙国栋", T1 + timedelta(days=1))
    for name, seen in (
        ("孙国栋", 4),
        ("刘建国", 4),
        ("王强", 1),
        ("何军", 0),
        ("周萍", 0),
        ("高明", 0),
    ):
        assert len(study.lines_of(group.session, group.actor(name), [row.id])) == seen, name
        found = study.by_number(group.session, group.actor(name), row.number)
        assert (found is not None) is (seen > 0), name
        assert bool(study.led(group.session, group.actor(name), since=T1)) is (seen > 1), name


def test_the_clock_and_strangers_to_a_session_find_nothing(group: Group) -> None:
    row = group.arrange("刘建国", T1 + timedelta(days=1))
    assert study.by_number(group.session, CLOCK, row.number) is None
    assert study.invitations(group.session, group.actor("何军"), since=EARLY) == []
    assert study.about_me(group.session, group.actor("何军")) == []


def test_a_reason_is_sealed_to_its_line(group: Group) -> None:
    group.arrange("刘建国", T1 + timedelta(days=1))
    group.write("李红梅", Attendance.EXCUSED, "家庭原因", open_=True)
    [mine] = study.invitations(group.session, group.actor("李红梅"), since=T1)
    assert mine.line.sealed_reason is not None
    assert "家庭".encode() not in mine.line.sealed_reason
    assert study.reason_of(group.session, mine.line) == "家庭原因"
    [held] = study.about_me(group.session, group.actor("李红梅"))
    assert (held.state, held.make_up_open, held.reason) == (Attendance.EXCUSED, True, "家庭原因")


def test_the_facts_of_a_year_are_ones_own_and_of_that_year_only(group: Group) -> None:
    for days in (-30, -10, -1):
        group.arrange("刘建国", T1 + timedelta(days=days)).state = SessionState.HELD
    group.arrange("刘建国", T1 - timedelta(days=100)).state = SessionState.HELD  # the year before
    group.arrange("刘建国", T1 - timedelta(days=2))  # attendance not told yet
    cancelled = group.arrange("刘建国", T1 - timedelta(days=3))
    cancelled.state = SessionState.CANCELLED
    group.session.write_collected()
    group.write("王强", Attendance.PRESENT)
    group.write("李红梅", Attendance.EXCUSED)
    of_year = {
        name: study_year.sessions_of_year(group.session, group.actor(name), 2026)
        for name in ("王强", "李红梅", "刘建国", "何军")
    }
    assert of_year == {
        "王强": Year(attended=3, excused=0, made_up=0, organised=0),
        "李红梅": Year(attended=0, excused=3, made_up=3, organised=0),
        "刘建国": Year(attended=0, excused=0, made_up=0, organised=3),
        "何军": Year(attended=0, excused=0, made_up=0, organised=0),
    }


def test_make_ups_of_cancelled_sessions_are_not_open(group: Group) -> None:
    row = group.arrange("刘建国", T1 - timedelta(days=1))
    group.write("李红梅", Attendance.EXCUSED, open_=True)
    me = group.actor("李红梅")
    assert study.open_make_ups(group.session, me, me.me) == []
    [mine] = study.invitations(group.session, me, since=EARLY)
    mine.session.state = SessionState.HELD
    assert [one.session.number for one in study.open_make_ups(group.session, me, me.me)] == [
        row.number
    ]
    others = group.actor("王强")
    assert study.open_make_ups(group.session, others, me.me) == []
