"""What both kinds of pages share: templates, headers that keep everything at home, forms of bounded size."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

TEMPLATES = Path(__file__).parent / "templates"
MOST = 16 * 1024  # bytes of a form
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "same-origin",  # stricter, and a browser would not say where a form comes from
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
    "cross-origin-opener-policy": "same-origin",
}


class TooMuch(Exception):
    """A form that is too large or no form at all."""


class Pages:
    """Renders the templates; whatever stands in a value is text."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def show(self, template: str, status: int = 200, said: str = "", **values: object) -> Response:
        """One page."""
        text = self._templates.get_template(template).render(said=said, **values)
        return HTMLResponse(text, status_code=status, headers=HEADERS)


def style(_request: Request) -> Response:
    """The style of the pages."""
    text = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    return Response(text, media_type="text/css", headers=HEADERS)


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a small form; raises TooMuch."""
    if request.headers.get("content-type", "").split(";")[0] != "application/x-www-form-urlencoded":
        raise TooMuch
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST:
            raise TooMuch
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        raise TooMuch from None
    return {name: values[0].replace("\r\n", "\n") for name, values in fields.items()}


def from_our_page(request: Request, public_url: str) -> bool:
    """Whether a form was sent by our own page, as far as the browser says where it comes from."""
    origin = request.headers.get("origin")
    ours = urlsplit(public_url)
    return origin is None or origin == f"{ours.scheme}://{ours.netloc}"
