"""How results are told, published and objected to, as an edition has it (domain.md §2.6)."""

from decimal import Decimal

from handlers.regulation.fields import Count, Part, Points


class Publishing(Part):
    """What the regulation does not have at all; each has a default, so an edition need not say them.

    `statement_working_days`: for a member's own word to his result, before it is published. `notice_working_days`: a
    public notice is never shorter. `objection_working_days`: until an objection is answered. `told_in_person_below`: a
    total under it is told by a person and never published.
    """

    statement_working_days: Count = 2
    notice_working_days: Count = 5
    objection_working_days: Count = 10
    told_in_person_below: Points = Decimal(80)
