"""The quick look at flat messages lets through nothing that the whole look refuses."""

from hypothesis import example, given
from hypothesis import strategies as some

from bot.wecom import shape
from bot.wecom.envelope import Poison

NAMES = some.sampled_from(["MsgType", "Content", "MsgId", "Extra", "xml"])
TEXTS = some.text(some.sampled_from("a好 1&]\t<\x01\ufffe"), max_size=5)
FORMS = ("<{0}>{1}</{0}>", "<{0}><![CDATA[{1}]]></{0}>", '<{0} a="">{1}</{0}>', "<{0}/>", "{1}",
         "<{0}>{1}<![CDATA[{1}]]></{0}>", "<{0}><Inner>{1}</Inner></{0}>", "<!-- {1} -->")  # fmt: skip
FIELDS = some.builds(str.format, some.sampled_from(FORMS), NAMES, TEXTS)
DOCUMENTS = some.lists(FIELDS, max_size=4).map(lambda fields: f"<xml>{''.join(fields)}</xml>")


@given(DOCUMENTS)
@example("<xml><Content>a</Content></xml>")
@example(
    f"<xml>{''.join(f'<{letter * length}>1</{letter * length}>' for letter in 'abcdefg' for length in range(1, 11))}</xml>"
)
def test_what_passes_the_quick_look_passes_the_whole_one(document: str) -> None:
    plain = document.encode()
    refused = ""
    try:
        shape._Shape().check(plain)
    except Poison as poison:
        refused = str(poison)
    # "not xml": a character XML has not; the parser behind refuses it too
    assert not shape._is_flat(plain) or refused in ("", "not xml")


def test_an_ordinary_message_is_flat() -> None:
    assert shape._is_flat(b"<xml><MsgType><![CDATA[text]]></MsgType><MsgId>1</MsgId></xml>")
    assert not shape._is_flat(b"<xml><MsgId>1</MsgId><MsgId>2</MsgId></xml>")
    assert not shape._is_flat(b"<xml><A><B>1</B></A></xml>")
