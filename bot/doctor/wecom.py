"""WeCom's side: can its API be reached, does it know the app, whom may the app reach."""

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address

from bot.doctor import wecom_wording as wording
from bot.doctor.api import Api, Json
from bot.doctor.findings import Finding, good, note, unseen, wrong
from bot.doctor.network import Unreachable
from bot.doctor.site import Site
from bot.menu import menu_of
from bot.surroundings import at_home
from handlers.registry import Registry

MOST_SKEW = timedelta(seconds=120)
UNTRUSTED, NO_MENU = 60020, 46003
FORBIDDEN = (48002, 60011)
NO_SCHEDULE = "zerenqu"
MOST_DEPARTMENTS = 40
FROM_IP = re.compile(r"from ip: ([0-9A-Fa-f.:]{3,45})")


def reach(site: Site) -> Finding:
    """Is it the API that answers?"""
    try:
        _, given = site.api.token
    except Unreachable as error:
        hint = wording.PROXY_IGNORED if _proxied(site) else ""
        return wrong(wording.UNREACHABLE[error.trouble] + hint)
    if not given:
        return wrong(wording.NOT_THE_API)
    base = site.settings.wecom_api_base
    open_way = base.startswith("http:") and not at_home(base)
    return note(wording.UNSEALED) if open_way else good(wording.REACHED)


def clock(site: Site) -> Finding:
    """Does the machine's clock agree with the API's?"""
    answer, _ = site.api.token
    try:
        theirs = parsedate_to_datetime(answer.headers.get("date", ""))
        skew = site.now() - theirs
    except (ValueError, TypeError):
        return good(wording.NO_TIME_GIVEN)
    if abs(skew) > MOST_SKEW:
        return wrong(wording.skewed(skew))
    return good(wording.CLOCK_GOOD)


def secret(site: Site) -> Finding:
    """Does the secret belong to the company?"""
    return _refused(site.api.token[1]) or good(wording.SECRET_GOOD)


def trusted_ip(site: Site) -> Finding:
    """May this machine call?"""
    if _code(site.api.agent) == UNTRUSTED:
        return wrong(_said(site.api.agent))
    return good(wording.IP_GOOD)


def agent(site: Site) -> Finding:
    """Is it the app of the secret, and switched on?"""
    if finding := _refused(site.api.agent):
        return finding
    if site.api.agent.get("close"):
        return wrong(wording.CLOSED)
    return good(wording.agent(str(site.api.agent.get("name", ""))))


def visible_range(site: Site) -> Finding:
    """Does everybody on the roster get what is sent? Only numbers are said."""
    users, parties, tags = (
        (site.api.agent.get(field) or {}).get(inside) or []
        for field, inside in (
            ("allow_userinfos", "user"),
            ("allow_partys", "partyid"),
            ("allow_tags", "tagid"),
        )
    )
    if not (users or parties or tags):
        return wrong(wording.NOBODY_VISIBLE)
    visible = {str(one.get("userid", "")).casefold() for one in users}
    inside, complete = _members(site.api) if parties else (set(), True)
    outside = len(site.userids - visible - inside)
    if outside and (tags or not complete):
        return unseen(wording.NOT_COUNTED)
    if outside == len(site.userids):
        return wrong(wording.all_outside(outside))
    return note(wording.some_outside(outside)) if outside else good(wording.ALL_VISIBLE)


def menu(site: Site) -> Finding:
    """Does the app show the menu of this program?"""
    answer = site.api.call("menu/get", agentid=str(site.settings.wecom_agent_id))
    if _code(answer) == NO_MENU:
        return wrong(wording.NO_MENU)
    if finding := _refused(answer):
        return finding
    same = _keys(answer) == _keys(menu_of(Registry.discover()))
    return good(wording.MENU_GOOD) if same else wrong(wording.OTHER_MENU)


def schedules(site: Site) -> Finding:
    """May the app write 日程, where it is to? It asks for one that is not there, so nobody sees anything of it."""
    if not site.settings.schedules:
        return good(wording.NO_SCHEDULES)
    answer = site.api.post("oa/schedule/get", {"schedule_id_list": [NO_SCHEDULE]})
    if _code(answer) in FORBIDDEN:
        return wrong(wording.SCHEDULES_FORBIDDEN)
    if _code(answer) in wording.ERRORS:
        return wrong(_said(answer))
    return good(wording.SCHEDULES_GOOD)  # any other code is about the one that is not there


def _members(api: Api) -> tuple[set[str], bool]:
    """The members of every department the app may see, and whether all of them were asked."""
    departments = api.call("department/simplelist").get("department_id") or []
    found: set[str] = set()
    complete = 0 < len(departments) <= MOST_DEPARTMENTS
    for one in departments[:MOST_DEPARTMENTS]:
        listed = api.call("user/simplelist", department_id=str(one.get("id")))
        complete = complete and _code(listed) == 0
        found |= {str(who.get("userid", "")).casefold() for who in listed.get("userlist") or []}
    return found, complete


def _code(answer: Json) -> int:
    return int(answer.get("errcode", -1))


def _refused(answer: Json) -> Finding | None:
    return wrong(_said(answer)) if _code(answer) else None


def _said(answer: Json) -> str:
    """What an errcode asks for. Of the platform's own text only this machine's address is used."""
    code = _code(answer)
    if code != UNTRUSTED:
        return wording.ERRORS.get(code, wording.error(code))
    found = FROM_IP.search(str(answer.get("errmsg", "")))
    try:
        return wording.untrusted(str(ip_address(found[1])) if found else "")
    except ValueError:
        return wording.untrusted("")


def _keys(menu_or_answer: Json) -> list[str]:
    buttons = menu_or_answer.get("button") or []
    below = (one for top in buttons for one in (top.get("sub_button") or [top]))
    return [str(one.get("key", "")) for one in below]


def _proxied(site: Site) -> bool:
    names = {name.lower() for name, value in site.environment.items() if value}
    return bool(names & {"https_proxy", "http_proxy", "all_proxy"})
