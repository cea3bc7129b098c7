"""What may stand in a typed paragraph: matters, without people, moods, codes and counts."""

import pytest

from handlers.brief.style import fault
from handlers.kit.reading.utterance import Utterance
from tests.handlers.conftest import SeenAs

ABOUT_MATTERS = [
    "夜班人手紧，备件到得慢，跟后勤的交接没有定时间。",
    "三号平台护栏年久失修，去年的整改只做了一半。",
    "食堂供餐时间和夜班错开了一小时，保温箱不够。",
    "新设备上得快，培训跟不上；建议每月安排两次实操。",
    "班车晚点集中在早班，建议和车队把发车时间定下来。",
    "排班连着三周夜班，休息不够，建议两周一轮换。",
    "维修组和储运业务组共用一台叉车，高峰期排队。",
    "请办公室协调后勤，下季度第一周答复。",
    "工资条看不懂的多，建议财务来讲一次。",
    "某些设备型号老，备件停产；建议列入明年计划。",
    "反映集中在生活后勤，原因是承包方换了人。",
    "王家湾料场路灯坏了六盏。",
    "建议夜班增配两人，和大家一起商量；备件三天到货。",
    "把护栏整改当作一件大事，一件一件落实，每班三人一组。",
    "早上七八点起床赶班车，二季度起改时间。",
]
ABOUT_PEOPLE = [
    "张伟那边意见大",
    "主要是小周和老马在提",
    "孙书记没有及时答复",
    "夜班有人闹情绪",
    "个别职工消极怠工",
    "思想波动比较大",
    "牢骚多，怨气大",
    "几个刺头带头",
    "后进职工要帮带",
    "李大姐家里困难",
    "陈某反映的护栏",
    "详见T-0003和C-12",
    "职工态度不端正",
    "不稳定因素在储运",
]
COUNTED = [
    "待遇只有一件，在维修组",
    "维修组有3件护栏的",
    "培训的2起都在储运",
    "三个人反映班车晚点",
    "两名职工要求换岗",
    "管理组提了四条意见和2条反映",
    "家庭困难1例",
]


@pytest.mark.parametrize("said", ABOUT_MATTERS)
def test_what_speaks_of_matters_is_taken(seen_as: SeenAs, said: str) -> None:
    assert fault(Utterance.of(said), seen_as("孙国栋")) == ""


@pytest.mark.parametrize("said", ABOUT_PEOPLE)
def test_what_speaks_of_people_is_not_and_the_reason_is_told(seen_as: SeenAs, said: str) -> None:
    told = fault(Utterance.of(said), seen_as("孙国栋"))
    assert "请换个说法，只说事。" in told


@pytest.mark.parametrize("said", COUNTED)
def test_a_count_would_tell_what_the_tables_hide(seen_as: SeenAs, said: str) -> None:
    assert "数只由表里来写" in fault(Utterance.of(said), seen_as("孙国栋"))
