"""告知 and 公示: a member is told his result first, may say a word to it, then the branch publishes it (domain.md §2.6).

`now` says where the results of a branch stand, `telling` tells members, `own` is one's own word,
`posting` publishes, `showing` shows what is public, `ending` finishes the year. The regulation has none of this: it is
our reading, and its figures stand in the edition.
"""

from datetime import timedelta

from handlers.assessment.publishing import (
    ending,
    hearing,
    notice_wording,
    own,
    posting,
    showing,
    telling,
    wording,
)
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from storage.vocabulary import PushKind


def register(capability: Capability) -> None:
    """Add what members and the branch say of results, and what the clock does."""
    _of_members(capability)
    _of_the_branch(capability)
    _of_the_end(capability)
    capability.every(
        hour=9,
        minute=40,
        missed=Missed.LATEST,
        late=timedelta(days=7),
        urgency=PushKind.ANSWER,
        stops="when everybody whose result was approved has been told of it",
    )(telling.tell_everywhere)
    capability.every(
        hour=9,
        minute=45,
        missed=Missed.LATEST,
        late=timedelta(days=7),
        urgency=PushKind.NOTICE,
        stops="when the year's assessment is finished",
    )(ending.offer_to_finish)


def _of_members(capability: Capability) -> None:
    capability.command(
        "state",
        wording.STATE_TITLE,
        may=Deed.COMMENT_ON_RESULT,
        form=own.StateForm,
        about=wording.STATE_ABOUT,
        examples=wording.STATE_EXAMPLES,
        hears=own.hears_statement,
        fits=own.example_fits,
    )(own.keep_statement)
    capability.command(
        "nothing_to_say",
        wording.NOTHING_TITLE,
        *wording.NOTHING_WORDS,
        may=Deed.COMMENT_ON_RESULT,
        about=wording.NOTHING_ABOUT,
        examples=wording.NOTHING_WORDS,
    )(own.say_nothing)
    capability.command(
        "notice",
        notice_wording.SHOW_TITLE,
        *notice_wording.SHOW_WORDS,
        may=Deed.SEE_RESULT,
        about=notice_wording.SHOW_ABOUT,
        examples=notice_wording.SHOW_EXAMPLES,
        hears=hearing.hears_show,
    )(showing.show_notice)


def _of_the_branch(capability: Capability) -> None:
    capability.command(
        "publish",
        notice_wording.PUBLISH_TITLE,
        *notice_wording.PUBLISH_WORDS,
        may=Deed.PUBLISH_RESULT,
        form=posting.PublishForm,
        about=notice_wording.PUBLISH_ABOUT,
        examples=notice_wording.PUBLISH_EXAMPLES,
        hears=hearing.hears_publish,
        refusal=notice_wording.NOT_FOR_YOU,
    )(posting.publish)
    capability.command(
        "spoken",
        wording.SPOKEN_TITLE,
        *wording.SPOKEN_WORDS,
        may=Deed.PUBLISH_RESULT,
        form=telling.SpokenForm,
        about=wording.SPOKEN_ABOUT,
        examples=wording.SPOKEN_EXAMPLES,
        hears=hearing.hears_spoken,
        refusal=notice_wording.NOT_FOR_YOU,
    )(telling.note_spoken)
    capability.command(
        "statements",
        wording.STATEMENTS_TITLE,
        *wording.STATEMENTS_WORDS,
        may=Deed.PUBLISH_RESULT,
        about=wording.STATEMENTS_ABOUT,
        examples=wording.STATEMENTS_WORDS[:1],
        refusal=notice_wording.NOT_FOR_YOU,
    )(showing.show_statements)


def _of_the_end(capability: Capability) -> None:
    capability.items(ending.left_to_do)
    capability.command(
        "finish",
        notice_wording.FINISH_TITLE,
        *notice_wording.FINISH_WORDS,
        may=Deed.PUBLISH_RESULT,
        form=ending.FinishForm,
        about=notice_wording.FINISH_ABOUT,
        examples=notice_wording.FINISH_WORDS[:1],
        refusal=notice_wording.NOT_FOR_YOU,
    )(ending.finish)
