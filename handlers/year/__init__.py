"""方案和总结: the plan and the summary of a year, drafted from what is there already, for a human to finish [M2 M3]."""

from datetime import timedelta

from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from handlers.year import (
    archive,
    archive_wording,
    asking,
    deciding,
    entries,
    plan,
    planning,
    planning_wording,
    sealing,
    sealing_wording,
    summary,
    wording,
)
from storage.vocabulary import PushKind

capability = Capability("year", wording.TITLE)

capability.command(
    "plan",
    wording.PLAN_TITLE,
    *wording.PLAN_WORDS,
    may=Deed.DRAFT_YEAR_PAPER,
    about=wording.PLAN_ABOUT,
    examples=wording.PLAN_EXAMPLES,
    hears=asking.hears_plan,
    refusal=wording.REFUSAL,
)(asking.draft_plan)

capability.command(
    "summary",
    wording.SUMMARY_TITLE,
    *wording.SUMMARY_WORDS,
    may=Deed.DRAFT_YEAR_PAPER,
    about=wording.SUMMARY_ABOUT,
    examples=wording.SUMMARY_EXAMPLES,
    hears=asking.hears_summary,
    refusal=wording.REFUSAL,
)(asking.draft_summary)

capability.command(
    "archive",
    archive_wording.TITLE,
    *archive_wording.WORDS,
    may=Deed.SEE_AREA_ARCHIVE,
    about=archive_wording.ABOUT,
    examples=archive_wording.EXAMPLES,
    hears=archive.hears,
    refusal=archive_wording.REFUSAL,
    alone=True,
)(archive.send)

capability.command(
    "seal",
    sealing_wording.TITLE,
    *sealing_wording.WORDS,
    may=Deed.SEAL_ARCHIVE,
    about=sealing_wording.ABOUT,
    examples=sealing_wording.EXAMPLES,
    hears=sealing.hears_seal,
    form=sealing.SealForm,
    refusal=sealing_wording.REFUSAL,
)(sealing.seal)

capability.command(
    "check",
    sealing_wording.CHECK_TITLE,
    *sealing_wording.CHECK_WORDS,
    may=Deed.SEAL_ARCHIVE,
    about=sealing_wording.CHECK_ABOUT,
    examples=sealing_wording.CHECK_EXAMPLES,
    hears=sealing.hears_check,
    refusal=sealing_wording.REFUSAL,
)(sealing.check)

capability.command(
    "write",
    planning_wording.WRITE_TITLE,
    *planning_wording.WRITE_WORDS,
    may=Deed.DRAFT_YEAR_PAPER,
    about=planning_wording.WRITE_ABOUT,
    examples=planning_wording.WRITE_EXAMPLES,
    hears=planning.hears_write,
    refusal=wording.REFUSAL,
)(planning.write)

capability.command(
    "submit",
    planning_wording.SUBMIT_TITLE,
    *planning_wording.SUBMIT_WORDS,
    may=Deed.DRAFT_YEAR_PAPER,
    about=planning_wording.SUBMIT_ABOUT,
    examples=planning_wording.SUBMIT_EXAMPLES,
    hears=planning.hears_submit,
    refusal=wording.REFUSAL,
)(planning.submit)

capability.command(
    "review",
    planning_wording.REVIEW_TITLE,
    *planning_wording.REVIEW_WORDS,
    may=Deed.DECIDE_PLAN,
    about=planning_wording.REVIEW_ABOUT,
    examples=planning_wording.REVIEW_EXAMPLES,
    hears=deciding.hears_review,
    refusal=planning_wording.REVIEW_REFUSAL,
)(deciding.review)

capability.command("approve", planning_wording.REVIEW_TITLE, may=Deed.DECIDE_PLAN)(deciding.approve)

capability.command(
    "return",
    planning_wording.RETURN_TITLE,
    may=Deed.DECIDE_PLAN,
    about=planning_wording.RETURN_ABOUT,
    hears=deciding.hears_return,
    form=deciding.PlanReturnForm,
    refusal=planning_wording.REVIEW_REFUSAL,
)(deciding.give_back)

capability.items(planning.left_to_do)
capability.items(deciding.left_to_do)
capability.every(
    hour=9,
    minute=25,
    missed=Missed.ALL,
    late=timedelta(hours=24),
    urgency=PushKind.REMINDER,
    stops="when the plan lies with the branch; it is said once",
)(planning.remind_of_plans)

entries.register(capability)

capability.items(sealing.left_to_do)
capability.document("archive")(sealing.document)
capability.document("archive_now")(archive.bundle)
capability.document("plan")(plan.paper)
capability.document("summary")(summary.paper)
