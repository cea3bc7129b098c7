"""Every check, in the order of going live; the READMEs follow the same order."""

from collections.abc import Iterator

from bot.doctor import callback, database, machine, people, wecom, wording
from bot.doctor.findings import Check, Line, Mark, examine
from bot.doctor.site import Site

CHECKS: tuple[Check[Site], ...] = (
    Check(wording.PYTHON, (), machine.python),
    Check(wording.SETTINGS, (), machine.settings),
    Check(wording.DATA_KEY, (wording.SETTINGS,), machine.data_key),
    Check(wording.FOLDER, (wording.SETTINGS,), machine.folder),
    Check(wording.DISK, (wording.SETTINGS,), machine.disk),
    Check(wording.DATABASE, (wording.SETTINGS,), database.database),
    Check(wording.DURABILITY, (wording.DATABASE,), database.durability),
    Check(wording.SCHEMA, (wording.DATABASE,), database.schema),
    Check(wording.SEALED, (wording.SCHEMA,), database.sealed),
    Check(wording.ROSTER, (wording.SCHEMA,), people.roster),
    Check(wording.SECRETARY, (wording.ROSTER,), people.secretary),
    Check(wording.DUTY, (wording.ROSTER,), people.duty),
    Check(wording.EDITION, (wording.SETTINGS,), machine.edition),
    Check(wording.ADDRESS, (wording.SETTINGS,), callback.address),
    Check(wording.CALLBACK, (wording.ADDRESS,), callback.callback),
    Check(wording.FORGERY, (wording.CALLBACK,), callback.forgery),
    Check(wording.INSIDE_PAGES, (wording.ADDRESS,), callback.inside_pages),
    Check(wording.ANONYMOUS_PAGES, (wording.ADDRESS,), callback.anonymous_pages),
    Check(wording.REACH, (wording.SETTINGS,), wecom.reach),
    Check(wording.CLOCK, (wording.REACH,), wecom.clock),
    Check(wording.SECRET, (wording.REACH,), wecom.secret),
    Check(wording.TRUSTED_IP, (wording.SECRET,), wecom.trusted_ip),
    Check(wording.AGENT, (wording.TRUSTED_IP,), wecom.agent),
    Check(wording.VISIBLE_RANGE, (wording.AGENT, wording.ROSTER), wecom.visible_range),
    Check(wording.MENU, (wording.AGENT,), wecom.menu),
    Check(wording.SCHEDULES, (wording.AGENT,), wecom.schedules),
)

ALL_GOOD, TO_PUT_RIGHT, WRONG_SETTINGS = 0, 1, 2  # exit codes


def look_through(site: Site) -> Iterator[Line]:
    """Every line, as soon as it is known."""
    try:
        yield from examine(CHECKS, site)
    finally:
        site.close()


def ready(lines: list[Line]) -> bool:
    """Whether nothing is wrong and everything was looked at."""
    return not any(one.finding.mark in (Mark.WRONG, Mark.UNSEEN) for one in lines)


def verdict(lines: list[Line]) -> tuple[str, int]:
    """The last line, and the exit code."""
    marks = [one.finding.mark for one in lines]
    summary = wording.summary(*(marks.count(one) for one in (Mark.WRONG, Mark.NOTE, Mark.UNSEEN)))
    if Mark.WRONG not in marks:
        return summary, ALL_GOOD
    settings = next(one for one in lines if one.title == wording.SETTINGS)
    return summary, WRONG_SETTINGS if settings.finding.mark is Mark.WRONG else TO_PUT_RIGHT
