"""What the machine offers: Python, time zones, settings, the key's file, the folder, the disk."""

import os
import platform
import shutil
import stat
from pathlib import Path

from bot import surroundings
from bot.doctor import wording
from bot.doctor.findings import Finding, good, note, wrong
from bot.doctor.site import Site
from bot.health import FREE_BYTES
from bot.settings import SettingsError
from handlers.regulation import relief

COMFORTABLE_BYTES = 1 << 30
FORGETFUL = frozenset({"tmpfs", "ramfs", "overlay"})  # gone with the next start or the container


def python(_: Site) -> Finding:
    """The program itself and the time zones."""
    if not surroundings.has_time_zones():
        return wrong(wording.NO_TIME_ZONES)
    return good(wording.python(platform.python_version(), surroundings.ZONE))


def settings(site: Site) -> Finding:
    """Every setting by itself."""
    try:
        said = wording.settings(len(site.settings.model_fields_set))
        name = site.settings.transcriber
        return good(said + wording.transcriber(name) if name else said)
    except SettingsError as error:
        return wrong(wording.settings_wrong(len(error.problems)), error.problems)


def data_key(site: Site) -> Finding:
    """Where the key lies; a file that others may read was refused with the settings."""
    file = site.environment.get("ZRQ_DATA_KEY_FILE")
    if not file:
        return good(wording.KEY_IN_ENVIRONMENT)
    if site.folder and Path(file).resolve().is_relative_to(site.folder):
        return note(wording.KEY_BESIDE_DATA)
    return good(wording.KEY_IN_FILE)


def folder(site: Site) -> Finding:
    """The data folder; one that cannot be written or lies elsewhere was refused with the settings."""
    if site.folder is None:
        return good(wording.ON_POSTGRES)
    if not site.folder.exists():
        return good(wording.FOLDER_TO_COME)
    status = site.folder.stat()
    if os.geteuid() == 0 and status.st_uid != 0:
        return note(wording.RUN_AS_ROOT)
    if status.st_mode & stat.S_IRWXO:
        return note(wording.FOLDER_OPEN)
    if not site.rehearsing and surroundings.file_system(site.folder) in FORGETFUL:
        return note(wording.FOLDER_FORGETS)
    return good(wording.FOLDER_GOOD)


def disk(site: Site) -> Finding:
    """Room for the data."""
    if site.folder is None:
        return good(wording.DISK_ELSEWHERE)
    free = shutil.disk_usage(surroundings.there(site.folder)).free
    if free <= FREE_BYTES:
        return wrong(wording.disk_full(free))
    return note(wording.disk_low(free)) if free < COMFORTABLE_BYTES else good(wording.disk(free))


def edition(site: Site) -> Finding:
    """The regulation carried out here today, and the one that comes into force next."""
    text = site.editions.on(site.day)
    following = site.editions.after(site.day)[:1]
    then = "".join(wording.edition_then(one.title, one.in_force_from) for one in following)
    if text.incomplete:
        return note(wording.edition_cut(text.title, then))
    said = wording.edition(text.title, text.key, len(text.clauses), then)
    named = relief.named(text)
    return (
        note(wording.burdens(said, text.key, len(named)))
        if named
        else good(wording.unburdened(said))
    )
