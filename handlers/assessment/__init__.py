"""考核: the year's assessment, a room for each of its parts [M3 M4].

`cycle` is the year as a whole, and says whether a step may be carried out today; `appraising` is what members say of
themselves; `reminding` tells people in private what waits for them; `papers` is what a branch files.
Every room adds its own commands.
"""

from handlers.assessment import appraising, cycle, papers, reminding, wording
from handlers.assessment.ballots import hears_who_sees, tell_who_sees
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed

capability = Capability("assessment", wording.TITLE)

cycle.register(capability)
appraising.register(capability)
reminding.register(capability)
papers.register(capability)

capability.command(
    "ballot",
    wording.BALLOT_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hears_who_sees,
    about=wording.BALLOT_ABOUT,
    examples=wording.BALLOT_EXAMPLES,
)(tell_who_sees)
