"""Whatever the address book says: nobody is lost, nothing of the branch's is touched, and a second look changes nothing."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from storage.queries import contacts
from storage.queries.address_book import CHANGES, AddressBook, Contact, Outcome
from storage.session import Session
from storage.tables import Alias, AreaAssignment, Person, RoleHolding
from storage.unit_of_work import UnitOfWork
from tests.cast import CAST

DAY = date(2026, 5, 6)
TEAMS = [*dict.fromkeys(one.team for one in CAST), "没有这个组", ""]
USERIDS = [*(one.userid for one in CAST), "neu1", "neu2", "neu3"]
NAMES = [*(one.name for one in CAST), "新来", ""]

DEPARTMENTS = st.lists(st.sampled_from(TEAMS), max_size=3, unique=True).map(tuple)
CONTACTS = st.builds(Contact, st.sampled_from(USERIDS), st.sampled_from(NAMES), DEPARTMENTS)
BOOKS = st.builds(
    AddressBook,
    st.lists(CONTACTS, max_size=26).map(lambda all_: {one.userid: one for one in all_}),
    st.frozensets(st.sampled_from(TEAMS), max_size=2),
)
GONE = st.frozensets(st.sampled_from(USERIDS))
SEEN = st.frozensets(st.sampled_from(USERIDS))


def people(session: Session) -> dict[object, Person]:
    session.expire_all()
    return {one.id: one.model_copy() for one in session.exec(select(Person))}


def branch_matters(session: Session) -> list[object]:
    """Everything that only the branch decides, without the ends of what is held."""
    held = [*session.exec(select(RoleHolding)), *session.exec(select(AreaAssignment))]
    rows: list[object] = [(one.id, one.person_id, one.since) for one in held]
    rows += [(one.person_id, one.name) for one in session.exec(select(Alias))]
    rows += [
        (one.id, one.party_status, one.group_id, one.shift) for one in people(session).values()
    ]
    return sorted(rows, key=str)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(book=BOOKS, gone=GONE, seen=SEEN)
def test_any_address_book(
    unit: UnitOfWork, book: AddressBook, gone: frozenset[str], seen: frozenset[str]
) -> None:
    session = unit.session
    gone = gone - book.contacts.keys()
    trial = session.begin_nested()
    for one in session.exec(select(Person)):
        one.in_contacts = one.userid in seen
    session.flush()
    before, matters = people(session), branch_matters(session)

    done = contacts.sync(session, book, gone, DAY)
    session.write_collected()
    after = people(session)

    newcomers = {line.userid for line in done.of(Outcome.NEW)}
    assert before.keys() <= after.keys()
    assert {one.userid for key, one in after.items() if key not in before} == newcomers
    left = {one.userid for one in after.values() if one.left_on}
    assert left == {line.userid for line in done.of(Outcome.LEFT)} <= gone & seen
    kept = {str(row) for row in branch_matters(session)}
    assert {str(row) for row in matters} <= kept
    for key, one in before.items():
        contact = book.contacts.get(one.userid)
        if contact is None:
            assert (after[key].name, after[key].team_id) == (one.name, one.team_id)
        else:
            assert after[key].name == (contact.name or one.name)
    again = contacts.sync(session, book, gone, DAY)
    assert not [line for line in again.lines if line.outcome in CHANGES]
    trial.rollback()
    session.expunge_all()
