"""考核: the year's assessment, a room for each of its parts [M3 M4].

`cycle` is the year as a whole, and says whether a step may be carried out today; `appraising` is what members say of
themselves; `scoring` what who leads a group gives them; `progress` says how far the year is, `reminding` tells people in
private what waits for them. Every room adds its own commands, and says for whom something waits in its step.
"""

from handlers.assessment import appraising, cycle, progress, reminding, scoring, wording
from handlers.assessment.appraising import whose
from handlers.assessment.ballots import hears_who_sees, tell_who_sees
from handlers.assessment.cycle.waiting import finds
from handlers.assessment.reminding import waiting
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from storage.assessment_words import StepKey

finds(StepKey.SELF_APPRAISAL, whose.missing)
finds(StepKey.AREA_EVALUATION, waiting.voters)
finds(StepKey.LEADER_SCORING, waiting.leaders)
finds(StepKey.BRANCH_REVIEW, waiting.committee)

capability = Capability("assessment", wording.TITLE)

cycle.register(capability)
appraising.register(capability)
scoring.register(capability)
progress.register(capability)
reminding.register(capability)

capability.command(
    "ballot",
    wording.BALLOT_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hears_who_sees,
    about=wording.BALLOT_ABOUT,
    examples=wording.BALLOT_EXAMPLES,
)(tell_who_sees)
