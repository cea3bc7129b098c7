"""考核: the year's assessment, a room for each of its parts [M3 M4].

`cycle` is the year as a whole, and says whether a step may be carried out today; `appraising` is what members say of
themselves, `ballots` what the people of an area say of them, `supervision` what is seen of them through the year,
`scoring` what who leads a group gives them; `reminding` tells people in private what waits for them, and `papers` is what
a branch files. Every room adds its own commands.
"""

from handlers.assessment import (
    appraising,
    ballots,
    cycle,
    papers,
    reminding,
    scoring,
    supervision,
    wording,
)
from handlers.kit.capability import Capability

capability = Capability("assessment", wording.TITLE)

cycle.register(capability)
appraising.register(capability)
ballots.register(capability)
supervision.register(capability)
scoring.register(capability)
reminding.register(capability)
papers.register(capability)
