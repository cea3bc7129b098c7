"""The year's assessment as a whole: its windows, who may carry out a step today, and the stages it goes through [M3 M4].

`life` is the table of the stages, `leading` goes by it, `under` finds the edition a cycle is held by, `now` is the door
through which every other room asks whether a step may be carried out, `waiting` says for whom something waits in a step.
"""

from datetime import timedelta

from handlers.assessment.cycle import (
    advancing,
    extending,
    moving,
    opening,
    story,
    telling_wording,
    wording,
)
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from storage.vocabulary import PushKind


def register(capability: Capability) -> None:
    """Add what the branch says of the cycle, and what the clock does."""
    _deciding(capability)
    _asking(capability)
    capability.every(
        hour=8,
        minute=30,
        missed=Missed.ALL,
        late=timedelta(hours=72),
        urgency=PushKind.NOTICE,
        stops="when the results of a cycle are published",
    )(advancing.lead_on)


def _deciding(capability: Capability) -> None:
    capability.command(
        "open",
        wording.OPEN_TITLE,
        *wording.OPEN_WORDS,
        may=Deed.RUN_ASSESSMENT,
        form=opening.OpenForm,
        cues=opening.OPEN_CUES,
        about=wording.OPEN_ABOUT,
        examples=wording.OPEN_EXAMPLES,
        refusal=wording.NOT_FOR_YOU,
    )(opening.open_year)
    capability.command(
        "move",
        wording.MOVE_TITLE,
        *wording.MOVE_WORDS,
        may=Deed.RUN_ASSESSMENT,
        form=moving.MoveForm,
        hears=moving.hears_move,
        about=wording.MOVE_ABOUT,
        examples=wording.MOVE_EXAMPLES,
        refusal=wording.NOT_FOR_YOU,
    )(moving.move_window)
    capability.command(
        "extend",
        wording.EXTEND_TITLE,
        *wording.EXTEND_WORDS,
        may=Deed.RUN_ASSESSMENT,
        form=extending.ExtendForm,
        hears=extending.hears_extension,
        about=wording.EXTEND_ABOUT,
        examples=wording.EXTEND_EXAMPLES,
        refusal=wording.NOT_FOR_YOU,
    )(extending.extend)


def _asking(capability: Capability) -> None:
    capability.command(
        "story",
        telling_wording.STORY_TITLE,
        *telling_wording.STORY_WORDS,
        may=Deed.SEE_ASSESSMENT,
        about=telling_wording.STORY_ABOUT,
        examples=telling_wording.STORY_EXAMPLES,
        refusal=wording.NOT_FOR_YOU,
    )(story.show_story)
