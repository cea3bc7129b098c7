"""How `zerenqu edition diff` names the figures by which members are assessed."""

from collections.abc import Mapping

from bot.cli.edition_changes_wording import Concerned

# By the part of an edition and its figure.
ASSESSED: Mapping[tuple[str, str], tuple[Concerned, str]] = {
    ("balloting", "least_ballots"): (Concerned.WORKERS, "责任区评价满几人才单独算"),
    ("balloting", "good_share"): (Concerned.LEADERS, "评价「好」折合该项分数的百分之几"),
    ("balloting", "fair_share"): (Concerned.LEADERS, "评价「较好」折合该项分数的百分之几"),
    ("balloting", "average_share"): (Concerned.LEADERS, "评价「一般」折合该项分数的百分之几"),
}
