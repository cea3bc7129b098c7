"""The three sibling texts: word for word as far as they go, nothing made up after that, nobody graded by them."""

from pathlib import Path

import pytest

from handlers.regulation import Edition, IncompleteEdition, grade_of, packaged
from storage.vocabulary import UnitKind
from tests.handlers.regulation.drafts import WHOLE, completed, write

BREAK = "〔…中断〕"
PUBLISHED = {
    "wubao_liangbao": (
        "一 社党支部根据党员和群众人数，按照方便工作，有利联系的原则，设立党员责任区。根据我社党员比例及岗位分布情况，"
        "每个党员责任区确定2名职业群众。二 党员在责任区内实行五包两保。即 包营业无事故 职工无违纪 无犯罪 包任务的完成 "
        "包群众思想政治工作 包入党积极分子的真培养 包后进职工转化。两保证是保证自〔…中断〕"
    ),
    "drilling_crew": (
        "hb井队 依照 华北石油局 华北分公司基层党支部工作标准 及 五普钻井公司党支部工作责任书 五普钻井公司党委年度工作要点 "
        "结合井队工作实际，深入贯彻落实科学发展观，增强党员意识，密切联系职工，及时了解职工，做好职工的政治思想工作，"
        "充分发挥党员的先锋模范作用。特制定井队党员责任区制度制度。一 党员责任〔…中断〕"
    ),
    "office_unit": (
        "深入开展党员责任区活动，充分发挥党的先锋模范作用 市水务局党员责任区活动总结 一年来，我局机关党支部在市委 市直工委 "
        "农林水系统党委的正确领导下，以党的十六大精神和 重要思想为指导，根据市委党校制定的 关于建立党员责任区活动制度的实施方案 "
        "紧紧围绕水利水电建设这一中心工作，广泛深入地开展了党员责任区〔…中断〕"
    ),
}  # fmt: skip
KINDS = {
    "wubao_liangbao": (UnitKind.LINKED_PEOPLE,),
    "drilling_crew": (UnitKind.TEAM, UnitKind.SHIFT_PART),
    "office_unit": (UnitKind.OFFICE_UNIT,),
}
NEVER_A_LABEL = ("后进", "落后", "重点")


def test_the_four_editions_come_with_the_software() -> None:
    assert packaged() == sorted(["seven_duties", *PUBLISHED])


@pytest.mark.parametrize("key", PUBLISHED)
def test_the_words_are_those_of_the_page(key: str) -> None:
    texts = [clause.text for clause in Edition.load(key).clauses.values()]
    assert "".join(texts).replace(" ", "") == PUBLISHED[key].replace(" ", "")
    assert all(text in PUBLISHED[key] for text in texts)
    assert texts[-1].endswith(BREAK)


@pytest.mark.parametrize("key", PUBLISHED)
def test_what_follows_the_break_is_not_made_up(key: str) -> None:
    edition = Edition.load(key)
    assert edition.incomplete
    assert (edition.items, edition.grades, edition.steps) == ((), (), ())
    with pytest.raises(IncompleteEdition, match="中断"):
        edition.grading()


@pytest.mark.parametrize("key", PUBLISHED)
def test_an_area_is_made_of_what_the_branch_has(key: str) -> None:
    assert Edition.load(key).unit_kinds == KINDS[key]


def test_two_workers_are_linked_to_a_member() -> None:
    figures = Edition.load("wubao_liangbao").figures
    assert (figures.linked_count, figures.people_per_member) == (2, 2)


def test_nobody_is_called_one_who_lags_and_offences_are_confirmed_for_the_area_alone() -> None:
    duties = {duty.key: duty for duty in Edition.load("wubao_liangbao").duties}
    assert [word for duty in duties.values() for word in NEVER_A_LABEL if word in duty.title] == []
    assert "只对责任区，不对个人" in str(duties["no_accidents"].by_hand)
    assert "本人同意" in str(duties["support_pairing"].by_hand)


def test_the_papers_and_the_headings_are_lists() -> None:
    crew, office = Edition.load("drilling_crew"), Edition.load("office_unit")
    assert len(crew.reference_documents) == 3
    assert all(one in crew.clause("A1").text for one in crew.reference_documents)
    assert office.narrative == ("领导重视", "划分", "活动", "成效", "问题", "打算")
    assert not Edition.load("seven_duties").reference_documents


def test_the_office_has_working_hours_and_no_rotation() -> None:
    assert [len(shift.weeks) for shift in Edition.load("office_unit").shifts] == [1]


def test_a_branch_completes_one_and_grades_by_it(tmp_path: Path) -> None:
    edition = Edition.load_file(write(tmp_path, completed(), "wubao_liangbao.toml"))
    assert grade_of(edition.items[0].points, edition).name == "做到"


def test_the_defaults_are_those_of_the_published_regulation() -> None:
    """What the sibling texts do not give is not decided anew for each of them."""
    kept = Edition.load("seven_duties")
    for key in PUBLISHED:
        edition = Edition.load(key)
        own = {name for name, _ in edition.figures if getattr(kept.figures, name) != getattr(edition.figures, name)}  # fmt: skip
        silent = {name for name in own if getattr(edition.figures, name) is None}
        assert own - silent <= {"linked_count", "people_per_member"}
        assert silent <= {"applicant_talk_days", "contact_look_interval", "branch_look_interval"}
        assert (edition.retention, edition.remind_days) == (kept.retention, kept.remind_days)
    assert "中断" not in WHOLE
