"""Edition files for tests: the packaged one with a fault planted, and one whose source is cut off."""

from pathlib import Path

from handlers.regulation import Edition, packaged, source
from handlers.regulation.edition import PACKAGED

WHOLE = (PACKAGED / "seven_duties.toml").read_text(encoding="utf-8")
SHARED = WHOLE[WHOLE.index("[figures]") :]

CUT_OFF = """
key = "wubao_liangbao"
title = "五包两保责任区制度"
in_force_from = 2022-01-01
incomplete = "原文截断"
remind_days = [7, 0]
unit_kinds = ["linked_people"]

[sections.A]
title = "社党支部党员责任区制度"

[clauses.A1]
title = "设立责任区"
text = "社党支部根据党员和群众人数，按照方便工作，有利联系的原则，设立党员责任区。"

[clauses.A2]
title = "五包两保"
text = "党员在责任区内实行五包两保。两保证是保证自"

[[duties]]
key = "tasks"
clause = "A2"
title = "包任务的完成"
by_hand = "由党支部线下组织"

[[items]]
key = "tasks"
title = "包任务的完成"
points = 20
clauses = ["A2"]
full = "任务完成"
""" + SHARED.replace("[figures]", "[figures]\nlinked_count = 2", 1)


COMPLETED = """
[[items]]
key = "all"
title = "五包两保"
points = 100
clauses = ["B2"]
full = "都做到了"

[[grades]]
key = "kept"
name = "做到"
least = 0
clause = "B2"

[[steps]]
key = "self_appraisal"
title = "自查"
who = "responsible_member"
clause = "B2"
capability = "assessment"
opens = "11-15"
closes = "11-25"

[figures]"""


def write(folder: Path, text: str, name: str = "seven_duties.toml") -> Path:
    """An edition file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def changed(*changes: tuple[str, str]) -> str:
    """The packaged edition's text with some passages replaced; each must occur."""
    text = WHOLE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def completed() -> str:
    """What a branch makes of the text that breaks off at its guarantees: a form, grades and a step of its own."""
    text = source("wubao_liangbao")
    cut = 'incomplete = "原文到“两保证是保证自”中断"\n'
    assert cut in text
    return text.replace(cut, "").replace("\n[figures]", COMPLETED, 1)


def seven_duties() -> Edition:
    """The packaged edition."""
    assert "seven_duties" in packaged()
    return Edition.load("seven_duties")
