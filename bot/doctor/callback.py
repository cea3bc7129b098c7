"""The way from WeCom to the bot: the public address, the answer to the console, what strangers see."""

from datetime import timedelta
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.doctor import callback_wording as wording
from bot.doctor.findings import Finding, good, note, unseen, wrong
from bot.doctor.network import Answer, Unreachable, resolve
from bot.doctor.site import Site

WITHIN = 1.0  # seconds; later than that the console refuses to save the address
SOON = timedelta(days=14)
OURS = b"forbidden"  # the whole body of the webhook's 403
INSIDE = {"/healthz": b"ok", "/readyz": b'{"failed"', "/metrics": b"# HELP"}
PAGES, FORM = "/a", b'action="/a"'
GATEWAY = frozenset(
    {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
)


def address(site: Site) -> Finding:
    """The name, the way there, the certificate."""
    if not site.settings.public_url:
        return unseen(wording.NO_PUBLIC_URL)
    try:
        answer = site.caller.first
    except Unreachable as error:
        return wrong(wording.UNREACHABLE[error.trouble])
    if site.rehearsing:
        return good(wording.REHEARSAL)
    if answer.ends and answer.ends - site.now() < SOON:
        return note(wording.ends_soon((answer.ends - site.now()).days))
    host = urlsplit(site.settings.public_url).hostname or ""
    if all(ip_address(one.partition("%")[0]).is_private for one in resolve(host)):
        return note(wording.INSIDE_ADDRESS)
    return good(wording.ADDRESS_GOOD)


def callback(site: Site) -> Finding:
    """The answer to the console's question, byte for byte, in time."""
    answer, expected = site.caller.first, site.caller.expected
    if answer.status != HTTPStatus.OK:
        return wrong(_refusal(site, answer))
    if answer.body != expected:
        return wrong(_another_answer(answer, expected))
    seconds = answer.seconds
    if seconds > WITHIN:  # once more, for the first call opens a connection of the proxy's own
        seconds = min(seconds, site.caller.verified()[1].seconds)
    return wrong(wording.slow(seconds)) if seconds > WITHIN else good(wording.verified(seconds))


def forgery(site: Site) -> Finding:
    """Whoever cannot sign is turned away."""
    answer = site.caller.forged()
    if answer.status == HTTPStatus.FORBIDDEN:
        return good(wording.FORGERY_REFUSED)
    return wrong(wording.FORGERY_TAKEN)


def inside_pages(site: Site) -> Finding:
    """What only operators should see is not passed on by the proxy."""
    if site.rehearsing:
        return good(wording.NOT_OUTSIDE)
    open_ones = [path for path, begins in INSIDE.items() if _shows(site, path, begins)]
    return note(wording.exposed(open_ones)) if open_ones else good(wording.NOTHING_EXPOSED)


def anonymous_pages(site: Site) -> Finding:
    """Recipients make their keys on our own pages: without them nothing anonymous can be taken."""
    try:
        answer = site.network.ask("GET", site.settings.public_url + PAGES)
    except Unreachable:
        return note(wording.NO_PAGES)
    ours = answer.status == HTTPStatus.OK and FORM in answer.body
    return good(wording.PAGES_GOOD) if ours else note(wording.NO_PAGES)


def _shows(site: Site, path: str, begins: bytes) -> bool:
    try:
        answer = site.network.ask("GET", site.settings.public_url + path)
    except Unreachable:
        return False
    return answer.body.startswith(begins)


def _refusal(site: Site, answer: Answer) -> str:
    if answer.status in GATEWAY:
        return wording.GATEWAY
    if 300 <= answer.status < 400:
        return wording.REDIRECT
    if answer.status != HTTPStatus.FORBIDDEN:
        return wording.STATUSES.get(answer.status, wording.status(answer.status))
    if answer.body != OURS:
        return wording.GUARDED
    return wording.OTHER_AES_KEY if site.caller.knows_token() else wording.OTHER_TOKEN


def _another_answer(answer: Answer, expected: bytes) -> str:
    if expected in answer.body and len(answer.body) < len(expected) + 16:
        return wording.ECHO_CHANGED
    html = "html" in answer.headers.get("content-type", "") or answer.body.lstrip()[:1] == b"<"
    return wording.HTML_PAGE if html else wording.OTHER_ANSWER
