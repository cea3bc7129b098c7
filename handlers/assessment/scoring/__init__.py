"""党小组长考核, the third step: one line or item by item, with everything beside it; then reported to the branch [M4.3]."""

from handlers.assessment.scoring import doing, hearing, report_wording, wording
from handlers.assessment.scoring.form import ScoreForm
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed


def register(capability: Capability) -> None:
    """Add scoring, reporting and leaving one's own sheet to others."""
    capability.command(
        "score",
        wording.SCORE_TITLE,
        *wording.SCORE_WORDS,
        may=Deed.SCORE_SHEET,
        form=ScoreForm,
        hears=hearing.hears_score,
        about=wording.SCORE_ABOUT,
        examples=wording.SCORE_EXAMPLES,
        refusal=wording.SCORE_REFUSAL,
    )(doing.score)
    capability.command(
        "report",
        report_wording.REPORT_TITLE,
        *report_wording.REPORT_WORDS,
        may=Deed.SCORE_SHEET,
        form=doing.ReportForm,
        cues=hearing.REPORT_CUES,
        about=report_wording.REPORT_ABOUT,
        examples=report_wording.REPORT_EXAMPLES,
        refusal=wording.SCORE_REFUSAL,
    )(doing.report)
    capability.command(
        "recuse",
        wording.RECUSE_TITLE,
        may=Deed.SCORE_SHEET,
        hears=hearing.hears_recusal,
        about=wording.RECUSE_ABOUT,
        refusal=wording.SCORE_REFUSAL,
    )(doing.recuse)
    capability.items(doing.left_to_do)
