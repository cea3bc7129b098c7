"""Who was there, as it is told in a sentence."""

import re

import pytest

from handlers.kit.reading.utterance import Utterance
from handlers.study.roll_reading import read_roll

NAMES = re.compile("王强|李红梅|陈志远|红梅|志远")
P, E, A = "present", "excused", "absent"
SENTENCES = [
    ("今天学习除了李红梅都到了 她跟车去了 回头补", True, [("李红梅", E, "公务：跟车")]),
    ("都到了", True, []),
    ("刚学完 全到了", True, []),
    ("人都齐了，一个没少", True, []),
    ("没人缺席", True, []),
    ("下午的学习王强请假陈志远没来别的都在", True, [("王强", E, ""), ("陈志远", A, "")]),
    ("王强李红梅到了 志远出差回来补课", False, [("王强", P, ""), ("李红梅", P, ""), ("志远", E, "公务：出差")]),
    ("S-0003 就红梅没到 车上呢", False, [("红梅", E, "公务")]),
    ("都到齐了，就陈志远晚来了十分钟", True, [("陈志远", P, "")]),
    ("王强和李红梅没来", False, [("王强", A, ""), ("李红梅", A, "")]),
    ("除李红梅跟车外全到", True, [("李红梅", E, "公务：跟车")]),
    ("王强、李红梅、陈志远都到了", False, [("王强", P, ""), ("李红梅", P, ""), ("陈志远", P, "")]),
    ("除了王强请假、李红梅没来，其他都到了", True, [("王强", E, ""), ("李红梅", A, "")]),
    ("王强没来，他值夜班", False, [("王强", E, "不当班")]),
    ("李红梅也到了", False, [("李红梅", P, "")]),
    ("到了王强和李红梅", False, [("王强", P, ""), ("李红梅", P, "")]),
    ("没到的：陈志远", False, [("陈志远", A, "")]),
    ("除了李红梅和王强都到了", True, [("李红梅", A, ""), ("王强", A, "")]),
    ("王强去不了 陈志远也请假了 剩下都来了", True, [("王强", E, ""), ("陈志远", E, "")]),
    ("今天天气不错", False, []),
]  # fmt: skip


@pytest.mark.parametrize(("said", "everybody", "told"), SENTENCES)
def test_roll(said: str, everybody: bool, told: list[tuple[str, str, str]]) -> None:
    spans = [found.span() for found in NAMES.finditer(said)]
    roll = read_roll(Utterance.of(said).plain, spans)
    heard = [(said[slice(*spans[one.index])], one.state.value, one.reason) for one in roll.told]
    assert (roll.everybody, heard) == (everybody, told)
