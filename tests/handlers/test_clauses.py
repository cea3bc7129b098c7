"""制度问答 as people use it: a clause in its own words, and always a next step."""

from types import SimpleNamespace
from typing import cast

import pytest

from handlers.clauses import LONGEST, answer, capability, hears, quoted
from handlers.kit.capability import Context
from handlers.kit.messages import Reply
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Clause, Edition

SEVEN_DUTIES = Edition.load("seven_duties")


def said(text: str) -> Reply:
    return answer(Utterance.of(text).plain, SEVEN_DUTIES)


def weight(text: str) -> int:
    ctx = cast("Context", SimpleNamespace(edition=SEVEN_DUTIES))
    return hears(Utterance.of(text), ctx)


def test_a_clause_is_quoted_word_for_word_with_its_id_and_chapter() -> None:
    assert said("谈心有啥规定").rendered() == (
        "[T3] 谈心与培养\n"
        "3.经常与责任区职工开展谈心活动，交流思想，激励进步，协助支部做好思想政治工作和入党积极分子队伍建设工作；\n"
        "——《党员责任区制度》三、党员责任区党员的主要任务\n"
        "1 看「主要任务」全部条目"
    )


def test_the_procedure_brings_its_steps_along() -> None:
    text = said("考核分几步").text
    assert all(f"[{step}]" in text for step in ("M4", "M4.1", "M4.2", "M4.3", "M4.4"))
    assert "70分以下不合格" in text


def test_the_next_best_clauses_can_be_picked_by_number() -> None:
    reply = said("第四条")
    assert reply.text.startswith("[D4]")
    assert [choice.argument for choice in reply.choices[:2]] == ["T4", "M4"]


def test_where_the_regulation_hides_names_the_way_to_them_is_told() -> None:
    assert "问「我们组谁负责」" in said("维修组归谁，制度里怎么写").text


def test_a_chapter_lists_its_clauses() -> None:
    reply = said("管理和考核")
    assert [choice.argument for choice in reply.choices] == ["M1", "M2", "M3", "M4", "M5"]
    assert reply.choices[3].label == "M4 考核程序"


def test_without_a_question_the_chapters_are_offered() -> None:
    reply = said("")
    assert [choice.label for choice in reply.choices] == [
        "前言", "划分原则", "具体划分", "主要任务", "管理和考核",
    ]  # fmt: skip


def test_when_nothing_fits_that_is_said_and_nothing_is_quoted() -> None:
    reply = said("宿舍没热水")
    assert reply.text.startswith("制度里没找到")
    assert len(reply.choices) == 5


def test_every_choice_leads_to_a_clause_or_a_list() -> None:
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        reply = said(waiting.pop())
        assert reply.choices
        assert not reply.text.startswith("制度里没找到")
        quoted_now = {one for one in SEVEN_DUTIES.clauses if f"[{one}]" in reply.text}
        new = {choice.argument for choice in reply.choices} - seen
        assert {choice.command for choice in reply.choices} == {capability.commands[0].key}
        seen |= new | quoted_now
        waiting.extend(new)
    assert set(SEVEN_DUTIES.clauses) <= seen


@pytest.mark.parametrize("clause", SEVEN_DUTIES.clauses.values(), ids=str)
def test_a_quotation_fits_into_one_message(clause: Clause) -> None:
    text = quoted(clause, SEVEN_DUTIES)
    assert clause.text in text
    assert len(text) <= LONGEST


def test_a_clause_too_long_for_a_message_is_cut_and_says_so() -> None:
    long = SEVEN_DUTIES.clause("T3").model_copy(update={"text": "长" * 2000})
    text = quoted(long, SEVEN_DUTIES)
    assert len(text) == LONGEST
    assert "没有全部显示" in text
    assert text.endswith("三、党员责任区党员的主要任务")


@pytest.mark.parametrize(
    "text",
    ["T3", "[M4.2]", "ｔ３", "谈心有啥规定", "制度里咋说的", "多少分算优秀", "90分算啥", "考核分几步",
     "考核怎么打分", "考核咋打分的？", "优秀要多少分", "合格要几分", "党小组长职责", "党小组长要干什么", "责任党员要干啥",
     "党小组长都负责什么", "党员的任务是什么", "学习在第几条", "没有党员的班组怎么规定", "哪条说了要谈心", "规定是怎么写的"],
)  # fmt: skip
def test_a_question_about_the_rules_is_heard(text: str) -> None:
    assert weight(text) == 100


@pytest.mark.parametrize(
    "text",
    ["昨天下午跟张伟聊了会", "食堂夜班饭老是凉的", "我还有啥没干", "打88分吧", "下周二学习", "T-0001",
     "我要干什么", "班长要干什么", "今年给王强打分", "党员的任务完成得不错", "班长规定我们周末加班", "", "条件太差了", "查 1234"],
)  # fmt: skip
def test_other_sentences_are_left_to_others(text: str) -> None:
    assert weight(text) == 0


def test_a_numbered_clause_is_probably_asked_for() -> None:
    assert weight("第三条任务") == weight("任务条款") == 75
