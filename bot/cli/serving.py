"""serve and migrate."""

import signal

import uvicorn

from bot import logs, settings_wording
from bot.app import WrongSchema, create_app
from bot.cli import wording
from bot.cli.console import Host, Port, cli, make_folder, read_settings, say, stop
from bot.settings import Settings, StorageSettings
from storage.database import make_engine
from storage.migrations import current, head, known, migrate

GRACE_SECONDS = 10


@cli.command(help=wording.SERVE)
def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Take callbacks from WeCom until SIGTERM."""
    settings = read_settings(Settings)
    logs.set_up()
    make_folder(settings)
    try:
        app = create_app(settings)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(
                number, lambda *_: None
            )  # the server raises them again when it has stopped
        uvicorn.run(
            app,
            host=host,
            port=port,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    except WrongSchema as wrong:
        stop([settings_wording.NEWER_SCHEMA if wrong.newer else settings_wording.NOT_MIGRATED])


@cli.command("migrate", help=wording.MIGRATE)
def migrate_database() -> None:
    """Bring the database to this program's schema."""
    settings = read_settings(StorageSettings)
    make_folder(settings)
    engine = make_engine(settings.database_url)
    before = current(engine)
    if before and before not in known():
        stop([settings_wording.NEWER_SCHEMA])
    migrate(engine)
    engine.dispose()
    say([wording.migrated(before, head())])
