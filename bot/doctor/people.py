"""The people the bot works for: a roster, and somebody who answers."""

from bot.doctor import wording
from bot.doctor.findings import Finding, good, note, wrong
from bot.doctor.site import Site
from storage.queries.roster import SECRETARY
from storage.vocabulary import OrgLevel, Role


def roster(site: Site) -> Finding:
    """Is anybody there?"""
    return good(wording.roster(len(site.userids))) if site.userids else wrong(wording.NOBODY)


def secretary(site: Site) -> Finding:
    """Has every branch a secretary? What people raise goes to him."""
    branches = [one for one in site.roster.orgs.values() if one.level is OrgLevel.BRANCH]
    without = [
        one
        for one in branches
        if not any(
            held.duty == SECRETARY and site.roster.people[held.person_id].here_on(site.day)
            for held in site.roster.holders(one.id, Role.BRANCH, site.day)
        )
    ]
    if not branches or without:
        return wrong(wording.no_secretary(len(without)))
    return good(wording.secretary(len(branches)))


def duty(site: Site) -> Finding:
    """Is whoever is to be called when a life may be in danger somebody of the roster?"""
    named = site.settings.duty_people()
    if not named:
        return note(wording.NOBODY_ON_DUTY)
    unknown = sum(one not in site.userids for one in named)
    return wrong(wording.unknown_duty(unknown)) if unknown else good(wording.duty(len(named)))
