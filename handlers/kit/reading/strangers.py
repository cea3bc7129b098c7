"""Names that stand where a person must, but belong to nobody on the roster; and corrections."""

import re
from collections.abc import Iterable

from handlers.kit.reading import name_forms as forms
from handlers.kit.reading.roster import Mention
from handlers.kit.reading.surnames import ALSO_WORDS, COMPOUND, SURNAMES
from handlers.kit.reading.utterance import Utterance

_SURNAME = rf"(?:{'|'.join(sorted(COMPOUND))}|[{''.join(sorted(SURNAMES))}])"
_GIVEN = r"(?![了的去来在过着是有没说聊谈讲他她我你和跟与都也还就不])[\u3400-\u9fff]"
_UNKNOWN = re.compile(
    rf"(?:(?<=[跟和与找同约、])|(?<=还有)|(?<=碰到)|(?<=碰见)|(?<=遇到))(?:那个|新来的|组里的?|我们?的?|车间的?)?"
    rf"(?P<name>{_SURNAME}(?:{_GIVEN}){{1,2}}?|[小老大阿]{_SURNAME}|{_SURNAME}(?:师傅|师父|书记|主任|组长|班长|工|哥|姐))"
    r"(?=[聊谈说讲碰坐唠、,，。\s]|交流|沟通|见面|都|一起|一块|他|她|俩|和|跟|还有|也|$)"
)
# Somebody who is not on the roster, called as people call each other: 小李, 王师傅
_CALLED = "".join(sorted(SURNAMES - ALSO_WORDS - set("钱毛石白")))
_STRANGER = re.compile(
    rf"(?:新来的?)?(?:[小老](?P<pet>[{_CALLED}])|(?P<title>[{_CALLED}])(?:师傅|师父|书记|主任|组长|班长|队长|厂长|科长|经理|大?[哥姐]|[叔姨嫂]))"
)
LONGEST_CORRECTION = 30  # characters; a longer message tells something of its own
_CORRECTIONS = (
    re.compile(r"(?<!是)不是\s*(?P<wrong>[^\s,，。;；不]{1,12}?)\s*[,，。;；]?\s*(?:应该|而|就)?是\s*(?P<right>[^\s,，。;；]{1,12})"),
    re.compile(r"(?:应该)?是\s*(?P<right>[^\s,，。;；是不]{1,12}?)\s*[,，。;；]?\s*(?:而)?不是\s*(?P<wrong>[^\s,，。;；]{1,12})"),
    re.compile(r"把\s*(?P<wrong>[^\s,，。;；把]{1,12}?)(?:改成|改为|换成|换为)(?P<right>[^\s,，。;；]{1,12})"),
    re.compile(r"(?P<wrong>[^\s,，。;；错]{1,12}?)(?:写|记|说|打)?错了?\s*[,，。;；]?\s*(?:应该)?是\s*(?P<right>[^\s,，。;；]{1,12})"),
)  # fmt: skip
_TAIL = re.compile(r"[吧啊呀呢哈的]+$")


def unknown_names(said: Utterance, mentions: Iterable[Mention]) -> list[str]:
    """Names after 跟, 找 and the like that were not recognised, each once.

    >>> unknown_names(Utterance.of("跟赵铁柱谈了10分钟"), [])
    ['赵铁柱']
    """
    known = [(mention.start, mention.end) for mention in mentions]
    names: dict[str, None] = {}
    for found in _UNKNOWN.finditer(said.plain):
        start, end = found.span("name")
        name = found["name"]
        taken = any(start < other_end and other_start < end for other_start, other_end in known)
        if not taken and not _is_word(name):
            names[said.text[start:end]] = None
    return list(names)


def strangers_called(plain: str) -> list[tuple[int, int]]:
    """Where somebody is called as colleagues call each other, on the roster or not; 老毛病 and 小孙子 are nobody.

    >>> strangers_called("小李和王师傅的老毛病")
    [(0, 2), (3, 6)]
    """
    return [
        found.span()
        for found in _STRANGER.finditer(plain)
        if not found["pet"]
        or plain[found.start("pet") : found.start("pet") + 2] not in forms.NOT_PET
    ]


def _is_word(name: str) -> bool:
    if name[:2] in forms.WORDS_AS_NAMES or name[:2] in forms.NO_NAMES:
        return True
    return len(name) == 2 and name[0] in ALSO_WORDS


def corrections(said: Utterance) -> tuple[str, str] | None:
    """What was wrong and what is right, in the words of the person.

    >>> corrections(Utterance.of("不是张伟是张玮")), corrections(Utterance.of("把3号改成4号吧"))
    (('张伟', '张玮'), ('3号', '4号'))
    """
    if len(said.plain) > LONGEST_CORRECTION:
        return None
    for pattern in _CORRECTIONS:
        if found := pattern.search(said.plain):
            wrong, right = (_words(said, found, name) for name in ("wrong", "right"))
            if wrong and right and wrong != right:
                return wrong, right
    return None


def _words(said: Utterance, found: re.Match[str], name: str) -> str:
    return _TAIL.sub("", said.text[slice(*found.span(name))])
