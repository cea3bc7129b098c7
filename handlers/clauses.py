"""制度问答: quotes the clause that a question is about, in its own words [P0-M5]."""

import re

from handlers.kit.capability import Capability, Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import COMMA
from handlers.regulation import Clause, Edition

TITLE = "制度问答"
WORDS = ("制度", "条款", "规定")
ABOUT = "问制度怎么规定，我给您找原文。"
EXAMPLES = ("谈心有啥规定", "多少分算优秀", "没有党员的班组怎么规定", "制度里为什么设责任区")
WHICH_CHAPTER = "《{title}》您想看哪一部分？也可以直接问，比如「{example}」。"
MADE_BY = "制定依据：{papers}。"
NARRATIVE = "年度总结按这几部分写：{headings}。"
WHICH_CLAUSE = "{chapter}\n想看哪一条？"
NOT_FOUND = "制度里没找到说这件事的条款。换个说法再问一次，或者看："
QUOTED = "[{id}] {title}\n{text}"
BELOW = "[{id}] {text}"
FROM_CHAPTER = "——《{edition}》{chapter}"
LABEL = "{id} {title}"
REST_OF_CHAPTER = "看「{chapter}」全部条目"
BLANK = "**"
BLANKED = "（原文里名字已隐去，问「我们组谁负责」可看现在的分工）"
BREAK = "〔…中断〕"
BROKEN_OFF = "（原文到这里中断，后面写了什么不知道，要由党支部补全）"
INCOMPLETE = "这份制度不完整（{why}），要找的可能在缺的那一段里。"
CUT = "……（太长，没有全部显示）"

TOLD = {BLANK: BLANKED, BREAK: BROKEN_OFF}  # marks in a text, and what is said of them
QUOTE = "clauses.quote"
LONGEST = 600  # characters of one quotation
NUMBERED = re.compile("第[一二三四五六七八九十0-9]{1,2}[条款]|条款")
ASKS_FOR_RULE = re.compile(
    "(?:什么|啥|哪些|咋|怎么)规定|规定(?:是|怎么|有|里|上)|制度(?:里|上|怎么|有|是)|第几条|哪(?:一|几)?条"
)
ASKS = re.compile("什么|啥|哪些|哪几|几[条项个]|怎么|咋|吗|[?？]$")
ASKS_ABOUT_GRADES = re.compile(
    "分(?:以上|以下)?算|(?:多少|几)分.{0,3}(?:优秀|合格|及格)|(?:优秀|合格|及格).{0,3}(?:多少|几)分"
    "|考核(?:表)?(?:是|都|要)?(?:怎么|咋|怎样|如何)(?:个)?(?:打分|评分|算分|评|考|进行|搞)|考核.{0,3}(?:几步|程序|流程)"
)
ASKS_ABOUT_DUTIES = re.compile(
    "(?:小组长|责任党员|党员)的?(?:有)?(?:什么|啥|哪些)?(?:职责|任务)(?:是|有)?(?:什么|啥|哪些)?$"
    "|(?:小组长|责任党员|党员)(?:都|是|该|要|应该|需要)*(?:干|做|负责|管)(?:些)?(?:什么|啥|哪些)"
)
SURE, LIKELY = 100, 75

capability = Capability("clauses", TITLE)


def hears(said: Utterance, ctx: Context) -> int:
    """Sure when a rule is asked for, or nothing but an id or its name is sent; likely when a number is named."""
    alone = said.words().strip("[]")
    if alone.upper() in ctx.edition.clauses or alone in ctx.edition.called:
        return SURE
    if ASKS.search(said.plain) and any(name in said.plain for name in ctx.edition.called):
        return SURE
    asks = (ASKS_FOR_RULE, ASKS_ABOUT_GRADES, ASKS_ABOUT_DUTIES)
    if any(one.search(said.plain.rstrip("?!。 ")) for one in asks):
        return SURE
    return LIKELY if NUMBERED.search(said.plain) else 0


def is_answered(question: str, ctx: Context) -> bool:
    """Whether the edition in force has a clause about it: only such a question is given as an example."""
    return bool(ctx.edition.find_clauses(question))


@capability.command(
    "quote",
    TITLE,
    *WORDS,
    may=Deed.ASK_GUIDANCE,
    about=ABOUT,
    examples=EXAMPLES,
    hears=hears,
    fits=is_answered,
)
def quote(said: Utterance, ctx: Context) -> Reply:
    """The clause asked about, and the way to others; nothing is remembered."""
    return answer(said.plain, ctx.edition)


def answer(question: str, edition: Edition) -> Reply:
    """The best clause in full with the next best as choices, or the chapters to choose from."""
    if not question.strip():
        return Reply(_overview(edition), _chapters(edition))
    chapter = edition.find_chapter(question)
    if len(chapter) > 1:
        section = edition.sections[chapter[0].letter]
        own = [clause for clause in chapter if "." not in clause.number]
        return Reply(WHICH_CLAUSE.format(chapter=section.title), tuple(map(_choice, own)))
    found = edition.find_clauses(question)
    if not found:
        lacking = INCOMPLETE.format(why=edition.incomplete) if edition.incomplete else ""
        return Reply(lacking + NOT_FOUND, _chapters(edition))
    best, *others = found
    return Reply(quoted(best, edition), (*map(_choice, others), *_rest_of_chapter(best, edition)))


def quoted(clause: Clause, edition: Edition) -> str:
    """The clause and those below it word for word, and where it stands."""
    lines = [QUOTED.format(id=clause.id, title=clause.title, text=clause.text)]
    lines += [BELOW.format(id=one.id, text=one.text) for one in edition.parts_of(clause)]
    lines += [told for mark, told in TOLD.items() if any(mark in line for line in lines)]
    section = edition.section_of(clause)
    source = FROM_CHAPTER.format(edition=edition.title, chapter=section.title if section else "")
    text = "\n".join(lines)
    room = LONGEST - len(source) - 1
    return f"{text if len(text) <= room else text[: room - len(CUT)] + CUT}\n{source}"


def _overview(edition: Edition) -> str:
    """What it is called, what it was made by, what a yearly summary has; and a question that it answers."""
    asked = next(filter(edition.find_clauses, EXAMPLES), TITLE)
    lines = [WHICH_CHAPTER.format(title=edition.title, example=asked)]
    if edition.reference_documents:
        lines.append(MADE_BY.format(papers=COMMA.join(edition.reference_documents)))
    if edition.narrative:
        lines.append(NARRATIVE.format(headings=COMMA.join(edition.narrative)))
    return "\n".join(lines)


def _chapters(edition: Edition) -> tuple[Choice, ...]:
    return tuple(Choice(one.name, QUOTE, one.title) for one in edition.sections.values())


def _choice(clause: Clause) -> Choice:
    return Choice(LABEL.format(id=clause.id, title=clause.title), QUOTE, clause.id)


def _rest_of_chapter(clause: Clause, edition: Edition) -> tuple[Choice, ...]:
    section = edition.section_of(clause)
    if section is None or len(edition.find_chapter(section.title)) < 2:
        return _chapters(edition)
    return (Choice(REST_OF_CHAPTER.format(chapter=section.name), QUOTE, section.title),)
