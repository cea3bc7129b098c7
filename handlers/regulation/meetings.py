"""Kinds of sessions with the time by which they are told, as an edition has them (domain.md §2.1) [T2 M2]."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from handlers.regulation import meeting_wording
from handlers.regulation.fields import Many, Part, Text


class Calls(StrEnum):
    """Who is called together, and so by whom: of what he leads, the branch all of it."""

    ANYBODY = "anybody"  # whatever somebody may call together
    GROUP = "group"  # one Party group, by its leader or the branch
    BRANCH = "branch"  # all members, by the branch
    COMMITTEE = "committee"  # the committee of the branch alone, by one of it


class Meeting(Part):
    """A kind of session; `words` are how it is said. `notice_days`: told so many days before, 0 any time.

    Whoever calls one later is told so, and nothing is refused to him.
    """

    key: Text
    title: Text
    words: Many[Text] = ()
    calls: Annotated[Calls, Strict(False)] = Calls.ANYBODY
    notice_days: Annotated[int, Field(ge=0, le=60)] = 0


def _meeting(key: str, said: tuple[str, tuple[str, ...]], calls: Calls, days: int) -> Meeting:
    title, words = said
    return Meeting(key=key, title=title, words=words, calls=calls, notice_days=days)


STUDY, EXCHANGE = "study", "exchange"
USUAL = (
    _meeting(STUDY, meeting_wording.STUDY, Calls.ANYBODY, 0),
    _meeting("members", meeting_wording.MEMBERS, Calls.BRANCH, 3),
    _meeting("committee", meeting_wording.COMMITTEE, Calls.COMMITTEE, 0),
    _meeting("group", meeting_wording.GROUP, Calls.GROUP, 1),
    _meeting("lecture", meeting_wording.LECTURE, Calls.ANYBODY, 0),
    _meeting("theme_day", meeting_wording.THEME_DAY, Calls.ANYBODY, 0),
    _meeting(EXCHANGE, meeting_wording.EXCHANGE, Calls.ANYBODY, 0),
)


def called(key: str, meetings: Sequence[Meeting]) -> Meeting:
    """The kind of session with this key; one that no edition knows any more is called study."""
    return next((one for one in (*meetings, *USUAL) if one.key == key), USUAL[0])


def named(plain: str, meetings: Sequence[Meeting]) -> Meeting:
    """The kind of session that a sentence names first, by the longest name of it; study where it names none.

    >>> [named(one, USUAL).key for one in ("周五开支委会", "党小组会学习精神", "周五学习")]
    ['committee', 'group', 'study']
    """
    said = [
        (plain.index(word), -len(word), one.key)
        for one in meetings
        for word in one.words
        if word in plain
    ]
    return called(min(said)[2] if said else STUDY, meetings)
