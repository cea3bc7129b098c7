"""Asks over HTTP as a stranger would, within seconds, and says what stood in the way instead of an error's text."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import httpx2

EACH = 5.0  # seconds for each step of a call
ALTOGETHER = 40.0  # seconds for everything that is asked
MOST_BYTES = 65536


class Trouble(StrEnum):
    """Why there is no answer."""

    NAME = "name"  # the host name is not known
    REFUSED = "refused"
    SLOW = "slow"
    EXPIRED = "expired"
    OTHER_NAME = "other_name"  # a certificate for another host
    UNTRUSTED = "untrusted"
    TLS = "tls"
    BROKEN = "broken"


# The codes of OpenSSL for what is wrong with a certificate.
CERTIFICATES = {10: Trouble.EXPIRED, 62: Trouble.OTHER_NAME, 64: Trouble.OTHER_NAME}


class Unreachable(Exception):
    """No answer; `trouble` says why, and nothing says where."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, cut at 64 KiB. `seconds` until it was complete; `ends` is when the certificate does."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float
    ends: datetime | None

    def json(self) -> dict[str, Any] | None:
        """The object in the body, if it is one."""
        try:
            value = json.loads(self.body)
        except ValueError:
            return None
        return value if isinstance(value, dict) else None


@dataclass
class Network:
    """Every call in one place: no redirect followed, no proxy, each step and the whole limited in time.

    `tls` replaces the usual list of trusted authorities; `ticks` counts seconds.
    """

    tls: ssl.SSLContext | None = None
    ticks: Callable[[], float] = time.monotonic
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        """The clock runs from here."""
        self._began = time.monotonic()

    @cached_property
    def _client(self) -> httpx2.Client:
        trust = self.tls if self.tls is not None else True
        return httpx2.Client(trust_env=False, verify=trust)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def ask(
        self, method: str, url: str, params: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """One exchange. Raises Unreachable."""
        left = ALTOGETHER - (time.monotonic() - self._began)
        if left <= 0:
            raise Unreachable(Trouble.SLOW)
        limit = min(EACH, left)
        client = self._client  # made before the time is taken: it reads the list of authorities
        resolve(urlsplit(url).hostname or "", limit)
        started = self.ticks()
        with (
            _named_troubles(),
            client.stream(
                method, url, params=params, content=body or None, timeout=limit
            ) as response,
        ):
            content = _read(response, limit)
            took = self.ticks() - started
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, headers, content, took, _end_of(response))


def resolve(host: str, seconds: float = EACH) -> list[str]:
    """The addresses of a host; the system's resolver knows no limit, so that somebody else waits for it.

    Raises Unreachable.
    """
    found: list[str] | None = None
    failed = False

    def look_up() -> None:
        nonlocal found, failed
        try:
            entries = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            found = [str(entry[4][0]) for entry in entries]
        except (OSError, UnicodeError):
            failed = True

    waiting = threading.Thread(target=look_up, daemon=True)
    waiting.start()
    waiting.join(seconds)
    if found is None:
        raise Unreachable(Trouble.NAME if failed else Trouble.SLOW)
    return found


@contextmanager
def _named_troubles() -> Iterator[None]:
    """The library's errors hold the whole address, so none of them becomes a cause of ours."""
    try:
        yield
    except httpx2.TimeoutException:
        trouble = Trouble.SLOW
    except httpx2.HTTPError as error:
        trouble = _trouble_of(error)
    else:
        return
    raise Unreachable(trouble) from None


def _trouble_of(error: BaseException) -> Trouble:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CERTIFICATES.get(cause.verify_code, Trouble.UNTRUSTED)
        if isinstance(cause, ssl.SSLError):
            return Trouble.TLS
        if isinstance(cause, ConnectionRefusedError):
            return Trouble.REFUSED
        cause = cause.__cause__ or cause.__context__
    return Trouble.REFUSED if isinstance(error, httpx2.ConnectError) else Trouble.BROKEN


def _read(response: httpx2.Response, seconds: float) -> bytes:
    """What comes within the time, at most 64 KiB."""
    ends = time.monotonic() + seconds
    content = b""
    for chunk in response.iter_bytes():
        content += chunk
        if time.monotonic() > ends:
            raise Unreachable(Trouble.SLOW)
        if len(content) >= MOST_BYTES:
            break
    return content[:MOST_BYTES]


def _end_of(response: httpx2.Response) -> datetime | None:
    stream = response.extensions.get("network_stream")
    secured = stream.get_extra_info("ssl_object") if stream else None
    ends = secured.getpeercert().get("notAfter") if secured else None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if ends else None
