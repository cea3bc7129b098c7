"""The grade that a score earns."""

from decimal import Decimal

from handlers.regulation import wording
from handlers.regulation.edition import Edition
from handlers.regulation.parts import GradeBand

HUNDREDTH = Decimal("0.01")
MOST = Decimal(100)


def grade_of(score: Decimal, edition: Edition) -> GradeBand:
    """The grade that a yearly score earns [M4.4].

    The clause names whole-number bands (90 and above, 80-89, 70-79, below 70) and is
    silent between 89 and 90. We read each band by its lower edge, so 89.99 is 合格:
    a score never rounds up into a grade that it did not reach.

    Raises ValueError outside 0-100 or beyond two decimals, TypeError for a float, and
    IncompleteEdition when the edition may not be graded by.

    >>> grade_of(Decimal("89.99"), Edition.load("seven_duties")).name
    '合格'
    """
    if not isinstance(score, Decimal):
        raise TypeError(wording.SCORE_NOT_DECIMAL)
    if not score.is_finite() or not 0 <= score <= MOST:
        raise ValueError(wording.SCORE_OUT_OF_RANGE)
    if score.quantize(HUNDREDTH) != score:
        raise ValueError(wording.SCORE_TOO_FINE)
    return next(band for band in edition.grading().grades if score >= band.least)
