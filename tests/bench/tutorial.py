"""The tutorial stack: FastAPI, SQLModel and wechatpy as their tutorials put them together, doing the same job.

A sync endpoint, one session for each request, the default engine, no pragmas, no queue. It is written with
care: one commit a message, an index where one is needed, every answer right. Notices go out as background
tasks, by wechatpy's client.
"""

import os
import sys
from collections.abc import Iterator
from typing import Annotated

import uvicorn
from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request, Response
from sqlmodel import Session, create_engine
from wechatpy.exceptions import InvalidSignatureException
from wechatpy.work import WeChatClient, create_reply, parse_message
from wechatpy.work.crypto import WeChatCrypto
from wechatpy.work.exceptions import InvalidCorpIdException

from tests.bench.tutorial_answers import Notice, respond

API_BASE = os.environ.get("BENCH_API_BASE", "")


class Client(WeChatClient):  # type: ignore[misc]
    """wechatpy's client, pointed at the stand-in of the platform."""

    API_BASE_URL = f"{API_BASE}/cgi-bin/"

    def fetch_access_token(self) -> object:
        """From the stand-in; the address stands in the library's code."""
        query = {"corpid": self.corp_id, "corpsecret": self.secret}
        return self._fetch_access_token(url=f"{API_BASE}/cgi-bin/gettoken", params=query)


def get_session(request: Request) -> Iterator[Session]:
    """One session for each request."""
    with Session(request.app.state.engine) as session:
        yield session


async def get_body(request: Request) -> bytes:
    """The body as it came."""
    return await request.body()


def create_app() -> FastAPI:
    """The application, configured by the environment."""
    app = FastAPI()
    connect_args = {"check_same_thread": False}
    app.state.engine = create_engine(os.environ["BENCH_DATABASE_URL"], connect_args=connect_args)
    agent_id = int(os.environ["BENCH_AGENT_ID"])
    client = Client(os.environ["BENCH_CORP_ID"], os.environ["BENCH_SECRET"])
    crypto = WeChatCrypto(
        os.environ["BENCH_TOKEN"], os.environ["BENCH_AES_KEY"], os.environ["BENCH_CORP_ID"]
    )

    def send(notice: Notice) -> None:
        client.message.send_text(agent_id, notice.userid, notice.text)

    @app.get("/readyz")
    def ready() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/wecom/callback")
    def callback(
        msg_signature: str,
        timestamp: str,
        nonce: str,
        tasks: BackgroundTasks,
        body: Annotated[bytes, Depends(get_body)],
        session: Annotated[Session, Depends(get_session)],
    ) -> Response:
        try:
            plain = crypto.decrypt_message(body, msg_signature, timestamp, nonce)
        except (InvalidSignatureException, InvalidCorpIdException):
            raise HTTPException(status_code=403) from None
        message = parse_message(plain)
        text, notices = respond(session, message)
        for notice in notices if API_BASE else ():
            tasks.add_task(send, notice)
        sealed = crypto.encrypt_message(create_reply(text, message).render(), nonce, timestamp)
        return Response(sealed, media_type="application/xml")

    return app


if __name__ == "__main__":
    uvicorn.run(create_app(), port=int(sys.argv[1]), access_log=False, log_level="warning")
