"""Whether a sentence states something: what nobody understood may then be offered a place to go."""

import re

from handlers.kit.reading.utterance import Utterance

SHORTEST = 4  # characters of a script; what is shorter is a word, not a matter
_LETTER = re.compile(r"[\u3400-\u9fff]")
_ASKED_AT_END = re.compile(
    r"(?:[?？]|吗|么|有\S{1,4}没(?:有)?|[去来有是行好对到走吃了过]没(?:有)?|(?<![也又都还得])不|(?:啥|什么)(?![的都也])\S{0,3}|谁|哪[儿里些个天]?(?:了|的|能)?|到哪\S{0,2}"
    r"|咋样|怎么样|多少\S?|多久|几(?:月份?|[天个次点号年块人])|谁(?:来|能)?(?:管|办|负责|答复))[了的呀啊呢吧\s]*$"
)
_ASKED = re.compile(
    r"多久|多长时间|会不会|是不是|有没有|行不行|咋知道|怎么知道|(?:咋样|怎样|怎么样?|咋)才?能|是干(?:啥|嘛|什么)|什么时候|啥时候"
)
_MARKED = re.compile(r"[?？吗]$")
_NOT_KNOWN = re.compile(
    r"不知道(?:是|到底)?(?:为|咋|怎|啥|什么|谁|找)|谁都?不知道|[看弄搞整听]不(?:懂|明白|清)"
)
_TELLS = re.compile(r"不知道|没人|谁都|啥都?也?[不没]|什么都|老是|总是|又[^,，。\s]{0,4}了")


def asks(said: Utterance) -> bool:
    """Whether it is a question; a complaint in the dress of one (谁都不管) is none.

    >>> [asks(Utterance.of(raw)) for raw in ("年假一年几天", "入党要啥条件", "退休手续找谁都说不知道")]
    [True, True, False]
    """
    if _NOT_KNOWN.search(said.plain) and not _MARKED.search(said.plain):
        return False
    if _ASKED_AT_END.search(said.plain):
        return True
    return bool(_ASKED.search(said.plain)) and not _TELLS.search(said.plain)


def states(said: Utterance) -> bool:
    """Whether it tells something of some length: no question, no number, no single word.

    >>> [states(Utterance.of(raw)) for raw in ("托盘全是钉子扎手", "下班了", "这是机器人吗", "asdf 666")]
    [True, False, False, False]
    """
    letters = _LETTER.findall(said.words())
    return len(letters) >= SHORTEST and len(set(letters)) > 1 and not asks(said)
