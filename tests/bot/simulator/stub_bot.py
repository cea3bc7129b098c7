"""A tiny bot for trying the stand-in: it opens callbacks and seals replies with the stand-in's own crypto."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.simulator.crypto import CallbackKeys


def sealed_reply(keys: CallbackKeys, inner: str, **changed: str) -> bytes:
    """An encrypted reply; `changed` replaces parts of the envelope."""
    parts = {"Encrypt": keys.seal(inner.encode()), "TimeStamp": "1790000001", "Nonce": "own-nonce"}
    signed = keys.sign(parts["TimeStamp"], parts["Nonce"], parts["Encrypt"])
    parts = {**parts, "MsgSignature": signed, **changed}
    return (
        f"<xml>{''.join(f'<{name}>{text}</{name}>' for name, text in parts.items())}</xml>".encode()
    )


def text_reply(keys: CallbackKeys, userid: str, content: str, kind: str = "text") -> str:
    """The plain XML of a text reply."""
    safe = content.replace("]]>", "]]]]><![CDATA[>")
    return (
        f"<xml><ToUserName><![CDATA[{userid}]]></ToUserName>"
        f"<FromUserName><![CDATA[{keys.receive_id}]]></FromUserName>"
        f"<CreateTime>1790000001</CreateTime><MsgType><![CDATA[{kind}]]></MsgType>"
        f"<Content><![CDATA[{safe}]]></Content></xml>"
    )


@dataclass
class StubBot:
    """Answers with `answer(fields)`; `troubles` are statuses for the next deliveries, before that."""

    keys: CallbackKeys
    answer: Callable[[dict[str, str]], str | None] = lambda fields: fields.get("Content")
    raw_answer: Callable[[dict[str, str]], bytes] | None = None
    echo_suffix: str = ""
    troubles: list[int] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    messages: list[dict[str, str]] = field(default_factory=list)

    def app(self) -> Starlette:
        """To be served, or called in process."""
        path = "/callback"
        return Starlette(
            routes=[Route(path, self._echo), Route(path, self._receive, methods=["POST"])]
        )

    async def _echo(self, request: Request) -> Response:
        plain = self.keys.unseal(request.query_params["echostr"])
        return PlainTextResponse(plain.decode() + self.echo_suffix)

    async def _receive(self, request: Request) -> Response:
        body = await request.body()
        self.bodies.append(body)
        self.queries.append(str(request.url.query))
        if self.troubles:
            return Response(status_code=self.troubles.pop(0))
        found = re.search(rb"<Encrypt><!\[CDATA\[(.+?)\]\]></Encrypt>", body)
        assert found
        encrypted, query = found[1].decode(), request.query_params
        signed = self.keys.sign(query["timestamp"], query["nonce"], encrypted)
        assert signed == query["msg_signature"]
        root = ElementTree.fromstring(self.keys.unseal(encrypted))  # noqa: S314 - made here
        fields = {leaf.tag: leaf.text or "" for leaf in root.iter() if not len(leaf)}
        self.messages.append(fields)
        if self.raw_answer:
            return Response(self.raw_answer(fields))
        text = self.answer(fields)
        if text is None:
            return Response()
        return Response(
            sealed_reply(self.keys, text_reply(self.keys, fields["FromUserName"], text))
        )
