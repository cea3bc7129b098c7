"""serve."""

import ctypes
import os
import signal
import socket
import sys
import tempfile
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI
from sqlalchemy.exc import DBAPIError
from uvicorn.supervisors import Multiprocess

from bot import logs, metrics, settings_wording
from bot.app import WrongSchema, check_schema, create_app
from bot.cli import keeping_wording, wording
from bot.cli.console import (
    DAMAGED,
    GONE,
    NO_KEY,
    Host,
    Port,
    cli,
    make_folder,
    read_settings,
    stop,
)
from bot.preflight import Corrupt, check_file, is_damage
from bot.settings import Settings
from storage.database import make_engine
from storage.keys import Keyring, MissingKey

GRACE_SECONDS = 10
HUNG_SECONDS = 20  # a worker that says nothing for so long is replaced
WORKER = "bot.cli.serving:make_worker"
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)

Workers = Annotated[int, typer.Option(min=1, max=64, help=wording.WORKERS)]


@cli.command(help=wording.SERVE)
def serve(host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 1) -> None:
    """Take callbacks from WeCom until SIGTERM."""
    settings = read_settings(Settings)
    if workers > 1 and settings.database_url.startswith("sqlite"):
        stop([wording.ONE_WRITER])
    logs.set_up()
    make_folder(settings)
    _prepare_database(settings)
    listening = _listen(host, port)
    if workers == 1:
        _serve_alone(settings, listening)
    else:
        _serve_together(listening, workers)


def make_worker() -> FastAPI:
    """The app of one of several processes; each ends when the one that started it is gone."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
    logs.set_up()
    return create_app(Settings.load(os.environ))


def _prepare_database(settings: Settings) -> None:
    """Once, before many processes would do it, and where a sentence can still be said."""
    engine = make_engine(settings.database_url)
    damaged = keeping_wording.corrupt(str(engine.url.database))
    try:
        check_file(engine)
        check_schema(engine)
        Keyring(engine, settings.data_keys(), welcome_new=True).unit()
    except Corrupt:
        stop([damaged], DAMAGED)
    except MissingKey as missing:
        stop([keeping_wording.missing_key(missing.number)], NO_KEY)
    except WrongSchema as wrong:
        stop([settings_wording.NEWER_SCHEMA if wrong.newer else settings_wording.NOT_MIGRATED])
    except DBAPIError as error:
        if is_damage(error):
            stop([damaged], DAMAGED)
        stop([wording.DATABASE_GONE], GONE)
    finally:
        engine.dispose()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError:
        stop([wording.port_unavailable(host, port)])


def _serve_alone(settings: Settings, listening: socket.socket) -> None:
    app = create_app(settings)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # the server raises them again when it has stopped
    server = uvicorn.Server(_config(app))
    server.run([listening])
    if not server.started:
        sys.exit(1)


def _serve_together(listening: socket.socket, workers: int) -> None:
    """Several equal processes that take turns at one port; whichever dies or hangs is replaced."""
    with tempfile.TemporaryDirectory(prefix="zerenqu-") as counted:
        os.environ[metrics.SHARED_FOLDER] = counted
        Multiprocess(_config(WORKER, workers), [listening]).run()


def _config(app: FastAPI | str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        access_log=False,
        proxy_headers=False,  # nobody asks who called: a message is known by its signature
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_worker_healthcheck=HUNG_SECONDS,
    )
