"""考核: the year's assessment, a room for each of its parts [M3 M4].

`cycle` is the year as a whole, and says whether a step may be carried out today; `appraising` is what members say of
themselves, `ballots` what the people of an area say of them, `supervision` what is seen of them through the year,
`scoring` what who leads a group gives them, `reviewing` what the branch decides on it, `publishing` tells members their
results and publishes them, `objecting` hears objections to them; `progress` says how far the year is, `reminding` tells
people in private what waits for them, and `papers` is what a branch files. Every room adds its own commands, and says for
whom something waits in its step. Beside the rooms, `sheets` says who has a sheet and who scores whom, `noting_reads` notes
who read what is held of whom.
"""

from handlers.assessment import (
    appraising,
    ballots,
    cycle,
    objecting,
    papers,
    progress,
    publishing,
    reminding,
    reviewing,
    scoring,
    supervision,
    wording,
)
from handlers.assessment.appraising import whose
from handlers.assessment.ballots.whom import waiting_ballots
from handlers.assessment.cycle.waiting import finds
from handlers.assessment.reminding import waiting
from handlers.kit.capability import Capability
from storage.assessment_words import StepKey

finds(StepKey.SELF_APPRAISAL, whose.missing)
finds(StepKey.AREA_EVALUATION, waiting_ballots)
finds(StepKey.LEADER_SCORING, waiting.leaders)
finds(StepKey.BRANCH_REVIEW, waiting.committee)

capability = Capability("assessment", wording.TITLE)

cycle.register(capability)
appraising.register(capability)
ballots.register(capability)
supervision.register(capability)
scoring.register(capability)
progress.register(capability)
reviewing.register(capability)
reminding.register(capability)
publishing.register(capability)
objecting.register(capability)
papers.register(capability)
