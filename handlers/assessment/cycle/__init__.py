"""The year's assessment as a whole: its windows, who may carry out a step today, and the stages it goes through [M3 M4].

`life` is the table of the stages, `under` the edition a cycle is held by, `now` the door through which every other room
asks whether a step may be carried out.
"""

from handlers.assessment.cycle import opening, wording
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed


def register(capability: Capability) -> None:
    """Add what the branch says of the cycle, and what the clock does."""
    capability.command(
        "open",
        wording.OPEN_TITLE,
        *wording.OPEN_WORDS,
        may=Deed.OPEN_SELF_APPRAISALS,
        form=opening.WindowForm,
        cues=opening.OPEN_CUES,
        about=wording.OPEN_ABOUT,
        examples=wording.OPEN_EXAMPLES,
        refusal=wording.NOT_FOR_YOU,
    )(opening.open_self_appraisal)
