"""自查, the first step: members appraise themselves by chat [M4.1]."""

from handlers.assessment.appraising import excuse_wording, excusing, handing_in, wording
from handlers.assessment.appraising.form import AppraisalForm
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.wording import MENU_STUDY


def register(capability: Capability) -> None:
    """Add what members say of themselves, and how many have."""
    capability.command(
        "appraise",
        wording.APPRAISE_TITLE,
        *wording.APPRAISE_WORDS,
        may=Deed.WRITE_SELF_APPRAISAL,
        form=AppraisalForm,
        hears=handing_in.sounds_like_an_appraisal,
        about=wording.APPRAISE_ABOUT,
        examples=wording.APPRAISE_EXAMPLES,
        refusal=wording.NOT_A_MEMBER,
        menu=MENU_STUDY,
    )(handing_in.submit_self_appraisal)
    capability.command(
        "excuse",
        excuse_wording.TITLE,
        *excuse_wording.WORDS,
        may=Deed.EXCUSE_SELF_APPRAISAL,
        form=excusing.ExcuseForm,
        hears=excusing.hears_excuse,
        about=excuse_wording.ABOUT,
        examples=excuse_wording.EXAMPLES,
        refusal=excuse_wording.REFUSAL,
    )(excusing.excuse)
    capability.items(handing_in.own_appraisal)
