"""方案和总结: the plan and the summary of a year, drafted from what is there already, for a human to finish [M2 M3]."""

from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.year import (
    archive,
    archive_wording,
    asking,
    plan,
    sealing,
    sealing_wording,
    summary,
    wording,
)

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

capability.items(sealing.left_to_do)
capability.document("archive")(sealing.document)
capability.document("archive_now")(archive.bundle)
capability.document("plan")(plan.paper)
capability.document("summary")(summary.paper)
