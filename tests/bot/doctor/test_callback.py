"""Each thing that can stand between WeCom and the callback has its own line."""

import itertools
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from bot.doctor import callback, network, wording
from bot.doctor import callback_wording as said
from bot.doctor.network import Network, Trouble
from tests.bot.doctor.doctoring import Installation, serving, unused_port

PATH = "/wecom/callback"
OUTSIDE = "bot.test"


@pytest.mark.parametrize(
    ("lie", "says"),
    [
        (lambda _: HTMLResponse("<html>请登录</html>"), said.HTML_PAGE),
        (lambda _: PlainTextResponse("<!doctype html>"), said.HTML_PAGE),
        (lambda _: PlainTextResponse("ok"), said.OTHER_ANSWER),
        (lambda _: RedirectResponse("https://bot.test/login"), said.REDIRECT),
        (lambda _: Response(status_code=401), said.STATUSES[401]),
        (lambda _: HTMLResponse("denied", 403), said.GUARDED),
        (lambda _: HTMLResponse("none", 404), said.STATUSES[404]),
        (lambda _: Response(status_code=405), said.STATUSES[405]),
        (lambda _: HTMLResponse("<html>", 502), said.GATEWAY),
        (lambda _: HTMLResponse("<html>", 504), said.GATEWAY),
        (lambda _: Response(status_code=418), said.status(418)),
    ],
)
def test_somebody_else_answers(site: Installation, lie: Any, says: str) -> None:
    site.bot.lies[PATH] = lie
    lines = {one.title: one.finding for one in site.lines()}
    assert lines[wording.CALLBACK].mark.value == "✗"
    assert lines[wording.CALLBACK].text == says
    assert lines[wording.FORGERY].text == "先解决上面第 15 条。"
    assert lines[wording.REACH].mark.value == "✓"


@pytest.mark.parametrize("wrap", [lambda echo: b'"' + echo + b'"', lambda echo: echo + b"\n"])
def test_the_echo_was_changed_on_its_way(site: Installation, wrap: Any) -> None:
    site.bot.wrap = wrap
    assert site.said(wording.CALLBACK) == f"✗ {said.ECHO_CHANGED}"


def test_another_token_than_the_running_server(site: Installation) -> None:
    site.variables["ZRQ_WECOM_TOKEN"] = "anotherToken2026"
    assert site.said(wording.CALLBACK) == f"✗ {said.OTHER_TOKEN}"


def test_another_aes_key_than_the_running_server(site: Installation) -> None:
    site.variables["ZRQ_WECOM_ENCODING_AES_KEY"] = "Q" * 43
    assert site.said(wording.CALLBACK) == f"✗ {said.OTHER_AES_KEY}"


def test_the_question_has_no_effect_beyond_its_answer(site: Installation) -> None:
    site.variables["ZRQ_WECOM_ENCODING_AES_KEY"] = "Q" * 43
    site.lines()
    assert not any(chat.lines for chat in site.corp.chats.values())
    assert not site.corp.sent


def test_late_twice_is_too_late(site: Installation) -> None:
    calls = itertools.count()
    site.network = lambda: Network(ticks=lambda: next(calls) * 1.4)
    assert site.said(wording.CALLBACK) == f"✗ {said.slow(1.4)}"


def test_late_once_is_only_the_first_connection(site: Installation) -> None:
    moments = iter([0.0, 1.4, 2.0, 2.1, *range(3, 100)])
    site.network = lambda: Network(ticks=lambda: next(moments))
    assert site.said(wording.CALLBACK) == f"✓ {said.verified(0.1)}"


def test_whoever_takes_every_signature_is_found(site: Installation) -> None:
    def gullible(request: Request) -> Response:
        return PlainTextResponse(site.corp.keys.unseal(request.query_params["echostr"]).decode())

    site.bot.lies[PATH] = gullible
    assert site.said(wording.CALLBACK).startswith("✓")
    assert site.said(wording.FORGERY) == f"✗ {said.FORGERY_TAKEN}"


def test_without_a_public_address_the_rest_is_still_looked_at(site: Installation) -> None:
    del site.variables["ZRQ_PUBLIC_URL"]
    assert site.said(wording.ADDRESS) == f"– {said.NO_PUBLIC_URL}"
    assert site.said(wording.CALLBACK) == "– 先解决上面第 14 条。"
    assert site.said(wording.MENU).startswith("✓")


def test_nobody_listens(site: Installation) -> None:
    site.variables["ZRQ_PUBLIC_URL"] = f"http://127.0.0.1:{unused_port()}"
    assert site.said(wording.ADDRESS) == f"✗ {said.UNREACHABLE[Trouble.REFUSED]}"


def test_nobody_answers(site: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "EACH", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        site.variables["ZRQ_PUBLIC_URL"] = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert site.said(wording.ADDRESS) == f"✗ {said.UNREACHABLE[Trouble.SLOW]}"


def test_an_unknown_name(site: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "https://bot.test?secret")

    site.variables["ZRQ_PUBLIC_URL"] = f"https://{OUTSIDE}"
    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", unknown)
        assert site.said(wording.ADDRESS) == f"✗ {said.UNREACHABLE[Trouble.NAME]}"


def test_http_where_https_should_be(site: Installation) -> None:
    plain = site.variables["ZRQ_PUBLIC_URL"]
    site.variables["ZRQ_PUBLIC_URL"] = plain.replace("http:", "https:")
    assert site.said(wording.ADDRESS) == f"✗ {said.UNREACHABLE[Trouble.TLS]}"


def certificate(folder: Path, name: str, days: int) -> tuple[Path, Path]:
    """A certificate of its own authority for `name`, that ends in so many days, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signed = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=90))
        .not_valid_after(now + timedelta(days=days, hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


def look_from_outside(
    site: Installation, monkeypatch: pytest.MonkeyPatch, paths: tuple[Path, Path], *, trusted: bool
) -> dict[str, str]:
    """Marks and texts by title, with the site behind https as bot.test."""
    real = socket.getaddrinfo

    def everywhere_here(host: Any, *rest: Any, **named: Any) -> Any:
        return real("127.0.0.1" if host == OUTSIDE else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", everywhere_here)
    if trusted:
        authorities = ssl.create_default_context(cafile=paths[0])
        site.network = lambda: Network(tls=authorities)
    with serving(site.bot, certificate=paths) as address:
        site.variables["ZRQ_PUBLIC_URL"] = f"https://{OUTSIDE}:{urlsplit(address).port}"
        return {one.title: f"{one.finding.mark} {one.finding.text}" for one in site.lines()}


@pytest.mark.parametrize(
    ("name", "days", "trusted", "says"),
    [
        (OUTSIDE, -1, True, f"✗ {said.UNREACHABLE[Trouble.EXPIRED]}"),
        ("other.test", 60, True, f"✗ {said.UNREACHABLE[Trouble.OTHER_NAME]}"),
        (OUTSIDE, 60, False, f"✗ {said.UNREACHABLE[Trouble.UNTRUSTED]}"),
        (OUTSIDE, 5, True, f"! {said.ends_soon(5)}"),
        (OUTSIDE, 60, True, f"! {said.INSIDE_ADDRESS}"),  # it is 127.0.0.1 here
    ],
)
def test_the_certificate(
    site: Installation,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    days: int,
    trusted: bool,
    says: str,
) -> None:
    paths = certificate(tmp_path, name, days)
    assert look_from_outside(site, monkeypatch, paths, trusted=trusted)[wording.ADDRESS] == says


def test_pages_for_operators_that_everybody_can_open(
    site: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(callback, "resolve", lambda _: ["8.8.8.8"])
    paths = certificate(tmp_path, OUTSIDE, 60)
    lines = look_from_outside(site, monkeypatch, paths, trusted=True)
    assert lines[wording.ADDRESS] == f"✓ {said.ADDRESS_GOOD}"
    assert lines[wording.INSIDE_PAGES] == f"! {said.exposed(['/healthz', '/readyz', '/metrics'])}"
    for path in callback.INSIDE:
        site.bot.lies[path] = lambda _: Response(status_code=404)
    lines = look_from_outside(site, monkeypatch, paths, trusted=True)
    assert lines[wording.INSIDE_PAGES] == f"✓ {said.NOTHING_EXPOSED}"


@pytest.mark.parametrize(
    "lie",
    [
        lambda _: Response(status_code=404),
        lambda _: HTMLResponse("<html>请登录</html>"),
        lambda _: RedirectResponse("https://bot.test/login"),
    ],
)
def test_a_proxy_that_does_not_pass_on_the_pages(site: Installation, lie: Any) -> None:
    assert site.said(wording.ANONYMOUS_PAGES) == f"✓ {said.PAGES_GOOD}"
    site.bot.lies["/a"] = lie
    assert site.said(wording.ANONYMOUS_PAGES) == f"! {said.NO_PAGES}"
