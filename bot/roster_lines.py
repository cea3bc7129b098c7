"""One row of the list becomes one person, or a list of what is wrong with it (X02)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from bot import roster_wording as wording
from bot.roster_file import MOST_DIGITS, plain
from bot.roster_table import Findings, Record
from storage.queries.actor import DESKS, SAFETY_DUTY
from storage.queries.enrolment import RosterLine
from storage.vocabulary import PartyStatus, Role, UnitKind

USERID = re.compile(r"[0-9A-Za-z_\-@.]{1,64}")
DAY = re.compile(r"(\d{4})([-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?: 0?0:00(?::00)?)?|(\d{8})")
SEPARATOR = re.compile(r"[;、,/\n]")  # `plain` has made ； and ， narrow
FORBIDDEN = re.compile(r"[\"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]|^[=+\-@]")
LONGEST = 30  # characters of a name, a team, a group
YEARS = range(1940, 2100)
IN_THE_PARTY = (PartyStatus.MEMBER, PartyStatus.PROBATIONARY)
HELD = (
    Role.BRANCH,
    Role.GROUP_LEADER,
    Role.COMMITTEE,
    Role.HANDLER,
)  # kept as a holding; others follow from the row

Word = TypeVar("Word")


def line_of(record: Record, findings: Findings) -> RosterLine:
    """The person of a row; where a cell is wrong the line holds a blank and `findings` the reason.

    Areas and linked people are as they were typed (`roster_units`).
    """
    status = _word(record, "party_status", wording.PARTY_STATUSES, wording.STATUS_CHOICES, findings)
    roles = _roles(record, findings)
    areas = _several(record, "areas", findings)
    linked = _several(record, "linked", findings)
    _check_relations(record, status, roles, (*areas, *linked), findings)
    name = _text(record, "name", findings, needed=True)
    kind = _word(record, "unit_kind", wording.UNIT_KINDS, wording.KIND_CHOICES, findings)
    joined_on, left_on = (_day(record, one, findings) for one in ("joined_on", "left_on"))
    if joined_on and left_on and left_on <= joined_on:
        findings.wrong(record.row, "left_on", wording.LEFT_TOO_EARLY)
    return RosterLine(
        userid=_userid(record, findings),
        name=name,
        team=_text(record, "team", findings, needed=True),
        unit_kind=kind or UnitKind.TEAM,
        party_status=status or PartyStatus.NONE,
        party_group=_text(record, "party_group", findings),
        roles=tuple(one for one in roles if one[0] in HELD),
        areas=areas,
        shift=_text(record, "shift", findings),
        aliases=tuple(one for one in _several(record, "aliases", findings) if one != name),
        joined_on=joined_on or date.min,
        left_on=left_on,
        linked=linked,
    )


def _userid(record: Record, findings: Findings) -> str:
    value = record.cells["userid"]
    if not value:
        findings.wrong(record.row, "userid", wording.BLANK)
    elif value.startswith(plain(wording.EXAMPLE_MARK)):
        findings.wrong(record.row, "userid", wording.EXAMPLE_LEFT)
    elif "userid" in record.numeric and len(value) > MOST_DIGITS:
        findings.wrong(record.row, "userid", wording.BIG_NUMBER)
    elif not USERID.fullmatch(value):
        findings.wrong(record.row, "userid", wording.BAD_USERID, value=wording.quoted(value))
    else:
        if "userid" in record.numeric:
            findings.typed_as_numbers.append(record.row)
        return value.casefold()
    return ""


def _text(record: Record, column: str, findings: Findings, *, needed: bool = False) -> str:
    value = record.cells[column]
    if needed and not value:
        findings.wrong(record.row, column, wording.BLANK)
    return _fit(value, record.row, column, findings)


def _several(record: Record, column: str, findings: Findings) -> tuple[str, ...]:
    found = (one.strip() for one in SEPARATOR.split(record.cells[column]))
    words = dict.fromkeys(one for one in found if one)
    return tuple(_fit(one, record.row, column, findings) for one in words)


def _fit(value: str, row: int, column: str, findings: Findings) -> str:
    if FORBIDDEN.search(value):
        findings.wrong(row, column, wording.BAD_TEXT)
    elif len(value) > LONGEST:
        findings.wrong(row, column, wording.TOO_LONG, most=LONGEST)
    else:
        return value
    return ""


def _word(
    record: Record,
    column: str,
    words: Mapping[str, Word],
    choices: tuple[str, ...],
    findings: Findings,
) -> Word | None:
    value = record.cells[column]
    if value.casefold() in words:
        return words[value.casefold()]
    if not value:
        findings.wrong(record.row, column, wording.BLANK)
        return None
    shown = {"value": wording.quoted(value), "choices": wording.listed(choices)}
    findings.wrong(record.row, column, wording.UNKNOWN_WORD, **shown)
    return None


def _roles(record: Record, findings: Findings) -> tuple[tuple[Role, str], ...]:
    roles = []
    for word in _several(record, "roles", findings):
        role = role_of(word)
        if role:
            roles.append(role)
        elif word:
            shown = {
                "value": wording.quoted(word),
                "choices": wording.listed(wording.ROLE_CHOICES),
            }
            findings.wrong(record.row, "roles", wording.UNKNOWN_ROLE, **shown)
    return tuple(dict.fromkeys(roles))


def role_of(word: str) -> tuple[Role, str] | None:
    """What a word of the duties column means, with its duty; None for a word not known.

    >>> role_of("支部书记") == (Role.BRANCH, "书记")
    True
    >>> role_of("H:后勤") == (Role.HANDLER, "后勤"), role_of("总支纪检") == (Role.COMMITTEE, "纪检")
    (True, True)
    """
    word = word.replace(" ", "").upper()
    for words, role in _PLAIN_ROLES:
        if word in words:
            return role, ""
    if word.startswith(wording.LEADER_PREFIX):  # which group he leads stands in its own column
        return Role.GROUP_LEADER, ""
    return _desk_of(word) or _handler_of(word) or _office_of(word) or _seat_of(word)


_PLAIN_ROLES = (
    (wording.WORKER_WORDS, Role.WORKER),
    (wording.ACTIVIST_WORDS, Role.ACTIVIST),
    (wording.MEMBER_WORDS, Role.RESPONSIBLE_MEMBER),
    (wording.LEADER_WORDS, Role.GROUP_LEADER),
)


def _desk_of(word: str) -> tuple[Role, str] | None:
    prefix = next((one for one in wording.DESK_PREFIXES if word.startswith(one)), "")
    duty = word.removeprefix(prefix)
    return (Role.COMMITTEE, duty) if prefix and duty in DESKS else None


def _handler_of(word: str) -> tuple[Role, str] | None:
    """A handling department is called whatever it is called; who has the safety duty is one of them."""
    if word in wording.SAFETY_WORDS:
        return Role.HANDLER, SAFETY_DUTY
    prefix = next((one for one in wording.HANDLER_PREFIXES if word.startswith(one)), "")
    duty = word.removeprefix(prefix).lstrip(":")
    return (Role.HANDLER, duty) if prefix and duty else None


def _office_of(word: str) -> tuple[Role, str] | None:
    duty = wording.OFFICE if word in wording.OFFICE_WORDS else ""
    if word.startswith(wording.OFFICE_PREFIX):
        duty = word.removeprefix(wording.OFFICE_PREFIX)
    return (Role.COMMITTEE, duty) if duty else None


def _seat_of(word: str) -> tuple[Role, str] | None:
    for prefix in wording.BRANCH_PREFIXES:
        duty = word.removeprefix(prefix)
        if duty in wording.BRANCH_WORDS:
            return Role.BRANCH, wording.BRANCH_WORDS[duty]
        if duty != word and duty.endswith(wording.COMMITTEE_MEMBER):
            return Role.BRANCH, duty
    return None


def _check_relations(
    record: Record,
    status: PartyStatus | None,
    roles: tuple[tuple[Role, str], ...],
    areas: tuple[str, ...],
    findings: Findings,
) -> None:
    """A leader has a group; a leader, the branch and whoever answers for an area are members [D4 S1]."""
    row, held = record.row, {role for role, _ in roles}
    if Role.GROUP_LEADER in held and not record.cells["party_group"]:
        findings.wrong(row, "party_group", wording.NO_GROUP)
    if Role.RESPONSIBLE_MEMBER in held and not areas:
        findings.wrong(row, "areas", wording.NO_AREA)
    if status is None:
        return
    if Role.ACTIVIST in held and status is not PartyStatus.ACTIVIST:
        findings.wrong(row, "party_status", wording.NOT_AN_ACTIVIST)
    if status in IN_THE_PARTY:
        return
    if areas or Role.RESPONSIBLE_MEMBER in held:
        findings.wrong(row, "party_status", wording.AREA_NEEDS_A_MEMBER)
    for role, duty in roles:
        if role in (Role.BRANCH, Role.GROUP_LEADER):
            findings.wrong(
                row, "party_status", wording.NOT_IN_THE_PARTY, duty=duty or wording.LEADER
            )


def _day(record: Record, column: str, findings: Findings) -> date | None:
    value = record.cells[column]
    found = DAY.fullmatch(value)
    if found:
        year, month, day = (
            (found[5][:4], found[5][4:6], found[5][6:]) if found[5] else found.group(1, 3, 4)
        )
        if int(year) in YEARS:
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                pass
    if value:
        findings.wrong(record.row, column, wording.BAD_DATE, value=wording.quoted(value))
    elif column not in wording.OPTIONAL:
        findings.wrong(record.row, column, wording.BLANK)
    return None
