"""异议: one message about a published result, answered in writing by somebody who had no hand in it (domain.md §2.6).

`targets` says what one may object to, `judging` who may answer, `raising` takes it, `following` shows it and looks after
its day, `answering` and `outcome` are the answer and what it brings about.
"""

from datetime import timedelta

from handlers.assessment.objecting import answering, following, outcome, raising, wording
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from storage.vocabulary import PushKind


def register(capability: Capability) -> None:
    """Add what people say of objections, and what the clock does."""
    _of_objectors(capability)
    _of_reviewers(capability)
    capability.items(following.waiting)
    capability.every(
        hour=9,
        minute=35,
        missed=Missed.LATEST,
        late=timedelta(days=7),
        urgency=PushKind.REMINDER,
        stops="when it is answered or taken back",
    )(following.look_after_objections)


def _of_objectors(capability: Capability) -> None:
    capability.command(
        "object",
        wording.OBJECT_TITLE,
        *wording.OBJECT_WORDS,
        may=Deed.RAISE_OBJECTION,
        form=raising.ObjectForm,
        about=wording.OBJECT_ABOUT,
        examples=wording.OBJECT_EXAMPLES,
        hears=raising.hears_objection,
        fits=raising.example_fits,
    )(raising.object_to)
    capability.command(
        "objection",
        wording.LOOK_TITLE,
        may=Deed.SEE_OBJECTION,
        about=wording.LOOK_ABOUT,
        hears=following.hears_looking,
    )(following.show)
    capability.command(
        "take_back_objection",
        wording.TAKE_BACK_TITLE,
        may=Deed.RAISE_OBJECTION,
        about=wording.TAKE_BACK_ABOUT,
        hears=following.hears_taking_back,
    )(following.take_back)


def _of_reviewers(capability: Capability) -> None:
    capability.command(
        "answer_objection",
        wording.ANSWER_TITLE,
        may=Deed.ANSWER_OBJECTION,
        form=answering.AnswerForm,
        about=wording.ANSWER_ABOUT,
        hears=answering.hears_answer,
        refusal=wording.NO_SUCH,
    )(answering.answer)
    capability.command(
        "agree_objection", wording.AGREE_TITLE, may=Deed.ANSWER_OBJECTION, refusal=wording.NO_SUCH
    )(outcome.agree)
    capability.command(
        "disagree_objection",
        wording.DISAGREE_TITLE,
        may=Deed.ANSWER_OBJECTION,
        refusal=wording.NO_SUCH,
    )(outcome.disagree)
