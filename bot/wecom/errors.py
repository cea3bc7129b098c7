"""What each errcode of the WeCom API means to us (wecom.md §8), as data."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from bot.channel import DeliveryError

OK, FREQUENCY = 0, 45009
TOKEN_SPENT = frozenset({40014, 42001})  # fetch a new token and repeat the call, once


@dataclass(frozen=True, slots=True)
class Treatment:
    """What to do after an errcode, as in `DeliveryError`. All unset: try again later."""

    permanent: bool = False
    operator: bool = False
    pause: timedelta | None = None
    longer: timedelta | None = None
    nobody: bool = False
    crowded: bool = False
    gone: bool = False


AGAIN = Treatment()
NEVER = Treatment(permanent=True)
NOBODY = Treatment(permanent=True, nobody=True)
OUT_OF_RANGE = Treatment(
    permanent=True, operator=True
)  # the app may not reach this person or group
MISCONFIGURED = Treatment(
    operator=True, pause=timedelta(minutes=15)
)  # nothing works until it is put right

_GROUPS: tuple[tuple[Treatment, tuple[int, ...]], ...] = (
    (AGAIN, (-1, 6000)),
    (Treatment(crowded=True), (45033,)),
    # A blocked window is a minute or an hour long and the answer does not say which.
    (Treatment(pause=timedelta(minutes=1), longer=timedelta(hours=1)), (FREQUENCY,)),
    # Still spent after a new token: somebody else may be using the same secret.
    (Treatment(operator=True, pause=timedelta(minutes=1)), tuple(sorted(TOKEN_SPENT))),
    # A new trusted IP takes effect within about a minute.
    (Treatment(operator=True, pause=timedelta(minutes=5)), (60020,)),
    (MISCONFIGURED, (40001, 40013, 40091, 41001)),  # secret, corp id, token
    (MISCONFIGURED, (40056, 41011, 301002)),  # agent id
    (MISCONFIGURED, (48002, 48006, 48009, 50003)),  # permission, app disabled
    (MISCONFIGURED, (50001, 80001, 85005)),  # trusted domain
    (OUT_OF_RANGE, (50002, 60011)),
    (NOBODY, (40003, 46004, 60111, 81013)),  # userid
    (NEVER, (40032, 82001, 82002, 82003)),  # recipients
    (NEVER, (40066, 40068, 60123, 81011)),  # departments, tags
    (NEVER, (40050, 86001, 86008)),  # group chats
    (
        NEVER,
        (40008, 40018, 40033, 40035, 40058, 40063, 44004, 47001, 82004),
    ),  # our request is wrong
    (Treatment(permanent=True, gone=True), (40007,)),  # media id
    (NEVER, (45001, 45002)),  # size
    (NEVER, (42014, 60140)),  # cards
    (NEVER, (40029, 42003, 84014, 84015)),  # sign-in codes
    (NEVER, (93000, 93004, 93008)),  # group webhooks
    (NEVER, (90466,)),  # somebody else's schedule
)
TREATMENTS = {code: treatment for treatment, codes in _GROUPS for code in codes}


def failure(code: int, call: str) -> DeliveryError:
    """The error for an answer other than 0; an unknown code is tried again later."""
    treatment = TREATMENTS.get(code, AGAIN)
    return DeliveryError(f"{call}: errcode {code}", code=code, **asdict(treatment))
