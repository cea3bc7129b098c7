"""How `zerenqu edition diff` names the figures by which members are assessed."""

from collections.abc import Mapping

from bot.cli.edition_changes_wording import Concerned

# By the part of an edition and its figure; "" is the edition itself.
ASSESSED: Mapping[tuple[str, str], tuple[Concerned, str]] = {
    ("", "windows_overlap"): (Concerned.BRANCH, "考核各步的时间可以重叠"),
    ("balloting", "least_ballots"): (Concerned.WORKERS, "责任区评价满几人才单独算"),
    ("balloting", "good_share"): (Concerned.LEADERS, "评价「好」折合该项分数的百分之几"),
    ("balloting", "fair_share"): (Concerned.LEADERS, "评价「较好」折合该项分数的百分之几"),
    ("balloting", "average_share"): (Concerned.LEADERS, "评价「一般」折合该项分数的百分之几"),
    ("scoring", "deviation_points"): (Concerned.LEADERS, "和责任区评价相差几分以上要说原因"),
    ("scoring", "boundary_points"): (Concerned.LEADERS, "离等次线几分以内要提示"),
    ("scoring", "graded_from_months"): (Concerned.MEMBERS, "负责满几个月才评等次"),
    ("scoring", "whole_points"): (Concerned.LEADERS, "只打整数分"),
    ("scoring", "excellent_percent"): (Concerned.BRANCH, "最高等次超过百分之几要写原因"),
    ("publishing", "statement_working_days"): (
        Concerned.MEMBERS,
        "本人看到结果后，几个工作日内写说明",
    ),
    ("publishing", "notice_working_days"): (Concerned.MEMBERS, "考核结果至少公示几个工作日"),
    ("publishing", "objection_working_days"): (Concerned.MEMBERS, "考核异议几个工作日内答复"),
    ("publishing", "told_in_person_below"): (Concerned.MEMBERS, "低于几分的结果当面谈、不公示"),
}
