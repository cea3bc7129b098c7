"""责任区评价, the second step: the people of an area say how well its member did his duty, and nobody learns who said what [M4.2]."""

from datetime import timedelta

from handlers.assessment.ballots import mixing, showing, voting, wording
from handlers.assessment.ballots.form import BallotForm
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_STUDY


def register(capability: Capability) -> None:
    """Add how people vote, what they may ask first, what comes of it, and when voters are taken away."""
    capability.command(
        "vote",
        wording.VOTE_TITLE,
        *wording.VOTE_WORDS,
        may=Deed.CAST_BALLOT,
        form=BallotForm,
        hears=voting.hears_ballot,
        about=wording.VOTE_ABOUT,
        examples=wording.VOTE_EXAMPLES,
        fits=voting.leads_somewhere,
        menu=MENU_STUDY,
    )(voting.vote)
    capability.command(
        "no_ballot",
        wording.DECLINE_TITLE,
        *wording.DECLINE_WORDS,
        may=Deed.CAST_BALLOT,
        hears=voting.hears_decline,
        about=wording.DECLINE_ABOUT,
        examples=wording.DECLINE_EXAMPLES,
        fits=voting.leads_somewhere,
    )(voting.decline)
    capability.items(voting.left_to_do)
    _register_what_comes_of_it(capability)


def _register_what_comes_of_it(capability: Capability) -> None:
    capability.command(
        "ballot",
        wording.WHO_SEES_TITLE,
        may=Deed.ASK_GUIDANCE,
        hears=voting.hears_who_sees,
        about=wording.WHO_SEES_ABOUT,
        examples=wording.WHO_SEES_EXAMPLES,
    )(voting.tell_who_sees)
    capability.command(
        "seen",
        wording.SEEN_TITLE,
        *wording.SEEN_WORDS,
        may=Deed.SEE_BALLOTS,
        hears=showing.hears_seen,
        about=wording.SEEN_ABOUT,
        examples=wording.SEEN_EXAMPLES,
        refusal=wording.SEEN_REFUSAL,
    )(showing.show)
    capability.every(
        hour=3,
        minute=40,  # after the deletions of the night: what was answered goes first
        missed=Missed.LATEST,
        late=timedelta(days=30),
        urgency=None,
        stops="when the window of the ballots has closed and everything is mixed",
    )(mixing.mix_ballots)
