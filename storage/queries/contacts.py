"""The roster beside the company's address book: what of it changes, what is only pointed out (wecom.md §5)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, or_, select

from storage.queries import moves, people
from storage.queries.address_book import CHANGES, AddressBook, Contact, Line, Outcome, Synced
from storage.queries.register import end_on
from storage.session import Session
from storage.tables import AreaAssignment, PartyOrg, Person, RoleHolding, Team

TOGETHER = 500  # parameters of one statement
WHOLE_TEAM = 3  # people; two may well leave together


class Missing(NamedTuple):
    """Somebody of the roster who was not shown; `seen` when he once was."""

    userid: str
    seen: bool


class _Known(NamedTuple):
    id: UUID
    userid: str
    name: str
    team_id: UUID
    left_on: date | None
    in_contacts: bool


def missing(session: Session, shown: Collection[str], today: date) -> tuple[list[Missing], int]:
    """Who is on the roster today and not among the userids that were shown; how many of the roster were ever seen."""
    here = [one for one in _on_roster(session).values() if not _gone(one, today)]
    absent = [Missing(one.userid, one.in_contacts) for one in here if one.userid not in shown]
    return absent, sum(one.in_contacts for one in here)


def rename(session: Session, before: str, after: str) -> bool:
    """Somebody has another userid and stays who he is; False when it was done before or cannot be."""
    known = _on_roster(session)
    if before not in known or after in known:
        return False
    _write(session, known[before].id, userid=after)
    people.changed(session)
    return True


def sync(
    session: Session,
    book: AddressBook,
    vanished: Collection[str],
    today: date,
    *,
    sure: bool = False,
) -> Synced:
    """Take over names and teams, and let leave who vanished; nobody is ever removed.

    Party status, roles, areas and nicknames are not the address book's business and stay. `vanished` are
    userids of which the platform itself says that there is no such member. A team that vanished as a whole is
    rather out of the app's range, unless somebody is `sure`.
    """
    people.hold(session)
    pen = _Pen(session, book, today)
    strangers = []
    for contact in book.contacts.values():
        known = pen.known.get(contact.userid)
        if known is None:
            strangers.append(contact)
        elif _gone(known, today):
            pen.say(Outcome.BACK, known)
        else:
            pen.compare(known, contact)
    absent = [
        one
        for one in pen.known.values()
        if one.userid not in book.contacts and not _gone(one, today)
    ]
    doubtful = pen.enter(strangers, [one for one in absent if one.userid in vanished])
    whole = set() if sure else pen.vanished_teams(one for one in absent if one.userid in vanished)
    for one in absent:
        if one.userid not in vanished:
            pen.say(Outcome.HIDDEN, one)
        elif one.userid not in doubtful:
            pen.miss(one, with_team=one.team_id in whole)
    pen.write()
    return pen.done


class _Pen:
    def __init__(self, session: Session, book: AddressBook, today: date) -> None:
        self.session, self.book, self.today = session, book, today
        self.done = Synced()
        self.known = _on_roster(session)
        teams = session.exec(select(Team.id, Team.name, PartyOrg.name).outerjoin(PartyOrg)).all()
        self.teams = {name: id_ for id_, name, _ in teams}
        self.branches = {name: branch for _, name, branch in teams}
        self.names = {id_: name for name, id_ in self.teams.items()}
        until = col(AreaAssignment.until)
        in_force = or_(until.is_(None), until > today)
        self.answering = set(session.exec(select(AreaAssignment.person_id).where(in_force)))
        self.shown: list[UUID] = []
        self.leavers: list[UUID] = []

    def say(
        self, outcome: Outcome, who: _Known | Contact, before: str = "", after: str = ""
    ) -> None:
        areas = isinstance(who, _Known) and who.id in self.answering
        branch = self._other_branch(before, after) if outcome is Outcome.MOVED else ""
        self.done.lines.append(Line(outcome, who.userid, who.name, before, after, areas, branch))

    def _other_branch(self, before: str, after: str) -> str:
        branch = self.branches.get(after) or ""
        return branch if branch != self.branches.get(before) else ""

    def compare(self, known: _Known, contact: Contact) -> None:
        """Somebody who is in both."""
        if not known.in_contacts:
            self.shown.append(known.id)
        changes: dict[str, Any] = {}
        if contact.name and contact.name != known.name:
            changes["name"] = contact.name
            self.say(Outcome.RENAMED, known, known.name, contact.name)
        team = self.names[known.team_id]
        fits = self._fitting(contact)
        if team not in contact.departments and len(fits) == 1:
            if moves.put_there(self.session, known.id, known.team_id):
                self.say(Outcome.DECIDED, known, team, fits[0])
            else:
                changes["team_id"] = self.teams[fits[0]]
                self.say(Outcome.MOVED, known, team, fits[0])
        elif team not in contact.departments and fits:
            self.say(Outcome.SEVERAL_TEAMS, known, team, "、".join(fits))
        elif team not in contact.departments:
            for one in contact.departments:
                self.done.unplaced[one].known += 1
        if changes:
            _write(self.session, known.id, **changes)
        self.done.unchanged += not changes

    def enter(self, strangers: Iterable[Contact], vanished: Iterable[_Known]) -> set[str]:
        """Newcomers of our teams; the userids of those who may only have got another userid."""
        namesakes: dict[tuple[UUID, str], list[_Known]] = defaultdict(list)
        for one in vanished:
            namesakes[one.team_id, one.name].append(one)
        doubtful: set[str] = set()
        for contact in strangers:
            fits = self._fitting(contact)
            if not fits:
                for name in contact.departments:
                    self.done.unplaced[name].strangers += 1
            elif not contact.name:
                self.say(Outcome.NAMELESS, contact, "", fits[0])
            elif len(fits) > 1:
                self.say(Outcome.SEVERAL_TEAMS, contact, "", "、".join(fits))
            elif before := namesakes.get((self.teams[fits[0]], contact.name)):
                doubtful.update(one.userid for one in before)
                self.say(Outcome.MAYBE_RENAMED, contact, before[0].userid, contact.userid)
            else:
                self._enter(contact, fits[0])
        return doubtful

    def vanished_teams(self, vanished: Iterable[_Known]) -> set[UUID]:
        """Teams of some size of which nobody is left, nor their department."""
        here = Counter(one.team_id for one in self.known.values() if not _gone(one, self.today))
        gone = Counter(one.team_id for one in vanished if one.in_contacts)
        shown = {name for one in self.book.contacts.values() for name in one.departments}
        return {
            team
            for team, count in gone.items()
            if count >= WHOLE_TEAM and count == here[team] and self.names[team] not in shown
        }

    def miss(self, known: _Known, *, with_team: bool) -> None:
        """Somebody of the roster who is in the address book no more."""
        if not known.in_contacts:
            self.say(Outcome.NEVER_SEEN, known)
        elif with_team:
            self.say(Outcome.TEAM_VANISHED, known, self.names[known.team_id])
        else:
            self.say(Outcome.LEFT, known)
            self.leavers.append(known.id)

    def write(self) -> None:
        """What concerns many at once."""
        for ids in _batches(self.shown):
            self._update(ids, in_contacts=True)
        for ids in _batches(self.leavers):
            self._update(ids, left_on=self.today, in_contacts=False)
            theirs = col(RoleHolding.person_id).in_(ids)
            held = self.session.exec(select(RoleHolding).where(theirs)).all()
            theirs = col(AreaAssignment.person_id).in_(ids)
            answered_for = self.session.exec(select(AreaAssignment).where(theirs)).all()
            end_on([*held, *answered_for], self.today)
        if any(one.outcome in CHANGES for one in self.done.lines):
            people.changed(self.session)

    def _fitting(self, contact: Contact) -> list[str]:
        """Our teams that are called like one of his departments."""
        usable = (one for one in contact.departments if one not in self.book.twice)
        return list(dict.fromkeys(one for one in usable if one in self.teams))

    def _enter(self, contact: Contact, team: str) -> None:
        self.say(Outcome.NEW, contact, "", team)
        self.session.collect(
            Person(
                userid=contact.userid,
                name=contact.name,
                team_id=self.teams[team],
                joined_on=self.today,
                in_contacts=True,
            )
        )

    def _update(self, ids: Collection[UUID], **values: Any) -> None:
        self.session.execute(update(Person).where(col(Person.id).in_(ids)).values(**values))


def _on_roster(session: Session) -> dict[str, _Known]:
    columns = (Person.id, Person.userid, Person.name, Person.team_id, Person.left_on)
    rows = session.execute(select(*columns, Person.in_contacts))  # type: ignore[call-overload]
    return {row.userid: _Known(*row) for row in rows}


def _gone(one: _Known, today: date) -> bool:
    return one.left_on is not None and one.left_on <= today


def _write(session: Session, person_id: UUID, **values: Any) -> None:
    session.execute(update(Person).where(col(Person.id) == person_id).values(**values))


def _batches(ids: list[UUID]) -> list[list[UUID]]:
    return [ids[start : start + TOGETHER] for start in range(0, len(ids), TOGETHER)]
