"""How the stand-in says no."""


class Refused(Exception):
    """An answer with an errcode; the platform's text is English and no program may branch on it."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(errcode, errmsg)
        self.errcode = errcode
        self.errmsg = errmsg


def demand(condition: object, errcode: int, errmsg: str) -> None:
    """Refuse unless the condition holds."""
    if not condition:
        raise Refused(errcode, errmsg)


def size(text: str) -> int:
    """Bytes in UTF-8; a lone surrogate, which JSON can carry, counts like any other."""
    return len(text.encode(errors="surrogatepass"))


def cut(text: str, limit: int) -> str:
    """At most `limit` bytes of the text, never half a character.

    >>> cut("责任区", 7)
    '责任'
    """
    return text.encode(errors="replace")[:limit].decode(errors="ignore")
