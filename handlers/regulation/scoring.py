"""What an edition leaves to the ballots of an area's people, and to scoring: when a reason is wanted, who is graded, how fine points are [M4.2 M4.3 M4.4]."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from handlers.regulation.fields import Count, Part, Points


class Scoring(Part):
    """Thresholds of 党小组长考核 and 支部审核; each has a default, so an edition need not say them.

    `deviation_points`: further than this from the mean of the area's people a line of reason is wanted.
    `boundary_points`: this near to the edge of a grade it is shown. `graded_from_months`: who answered for an area for
    less has an opinion in words and no grade. `whole_points`: no decimals. `excellent_percent`: above this share of the
    highest grade the branch writes why; None: there is no quota.
    """

    deviation_points: Points = Decimal(10)
    boundary_points: Points = Decimal("0.5")
    graded_from_months: Count = 3
    whole_points: bool = False
    excellent_percent: Count | None = None


Percent = Annotated[int, Field(ge=0, le=100)]


class Balloting(Part):
    """How 责任区评价 is counted [M4.2]; each figure has a default, so an edition need not say them.

    Fewer than `least_ballots` people never stand for one area. The shares are percent of an item's points that a level is
    worth in the mean; 不了解 is left out of it.
    """

    least_ballots: Annotated[int, Field(ge=2)] = 5
    good_share: Percent = 100
    fair_share: Percent = 85
    average_share: Percent = 70
