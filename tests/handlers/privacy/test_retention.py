"""P-RETAIN: the night deletes exactly what has been kept long enough, in small batches."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import SQLModel, col, select

from handlers.privacy import purge as nightly
from handlers.privacy.rules import kept_from
from handlers.regulation import Edition
from storage import letters
from storage.assessment_words import ReviewDecision, SheetState
from storage.queries import (
    access,
    anonymous,
    concerns,
    conversations,
    inbox,
    outbox,
    personal_data,
    talks,
)
from storage.queries.actor import CLOCK
from storage.queries.purged import Purged
from storage.session import Session
from storage.tables import (
    Absence,
    AccessLog,
    ActivistContact,
    Alias,
    Area,
    AssessmentCycle,
    CalendarFeed,
    Concern,
    ConcernAbout,
    ConcernEvent,
    ConversationRow,
    Goal,
    Heard,
    LinkedPerson,
    NameWish,
    Occasion,
    PastConcerns,
    Person,
    Push,
    RecipientKey,
    ReminderWish,
    RoleHolding,
    SelfAppraisal,
    SessionAttendance,
    Sheet,
    SheetNotice,
    SheetObjection,
    SheetReview,
    SituationBrief,
    StudySeries,
    StudySession,
    Talk,
    TalkPerson,
)
from storage.vocabulary import SHANGHAI, OrgLevel, PushKind, PushState, Role
from tests.chatting import T1, Chat
from tests.handlers.privacy.conftest import World

NIGHT = datetime(2026, 3, 13, 3, 20, tzinfo=SHANGHAI)


def swept(world: World, now: datetime = NIGHT, *, most: int = 1000) -> Mapping[str, int]:
    """One batch; what it deleted, without zeros."""
    edition = Edition.load("seven_duties")
    kept = {kind: kept_from(period, now) for kind, period in edition.retention.items()}
    with world.unit() as unit:
        purged = personal_data.purge(unit.session, kept, now, most=most)
    return {name: number for name, number in asdict(purged).items() if number}


def concern_id(session: Session, number: int) -> UUID:
    """The row behind a public number."""
    return session.exec(select(Concern.id).where(col(Concern.number) == number)).one()


def rows(session: Session, table: type[SQLModel]) -> int:
    return len(session.exec(select(table)).all())


def test_the_words_of_a_talk_go_after_fifteen_months_and_its_count_stays(world: World) -> None:
    world.talk("王强", "张伟", sentence="旧", on=date(2024, 12, 13))
    world.talk("王强", "张伟", sentence="新", on=date(2024, 12, 14))
    assert swept(world) == {"sentences": 1, "talk_names": 1}
    with world.seen_by("张伟") as ctx:
        assert [one.sentence for one in talks.about_me(ctx.session, ctx.actor)] == ["新"]
    with world.seen_by("王强") as ctx:
        old = talks.read(ctx.session, ctx.actor, 1, world.now)
        assert old is not None
        assert (old.sentence, old.people, old.headcount) == ("", (), 1)
    assert swept(world) == {}


def test_talks_with_somebody_who_left_lose_words_and_name_within_thirty_days(world: World) -> None:
    world.talk("王强", "张伟", "周涛", sentence="两个人的事")
    world.talk("王强", "周涛", sentence="一个人的事")
    with world.unit() as unit:
        leaver = unit.session.get(Person, world.id("张伟"))
        assert leaver is not None
        leaver.left_on = date(2026, 3, 12)
        org = next(iter(world.roster.orgs))
        unit.session.collect(
            ActivistContact(activist_id=world.id("张伟"), contact_id=world.id("王强"))
        )
        for name in ("张伟", "周涛"):
            who = world.id(name)
            area_id = unit.session.exec(select(Area.id)).first()
            assert area_id is not None
            unit.session.collect(
                ReminderWish(person_id=who, since=T1),
                NameWish(person_id=who, since=T1),
                RecipientKey(person_id=who),
                CalendarFeed(person_id=who, tag=name.encode(), since=T1),
                Absence(person_id=who, since=date(2026, 1, 5)),
                Alias(person_id=who, name=f"小{name}"),
                RoleHolding(person_id=who, role=Role.BRANCH, org_id=org, since=date(2026, 1, 5)),
                LinkedPerson(person_id=who, area_id=area_id, since=date(2026, 1, 5)),
            )
    assert swept(world, NIGHT + timedelta(days=28)) == {}
    gone = (
        "sentences",
        "talk_names",
        "recipient_keys",
        "wishes",
        "name_wishes",
        "calendar_feeds",
        "absences",
        "links",
        "aliases",
        "roles",
        "contacts",
    )
    assert swept(world, NIGHT + timedelta(days=29)) == dict.fromkeys(gone, 1)
    with world.unit() as unit:
        named = unit.session.exec(select(TalkPerson.person_id)).all()
        assert set(named) == {world.id("周涛")}
        words = unit.session.exec(select(Talk.sealed_sentence).order_by(col(Talk.number))).all()
        assert (words[0], words[1] is None) == (None, False)


def test_a_concern_goes_a_year_after_it_was_closed_and_never_while_it_is_open(world: World) -> None:
    for text in ("关了很久", "撤回很久", "刚关", "没关"):
        world.concern("吴小燕", text)
    with world.seen_by("吴小燕") as ctx:
        long_ago = T1 - timedelta(days=366)
        withdrawn = concerns.withdraw(ctx.session, ctx.actor, 2, long_ago, long_ago)
        assert withdrawn
    with world.unit() as unit:
        for number, name in ((1, "何军"), (1, "刘洋"), (3, "何军"), (4, "何军")):
            named = {"concern_id": concern_id(unit.session, number), "person_id": world.id(name)}
            unit.session.collect(ConcernAbout(**named))
    for number, closed_at in ((1, T1 - timedelta(days=366)), (3, T1 - timedelta(days=300))):
        world.answer("孙国栋", number, "改了")
        with world.seen_by("吴小燕") as ctx:
            assert concerns.close(ctx.session, ctx.actor, number, "好了", closed_at)
    assert swept(world) == {"concerns": 2, "concern_events": 5}
    with world.unit() as unit:
        (past,) = unit.session.exec(select(PastConcerns)).all()  # the one that was withdrawn is out
        assert (past.category, past.year, past.number, past.solved) == ("life", 2026, 1, 1)
        assert sorted(unit.session.exec(select(Concern.number))) == [3, 4]
        events = unit.session.exec(select(ConcernEvent.concern_id)).all()
        assert set(events) == set(unit.session.exec(select(Concern.id)))
        names = unit.session.exec(select(ConcernAbout.concern_id)).all()
        assert sorted(names) == sorted(unit.session.exec(select(Concern.id)))


def test_an_anonymous_concern_goes_a_year_after_something_was_last_known_of_it(
    world: World,
) -> None:
    with world.unit() as unit:
        salt = anonymous.salt(unit.session)
        for digits, day in (("1", date(2025, 3, 1)), ("2", date(2025, 12, 1)), ("3", None)):
            receipt = letters.read_receipt(digits, salt)
            anonymous.take(unit.session, receipt, anonymous.Letter("饭凉了"), [])
            if day:
                anonymous.release(unit.session, day, only=receipt)
    assert swept(world) == {"anonymous_words": 1, "anonymous_concerns": 1}


def test_messages_answers_and_dialogues(world: World) -> None:
    me = world.id("张伟")
    with world.unit() as unit:
        for hours in (23, 25, 34 * 24, 36 * 24):
            key = inbox.key_of(unit.session, str(hours).encode())
            inbox.remember(unit.session, key, b"", "答复", NIGHT - timedelta(hours=hours))
        conversations.keep(unit.session, {me: "{}"}, NIGHT - timedelta(hours=23))
        conversations.keep(unit.session, {world.id("周涛"): "{}"}, NIGHT - timedelta(hours=25))
    assert swept(world) == {"answers": 3, "heard": 1, "conversations": 1}
    with world.unit() as unit:
        held = unit.session.exec(select(Heard.sealed_answer)).all()
        assert sorted(one is None for one in held) == [False, True, True]
        assert unit.session.exec(select(ConversationRow.person_id)).all() == [me]


def test_pushes_that_are_over(world: World) -> None:
    month = timedelta(days=31)
    with world.unit() as unit:
        for about in ("sent", "fresh", "waiting", "called off", "called off ahead"):
            due = NIGHT + month if about == "called off ahead" else NIGHT - month
            outbox.promise(
                unit.session, world.id("张伟"), about, kind=PushKind.NOTICE, about=about, due=due
            )
        for about in ("called off", "called off ahead"):
            assert outbox.call_off(unit.session, about)
        for push in unit.session.exec(select(Push)):
            if push.about in ("sent", "fresh"):
                push.state = PushState.SENT
                push.finished_at = NIGHT - (month if push.about == "sent" else timedelta(days=2))
    assert swept(world) == {"pushes": 2}
    with world.unit() as unit:
        left = unit.session.exec(select(Push.about)).all()
    assert sorted(left) == ["called off ahead", "fresh", "waiting"]


def test_the_access_log_is_kept_for_three_years(world: World) -> None:
    with world.seen_by("周萍") as ctx:
        for years in (4, 2):
            at = NIGHT.replace(year=NIGHT.year - years)
            access.note(ctx.session, ctx.actor, world.id("郑凯"), "T-0001", at)
    assert swept(world) == {"readings": 1}
    with world.unit() as unit:
        assert rows(unit.session, AccessLog) == 1


def test_the_latest_occasion_of_a_rule_stays_however_old(world: World) -> None:
    with world.unit() as unit:
        for rule, days in (("a", 500), ("a", 450), ("b", 500), ("b", 1)):
            at = NIGHT - timedelta(days=days)
            unit.session.collect(Occasion(rule=rule, fire_at=at, claimed_at=at))
    assert swept(world) == {"occasions": 2}
    with world.unit() as unit:
        left = unit.session.exec(select(Occasion)).all()
    assert sorted((one.rule, (NIGHT - one.fire_at).days) for one in left) == [("a", 450), ("b", 1)]


def test_study_and_self_appraisals_go_after_five_years(world: World) -> None:
    world.session("刘建国", "王强", "李红梅", reason="出车")
    with world.unit() as unit:
        (cycle,) = unit.session.exec(select(AssessmentCycle)).all()
        series = StudySeries(
            organiser_id=world.id("刘建国"), audience="", kind="study", rule="", place="", topic="", material="",
            lead_minutes=30, until=T1.date(), made_until=T1.date(), began_at=T1,
        )  # fmt: skip
        unit.session.collect(series)
        unit.session.exec(select(StudySession)).one().series_id = series.id
        unit.session.collect(
            SelfAppraisal(cycle_id=cycle.id, person_id=world.id("王强"), changed_at=T1)
        )
    assert swept(world, NIGHT.replace(year=2031, day=11)) == {"reasons": 2, "subject_keys": 2}
    assert swept(world, NIGHT.replace(year=2031)) == {
        "attendance": 2, "sessions": 1, "series": 1, "appraisals": 1,
    }  # fmt: skip
    with world.unit() as unit:
        tables = (StudySession, SessionAttendance, StudySeries)
        assert [rows(unit.session, table) for table in tables] == [0, 0, 0]


def test_what_followed_a_result_goes_with_its_sheet(world: World) -> None:
    with world.unit() as unit:
        (cycle,) = unit.session.exec(select(AssessmentCycle)).all()
        area = world.roster.area_of(world.id("王强"))
        assert area is not None
        its: dict[str, Any] = {
            "cycle_id": cycle.id,
            "subject_id": world.id("王强"),
            "area_id": area.id,
        }
        scorer, reviewer = world.id("刘建国"), world.id("孙国栋")
        sheet = Sheet(version=1, state=SheetState.APPROVED, scorer_id=scorer, scored_at=T1, sealed_content=b"", **its)  # fmt: skip
        review = SheetReview(sheet_id=sheet.id, step=1, decision=ReviewDecision.APPROVED, reviewer_id=reviewer, reviewed_at=T1)  # fmt: skip
        told = SheetNotice(review_id=review.id, told_at=T1, **its)
        objection = SheetObjection(
            number=1, objector_id=world.id("张伟"), named=True, reviewer_id=world.id("周萍"),
            raised_at=T1, due_on=T1.date(), sealed_words=b"", **its,
        )  # fmt: skip
        for row in (sheet, review, told, objection):
            unit.session.add(row)
            unit.session.flush()
    assert swept(world, NIGHT.replace(year=2031, day=11)) == {}
    assert swept(world, NIGHT.replace(year=2031)) == {
        "objections": 1, "notices": 1, "sheet_reviews": 1, "sheets": 1,
    }  # fmt: skip


def test_goals_go_five_years_after_their_year(world: World) -> None:
    world.goal("刘建国", "维修组", "全年无事故", year=2026)
    world.goal("刘建国", "维修组", "全年无事故", year=2027)
    assert swept(world, datetime(2031, 12, 30, 3, tzinfo=SHANGHAI)) == {}
    assert swept(world, datetime(2031, 12, 31, 3, tzinfo=SHANGHAI)) == {"goals": 1}
    with world.unit() as unit:
        assert unit.session.exec(select(Goal.year)).all() == [2027]


def test_sheets_go_five_years_after_they_were_scored_with_what_was_decided(world: World) -> None:
    with world.unit() as unit:
        (cycle,) = unit.session.exec(select(AssessmentCycle)).all()
        sheet = Sheet(
            cycle_id=cycle.id,
            subject_id=world.id("王强"),
            area_id=next(iter(world.roster.areas)),
            version=1,
            state=SheetState.APPROVED,
            scorer_id=world.id("刘建国"),
            scored_at=T1,
            sealed_content=b"",
        )
        decided = SheetReview(
            sheet_id=sheet.id,
            step=1,
            decision=ReviewDecision.APPROVED,
            reviewer_id=world.id("孙国栋"),
            reviewed_at=T1,
        )
        unit.session.collect(sheet, decided)
    five_years = T1.replace(year=2031)
    assert swept(world, five_years - timedelta(days=1)) == {}
    assert swept(world, five_years + timedelta(days=1)) == {"sheet_reviews": 1, "sheets": 1}


def test_briefs_go_five_years_after_their_quarter(world: World) -> None:
    with world.unit() as unit:
        (branch,) = (one for one in world.roster.orgs.values() if one.level is OrgLevel.BRANCH)
        for quarter in (date(2026, 1, 1), date(2026, 4, 1)):
            row = SituationBrief(branch_id=branch.id, quarter=quarter, taken_on=quarter, figures={})
            unit.session.collect(row)
    assert swept(world, datetime(2030, 12, 31, 3, tzinfo=SHANGHAI)) == {}
    assert swept(world, datetime(2031, 1, 2, 3, tzinfo=SHANGHAI)) == {"briefs": 1}


def test_a_batch_is_small_and_the_next_one_goes_on(world: World) -> None:
    for number in range(5):
        world.talk("王强", "张伟", "周涛", sentence=f"{number}", on=date(2024, 1, 1))
    totals = []
    while batch := swept(world, most=4):
        totals.append(sum(batch.values()))
        with world.unit() as unit:
            nameless = ~col(Talk.id).in_(select(TalkPerson.talk_id))
            with_words = select(Talk).where(nameless, col(Talk.sealed_sentence).is_not(None))
            assert unit.session.exec(with_words).all() == []
    assert totals == [4, 4, 4, 3]


def test_the_night_runs_it_and_logs_counts_only(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.talk("王强", "张伟", sentence="家里有困难", on=date(2024, 1, 1))
    world.now = NIGHT
    with caplog.at_level(logging.INFO, "zerenqu.retention"), world.unit() as unit:
        nightly(world.context(unit.session, CLOCK))
        nightly(world.context(unit.session, CLOCK))
    (line,) = [one for one in caplog.records if one.name == "zerenqu.retention"]
    assert line.getMessage() == "purged"
    assert vars(line)["count"] == asdict(Purged(sentences=1, talk_names=1))


def test_the_clock_comes_to_it_and_nobody_is_told(world: World, chat: Chat) -> None:
    world.talk("王强", "张伟", sentence="家里有困难", on=date(2026, 3, 11))
    chat("""
        @ 2027-06-10 12:00
        张伟> 我的记录
        机器人> 「家里有困难」
        机器人> 最晚6月11日（周五）删…
        @ 2027-06-11 04:00
        张伟> 我的记录
        机器人> 除了名册，没有别的记录。
    """)
    assert not any("T-0001" in text for name in ("张伟", "王强") for text in chat.pushes(name))


def test_the_night_leaves_no_trace_in_the_files(world: World) -> None:
    canary = "金丝雀在唱歌".encode()
    world.talk("王强", "张伟", sentence="家里有困难", on=date(2024, 1, 1))
    with world.unit() as unit:
        for talk in unit.session.exec(select(Talk)):
            talk.sealed_sentence = canary * 20
    world.now = NIGHT
    with world.unit() as unit:
        nightly(world.context(unit.session, CLOCK))
    database = Path(str(world.engine.url.database))
    files = database.parent.glob(f"{database.name}*")
    if world.engine.dialect.name == "sqlite":  # PostgreSQL overwrites rows at its vacuum
        assert sum(one.read_bytes().count(canary) for one in files) == 0
