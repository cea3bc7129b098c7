"""A bug gets a number that the person is told and the log knows; never what he wrote."""

import logging
import secrets
import traceback

log = logging.getLogger("zerenqu.incident")


def number_for(error: Exception) -> str:
    """Log where it went wrong, without any text of the error itself, and return its number.

    The message of an exception may quote what somebody wrote, so only its class and the places are kept.
    """
    number = secrets.token_hex(3).upper()
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    places = [
        f"{'/'.join(frame.filename.rsplit('/', 2)[-2:])}:{frame.lineno} {frame.name}"
        for frame in frames
    ]
    log.error("incident", extra={"number": number, "error": type(error).__name__, "places": places})
    return number
