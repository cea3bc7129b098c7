"""支部审核 and 评分定等: exceptions first, both figures kept, two persons for a change of grade [M4.3 M4.4 M5]."""

from handlers.assessment.reviewing import doing, hearing, mine, mine_wording, showing, wording
from handlers.assessment.reviewing.form import ReviewForm
from handlers.assessment.scoring.year import year_if_open
from handlers.kit.capability import Capability, Context, OpenItem
from handlers.kit.policy import Deed
from storage.assessment_words import StepKey


def register(capability: Capability) -> None:
    """Add what the branch decides on sheets, and one's own."""
    capability.command(
        "review",
        wording.REVIEW_TITLE,
        *wording.REVIEW_WORDS,
        may=Deed.REVIEW_SHEET,
        cues=hearing.REVIEW_CUES,
        about=wording.REVIEW_ABOUT,
        examples=wording.REVIEW_EXAMPLES,
        refusal=wording.REVIEW_REFUSAL,
    )(showing.review)
    capability.command(
        "decide",
        wording.DECIDE_TITLE,
        may=Deed.REVIEW_SHEET,
        form=ReviewForm,
        hears=hearing.hears_decision,
        about=wording.DECIDE_ABOUT,
        refusal=wording.REVIEW_REFUSAL,
    )(doing.decide)
    capability.command("second", wording.SECOND_TITLE, may=Deed.REVIEW_SHEET)(doing.look_again)
    capability.command(
        "sheet",
        wording.SEE_TITLE,
        may=Deed.SCORE_SHEET,
        hears=hearing.hears_sheet,
        about=wording.SEE_ABOUT,
        refusal=wording.REVIEW_REFUSAL,
    )(showing.see)
    _register_own(capability)
    capability.items(left_to_do)


def _register_own(capability: Capability) -> None:
    capability.command(
        "my_score",
        mine_wording.MINE_TITLE,
        *mine_wording.MINE_WORDS,
        may=Deed.SEE_OWN_SHEET,
        cues=hearing.MY_CUES,
        about=mine_wording.MINE_ABOUT,
        examples=mine_wording.MINE_EXAMPLES,
    )(mine.my_score)
    capability.command(
        "democratic",
        wording.DEMOCRATIC_TITLE,
        may=Deed.ASK_GUIDANCE,
        cues=hearing.DEMOCRATIC_CUES,
        about=wording.DEMOCRATIC_ABOUT,
    )(mine.democratic)


def left_to_do(ctx: Context) -> list[OpenItem]:
    """What waits for the branch's review."""
    return showing.left_to_do(ctx, year_if_open(ctx, StepKey.BRANCH_REVIEW))
