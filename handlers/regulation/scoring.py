"""What an edition leaves to scoring: when a reason is wanted, who is graded, how fine points are [M4.3 M4.4]."""

from decimal import Decimal

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
