"""目标任务: yearly goals of areas, drafted by the group leader, approved by the branch, seen by the area; and what became of them [D1 D3 M3]."""

from datetime import timedelta

from handlers.goals import (
    drafting,
    hearing,
    paper,
    reminding,
    result_wording,
    results,
    review_wording,
    reviewing,
    show_wording,
    showing,
    wording,
)
from handlers.goals.forms import GoalForm
from handlers.goals.results import ResultForm
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from storage.vocabulary import PushKind

capability = Capability("goals", wording.TITLE)

capability.command(
    "propose",
    wording.PROPOSE_TITLE,
    *wording.PROPOSE_WORDS,
    may=Deed.PROPOSE_GOAL,
    about=wording.PROPOSE_ABOUT,
    examples=wording.PROPOSE_EXAMPLES,
    hears=hearing.hears_propose,
    form=GoalForm,
    refusal=wording.PROPOSE_REFUSAL,
)(drafting.propose)

capability.command(
    "change",
    wording.CHANGE_TITLE,
    may=Deed.PROPOSE_GOAL,
    about=wording.CHANGE_ABOUT,
    hears=hearing.hears_change,
    form=drafting.ChangeForm,
    refusal=wording.PROPOSE_REFUSAL,
)(drafting.change)

capability.command(
    "withdraw",
    wording.WITHDRAW_TITLE,
    may=Deed.PROPOSE_GOAL,
    about=wording.WITHDRAW_ABOUT,
    hears=hearing.hears_withdraw,
    form=drafting.WithdrawForm,
    refusal=wording.PROPOSE_REFUSAL,
)(drafting.withdraw)

capability.command(
    "review",
    review_wording.REVIEW_TITLE,
    *review_wording.REVIEW_WORDS,
    may=Deed.DECIDE_GOAL,
    about=review_wording.REVIEW_ABOUT,
    examples=review_wording.REVIEW_EXAMPLES,
    hears=hearing.hears_review,
    refusal=review_wording.REVIEW_REFUSAL,
)(reviewing.review)

capability.command("approve", review_wording.REVIEW_TITLE, may=Deed.DECIDE_GOAL)(reviewing.approve)

capability.command(
    "return",
    review_wording.RETURN_TITLE,
    may=Deed.DECIDE_GOAL,
    about=review_wording.RETURN_ABOUT,
    hears=hearing.hears_return,
    form=reviewing.ReturnForm,
    refusal=review_wording.REVIEW_REFUSAL,
)(reviewing.give_back)

capability.command(
    "show",
    show_wording.SHOW_TITLE,
    *show_wording.SHOW_WORDS,
    may=Deed.SEE_GOAL,
    about=show_wording.SHOW_ABOUT,
    examples=show_wording.SHOW_EXAMPLES,
    hears=hearing.hears_show,
)(showing.show)

capability.command(
    "gaps",
    show_wording.GAPS_TITLE,
    *show_wording.GAPS_WORDS,
    may=Deed.PROPOSE_GOAL,
    about=show_wording.GAPS_ABOUT,
    examples=show_wording.GAPS_EXAMPLES,
    hears=hearing.hears_gaps,
    refusal=show_wording.GAPS_REFUSAL,
)(showing.show_gaps)

capability.command(
    "confirm",
    result_wording.CONFIRM_TITLE,
    *result_wording.CONFIRM_WORDS,
    may=Deed.CONFIRM_GOAL,
    about=result_wording.CONFIRM_ABOUT,
    examples=result_wording.CONFIRM_EXAMPLES,
    hears=hearing.hears_result,
    form=ResultForm,
    refusal=result_wording.CONFIRM_REFUSAL,
)(results.confirm)

capability.command(
    "results",
    result_wording.SHOW_TITLE,
    *result_wording.SHOW_WORDS,
    may=Deed.SEE_GOAL,
    about=result_wording.SHOW_ABOUT,
    examples=result_wording.SHOW_EXAMPLES,
    hears=hearing.hears_results,
)(results.show)

capability.document("paper", archive=paper.of_area)(paper.paper)
capability.items(reminding.left_to_do)
capability.every(
    hour=9,
    minute=20,
    missed=Missed.ALL,
    late=timedelta(days=3),
    urgency=PushKind.REMINDER,
    stops="for one person when all his areas have goals, for all when they were due",
)(reminding.remind_of_goals)
