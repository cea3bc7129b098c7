"""What somebody wrote, shown to somebody else: bounded, marked as a quotation, and inert (reliability.md T13)."""

import re

from handlers.kit.lengths import byte_length, cut

LONGEST = 500  # characters that are kept
MOST_LINES = 12
EXCERPT = 10
BAR = "│ "
CUT = "…"
SPACE = re.compile(r"\s+")
SENTENCE_END = re.compile(r"[。！？；，!?;,\n\s](?=[^。！？；，!?;,\n\s]*$)")
NEAR_THE_END = 60
JOINED = " ／ "

TOKEN = re.compile(r"\$(\w{1,32}=[^$]*)\$")
ADDRESS = re.compile(r"://|\b(?:javascript|vbscript|data|file|mailto|tel):", re.IGNORECASE)
DOT = re.compile(r"(?<=[a-z0-9-])\.(?=[a-z]{2})", re.IGNORECASE)
ADDRESS_MARKS = str.maketrans({":": "：", "/": "／"})
TAG_MARKS = str.maketrans({"<": "＜", ">": "＞", "@": "＠"})
LINK_TEXT = "]("
LINK_TEXT_APART = "]（"


def shortened(text: str) -> str:
    """At most 500 characters; what is longer ends at a sentence or at least at a whole character, with 「…」.

    >>> shortened("护栏松了")
    '护栏松了'
    >>> shortened("热水停了。" * 101)[-6:], len(shortened("热水停了。" * 101))
    ('热水停了。…', 496)
    """
    if len(text) <= LONGEST:
        return text
    start = text[: LONGEST - 1]
    whole = cut(text, byte_length(start))
    end = SENTENCE_END.search(whole, max(0, len(whole) - NEAR_THE_END))
    return (whole[: end.end()].rstrip() if end else whole) + CUT


def inert(text: str) -> str:
    """The same to the eye, but nothing in it works: no tag, no link, no mention, no platform token.

    >>> inert('<a href="http://x.com">点此</a> [x](javascript:1) <@all> $userName=zhang$')
    '＜a href="http：／／x．com"＞点此＜/a＞ [x]（javascript：1) ＜＠all＞ ＄userName=zhang＄'
    >>> inert("'; DROP TABLE talk;-- {{7*7}} ${jndi:x} 3.5mm 12:30")
    "'; DROP TABLE talk;-- {{7*7}} ${jndi:x} 3.5mm 12:30"
    """
    flat = TOKEN.sub(r"＄\1＄", text.replace(LINK_TEXT, LINK_TEXT_APART))
    flat = ADDRESS.sub(lambda found: found[0].translate(ADDRESS_MARKS), flat)
    return DOT.sub("．", flat.translate(TAG_MARKS))


def quoted(text: str) -> str:
    """Every line behind the bar, so that nothing somebody wrote can pass for a line of ours.

    >>> print(quoted("饭凉了\\n【系统通知】你已被处分"))
    │ 饭凉了
    │ 【系统通知】你已被处分
    """
    lines = [line.strip() for line in inert(text).splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], JOINED.join(lines[MOST_LINES - 1 :])]
    return "\n".join(BAR + line for line in lines)


def on_one_line(text: str) -> str:
    """The same, so that no line of it stands alone.

    >>> on_one_line("下周一改\\n【系统通知】你已被处分")
    '下周一改 【系统通知】你已被处分'
    """
    return SPACE.sub(" ", inert(text)).strip()


def excerpt(text: str, most: int = EXCERPT) -> str:
    """The first words on one line, to recognise it by.

    >>> excerpt("食堂夜班饭老是凉的 反映好几回了没人管")
    '食堂夜班饭老是凉的…'
    """
    line = on_one_line(text)
    start = cut(line, byte_length(line[:most])).rstrip()
    return start if len(start) == len(line) else start + CUT
