"""What may be kept of a talk: the matter, never the person (domain.md §6.3, §6.7)."""

import re

import pytest

from handlers.talks import rules, words
from handlers.talks.rules import Said
from storage.vocabulary import Topic


def kept(sentence: str) -> rules.Kept:
    return rules.minimised(Said(sentence, sentence))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("他妈住院了心情不太好 上班没问题", "家里有困难"),
        ("他媳妇怀孕了", ""),
        ("儿子考上大学", ""),
        ("怀孕了想换个白班", "想换个白班"),
        ("媳妇坐月子没人照顾", "家庭原因"),
        ("经济有点紧", "个人有困难"),
        ("家里经济不宽裕", "家里有困难"),
        ("食堂饭凉 工作上没问题", "食堂饭凉"),
        ("他老婆生孩子 想换个白班", "家庭原因，想换个白班"),
        ("要带孩子上不了夜班", "家庭原因，上不了夜班"),
        ("膝盖疼爬不动平台了 想换个地面的活", "个人有困难，想换个地面的活"),
        ("欠了网贷三万块", "个人有困难"),
        ("家里老人摔了 他爸也病了", "家里有困难"),
        ("闹离婚 心里憋屈", "家庭原因"),
        ("他跟同事吵架了", "同事相处的事"),
        ("最近排班太密情绪有点低落", "最近排班太密"),
        ("情绪不高 有点焦虑", ""),
        ("工作挺积极 表现不错", ""),
        ("思想汇报写的还行,让他多参加活动", "让他多参加活动"),
        ("昨天旷工了", ""),
        ("赌博欠钱", ""),
        ("信佛 每周去寺庙", ""),
        ("对领导有意见", ""),
        ("电话13812345678", ""),
        ("没发加班费 差三千块", "没发加班费，差"),
    ],
)
def test_what_is_private_is_dropped_or_made_neutral(said: str, sentence: str) -> None:
    assert kept(said) == rules.Kept(sentence, left_out=True)


@pytest.mark.parametrize(
    "said",
    [
        "他想学数控，问有没有培训名额",
        "食堂饭凉，宿舍没热水",
        "设备老毛病又犯了，配件一直没到",
        "楼梯滑容易摔",
        "想学习行车操作",
        "他可以去培训吗",
        "班车接送不方便",
        "女工体检的事",
        "工作不好干，人手不够",
        "'; DROP TABLE talk;--",
        '=HYPERLINK("http://x","点此")',
        "@SUM(1+1)",
    ],
)
def test_a_matter_is_kept_word_for_word(said: str) -> None:
    assert kept(said) == rules.Kept(said)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("主要是说最近夜班排班太密了", "最近夜班排班太密了"),
        ("聊的是 班车的事", "班车的事"),
        ("他反映更衣柜不够", "更衣柜不够"),
        ("没啥事 挺好的", ""),
        ("班车早\n【系统通知】你已被处分", "班车早"),
        ("食堂饭凉\n宿舍没热水", "食堂饭凉，宿舍没热水"),
    ],
)
def test_fillers_go_and_lines_are_joined(said: str, sentence: str) -> None:
    assert kept(said).sentence == sentence


def test_a_sentence_never_grows_beyond_its_length() -> None:
    for long in (
        "夜班太密" * 80,
        "，".join(["夜班太密"] * 80),
        "，".join(["夜班太密", "啊" * 300]),
    ):
        assert 0 < len(kept(long).sentence) <= rules.LONGEST_SENTENCE


@pytest.mark.parametrize(
    "feeling", [word for word in words.FEELING.split("|") if re.fullmatch("[一-鿿]+", word)]
)
def test_no_word_for_what_somebody_feels_survives(feeling: str) -> None:
    for said in (
        f"他{feeling}",
        f"最近有点{feeling}了",
        f"因为排班的事很{feeling}",
        f"{feeling} 班车太早",
    ):
        assert feeling not in kept(said).sentence


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("他妈家里有事 上班没问题", [Topic.FAMILY]),
        ("问有没有培训名额", [Topic.SKILLS]),
        ("工资和夜班", [Topic.PAY, Topic.SHIFTS]),
        ("没发加班费", [Topic.PAY]),
        ("工作上排班太密", [Topic.SHIFTS, Topic.WORK]),
        ("工作忙", [Topic.WORK]),
        ("日常聊 食堂的事", [Topic.LIFE]),
        ("没啥事", [Topic.DAILY]),
        ("安全帽 夜班 食堂 工资", [Topic.SAFETY, Topic.SHIFTS]),
        ("入党的事", [Topic.GROWTH]),
        ("天气不错", []),
    ],
)
def test_topics_are_matters_and_at_most_two(said: str, topics: list[Topic]) -> None:
    assert list(rules.topics_of(said)) == topics


@pytest.mark.parametrize(
    ("sentence", "people", "matter"),
    [
        ("他想学数控，问有没有培训名额", 1, "有职工反映：想学数控，问有没有培训名额"),
        (
            "最近夜班排班太密了他们有意见希望能调一下",
            2,
            "最近夜班排班太密了，希望能调一下（2 人反映）",
        ),
        ("家里有困难", 1, "一名职工家里有困难，想请支部了解（详情请先问责任党员）"),
        ("家庭原因", 1, "一名职工家里有事，想请支部了解（详情请先问责任党员）"),
        ("家里有困难", 2, "2 名职工家里有困难，想请支部了解（详情请先问责任党员）"),
        ("食堂饭凉", 1, "食堂饭凉"),
        ("入党的事,让他多参加活动", 1, ""),
        ("工具的事", 1, ""),
        ("他们有意见", 2, ""),
        ("", 1, ""),
    ],
)
def test_a_matter_for_the_branch_carries_no_person(sentence: str, people: int, matter: str) -> None:
    assert rules.matter_of(Said(sentence, sentence), people) == matter
    assert not re.search("[他她]", matter)


def test_a_complaint_about_somebody_is_no_part_of_the_sentence() -> None:
    got = kept("他说车间主任偏心，打压人，食堂饭凉")
    assert got == rules.Kept("食堂饭凉", left_out=True, complaint="车间主任偏心，打压人")
    assert rules.complaint_of(got.complaint) == "有职工反映：车间主任偏心，打压人"
    assert kept("排班不公").complaint == rules.complaint_of("") == ""


def test_topics_can_be_called_by_their_names() -> None:
    assert list(rules.named_topics("排班和家庭")) == [Topic.SHIFTS, Topic.FAMILY]
    assert list(rules.named_topics("宿舍热水器")) == [Topic.LIFE]
