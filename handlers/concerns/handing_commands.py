"""The commands by which a matter goes to a handling department and its word comes back."""

from handlers.concerns import handing, handing_wording
from handlers.concerns.passing_on import PassOnForm, hears_passing_on
from handlers.concerns.replying import answer_concern
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed


def register(capability: Capability) -> None:
    """Give the capability these commands, and a handler's list of what waits for him."""
    capability.command(
        "hand_over",
        handing_wording.HAND_OVER,
        may=Deed.ANSWER_CONCERN,
        form=handing.HandOverForm,
        hears=handing.hears_handing,
        about=handing_wording.HAND_OVER_ABOUT,
        examples=handing_wording.HAND_OVER_EXAMPLES,
    )(handing.hand_over)
    capability.command(
        "say",
        handing_wording.SAY,
        may=Deed.HANDLE_CONCERN,
        hears=handing.hears_saying,
        about=handing_wording.SAY_ABOUT,
        examples=handing_wording.SAY_EXAMPLES,
    )(handing.say_how_it_stands)
    capability.command(
        "pass_on",
        handing_wording.PASS_ON,
        may=Deed.ANSWER_CONCERN,
        form=PassOnForm,
        hears=hears_passing_on,
        about=handing_wording.PASS_ON_ABOUT,
        examples=handing_wording.PASS_ON_EXAMPLES,
    )(answer_concern)
    capability.items(handing.waiting_items)
