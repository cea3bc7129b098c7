"""What the machine must offer before anything starts: time zones, and a folder that can hold an SQLite database."""

import os
import re
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url

from bot import settings_wording as wording

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ZONE = "Asia/Shanghai"
MOUNTS = Path("/proc/mounts")
# SQLite's write-ahead log needs memory shared by all its readers, which none of these gives.
NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ceph|gluster\w*|lustre|ncpfs|davfs|coda|orangefs"
    r"|fuse\.(?:sshfs|s3fs|rclone|gluster\w*|ceph\S*|davfs\S*|juicefs|gcsfuse|ossfs)"
)
ESCAPED = re.compile(r"\\([0-7]{3})")


def has_time_zones() -> bool:
    """Whether the business time zone is known here."""
    try:
        zoneinfo.ZoneInfo(ZONE)
    except (zoneinfo.ZoneInfoNotFoundError, OSError):
        return False
    return True


def data_folder(database_url: str) -> Path | None:
    """The folder of an SQLite database, absolute; None for a database that lives elsewhere."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return Path(url.database).resolve().parent


def there(folder: Path) -> Path:
    """The folder, or whatever is there of the way to it."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def can_hold(folder: Path) -> bool:
    """Whether files may be made in the folder, which may still have to be made itself."""
    nearest = there(folder)
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def file_system(folder: Path) -> str:
    """The type of the file system a folder is on, as the kernel calls it; "" where nobody can tell.

    The mount with the longest matching path holds the folder, the last one when two are at the same place.
    """
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found, longest = "", -1
    for line in lines:
        _, point, kind, *_ = line.split(" ")
        mounted = Path(ESCAPED.sub(lambda code: chr(int(code[1], 8)), point))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= longest:
            found, longest = kind, len(mounted.parts)
    return found


def on_network(folder: Path) -> bool:
    """Whether the folder is on another machine."""
    return bool(NETWORK.fullmatch(file_system(folder)))


def problems(database_url: str) -> list[str]:
    """What is wrong with the machine rather than with a value."""
    found = [] if has_time_zones() else [wording.NO_TIME_ZONES]
    folder = data_folder(database_url)
    if folder and not can_hold(folder):
        found.append(wording.FOLDER_READ_ONLY)
    elif folder and on_network(folder):
        found.append(wording.FOLDER_ELSEWHERE)
    return found


def at_home(url: str) -> bool:
    """Whether an address leads back to this machine: a rehearsal."""
    return urlsplit(url).hostname in LOOPBACK


def is_address(url: str) -> bool:
    """Whether it is an http or https address with a host, and no query or account in it."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return whole and not (parts.query or parts.fragment or "@" in parts.netloc)
