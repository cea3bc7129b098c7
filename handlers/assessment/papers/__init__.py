"""The documents of the year's assessment: sheets, summary, report, notice, reference and the archive of each area [M2 M4.3 M5]."""

from handlers.assessment.papers import asking, asking_wording, making
from handlers.kit.capability import Archived, Capability
from handlers.kit.policy import Deed

DOCUMENTS = {
    "sheet": making.sheet,
    "summary": making.summary,
    "report": making.report,
    "reference": making.reference,
    "notice": making.notice,
    "archive": making.archives,
}

ARCHIVED: dict[str, Archived] = {"sheet": making.sheets_of_area, "archive": making.index_of_area}


def register(capability: Capability) -> None:
    """The command that asks for documents, and what makes each of them."""
    capability.command(
        "papers",
        asking_wording.TITLE,
        *asking_wording.WORDS,
        may=Deed.SEE_ASSESSMENT_PAPERS,
        hears=asking.hears,
        about=asking_wording.ABOUT,
        examples=asking_wording.EXAMPLES,
        refusal=asking_wording.REFUSAL,
    )(asking.send)
    for name, make in DOCUMENTS.items():
        capability.document(name, archive=ARCHIVED.get(name))(make)
