"""How characters sound, without tones. pypinyin is loaded at the first question, not before."""

import os
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import product
from typing import Any

from handlers.kit.reading.surnames import SURNAME_SOUNDS

MOST_READINGS = 24  # of one name; real names have a handful


@lru_cache(maxsize=8192)
def readings(letter: str) -> tuple[str, ...]:
    """All readings of a character, the usual one first; a character without any reads as itself.

    >>> readings("单")[0], "shan" in readings("单"), readings("x")
    ('dan', True, ('x',))
    """
    heard = _reader()(letter)
    return tuple(dict.fromkeys(sound.replace("ü", "v") for sound in heard)) or (letter,)


def name_keys(name: str) -> tuple[str, ...]:
    """Every way in which a name may sound; surnames with several readings in all of them.

    >>> "shanwei" in name_keys("单伟"), "chouwei" in name_keys("仇伟"), "qiuwei" in name_keys("仇伟")
    (True, True, True)
    """
    return _keys(_heard(name))


def initials(name: str) -> tuple[str, ...]:
    """Every way in which a name may be written by the first letters of its sounds.

    >>> initials("王强")[0], "qw" in initials("仇伟"), "cw" in initials("仇伟")
    ('wq', True, True)
    """
    return _keys([tuple(sound[0] for sound in sounds) for sounds in _heard(name)])


def _heard(name: str) -> list[tuple[str, ...]]:
    first = (SURNAME_SOUNDS[name[0]],) if name[0] in SURNAME_SOUNDS else ()
    return [tuple(dict.fromkeys((*first, *readings(name[0])))), *map(readings, name[1:])]


def _keys(heard: Iterable[Iterable[str]]) -> tuple[str, ...]:
    keys = ("".join(sounds) for sounds in product(*map(dict.fromkeys, heard)))
    return tuple(dict.fromkeys(key for key, _ in zip(keys, range(MOST_READINGS), strict=False)))


def usual_key(words: str) -> str:
    """The usual sound of some words, as a surname at the beginning if it can be one.

    >>> usual_key("张wei"), usual_key("单明")
    ('zhangwei', 'shanming')
    """
    first = SURNAME_SOUNDS.get(words[0]) or readings(words[0])[0]
    return first + "".join(readings(letter)[0] for letter in words[1:])


def spoken_key(words: str) -> str:
    """The usual sound of everyday words.

    >>> spoken_key("坦心")
    'tanxin'
    """
    return "".join(readings(letter)[0] for letter in words)


def loosened(key: str) -> str:
    """A sound as many speak it and voice-to-text hears it: without retroflexes and back nasals.

    >>> loosened("linxiuying") == loosened("linxiuyin")
    True
    """
    for narrow, wide in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n")):
        key = key.replace(narrow, wide)
    return key


@lru_cache(maxsize=8192)
def loose_keys(name: str) -> frozenset[str]:
    """Every way in which a name may sound to whoever does not listen closely."""
    return frozenset(map(loosened, name_keys(name)))


@cache
def _reader() -> Callable[[str], list[str]]:
    """pypinyin without its phrases: single characters are all we ask for, and it saves 50 MB."""
    before = os.environ.get("PYPINYIN_NO_PHRASES")
    os.environ["PYPINYIN_NO_PHRASES"] = "true"
    try:
        import pypinyin  # noqa: PLC0415  # loaded at the first question
    finally:
        if before is None:
            del os.environ["PYPINYIN_NO_PHRASES"]
        else:
            os.environ["PYPINYIN_NO_PHRASES"] = before

    def read(letter: str) -> list[str]:
        heard: list[Any] = pypinyin.pinyin(letter, style=pypinyin.Style.NORMAL, heteronym=True)
        return [str(sound) for sound in heard[0]] if heard else []

    return read
