"""The running parts of one process, for those who watch or drive them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.agenda import Agenda
from bot.clock import Clock
from bot.contacts.following import Following
from bot.intake import Intake
from bot.metrics import Metrics
from bot.sending.sender import Sender
from bot.voice.listening import Listening
from handlers.desk import Desk


@dataclass
class Parts:
    """What health checks, the demo and tests reach for."""

    engine: Engine
    desk: Desk
    intake: Intake
    sender: Sender
    clock: Clock
    metrics: Metrics
    now: Callable[[], datetime]
    following: Following
    listening: Listening
    agenda: Agenda
