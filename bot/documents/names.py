"""Names of files, from names that people gave to teams and branches."""

import re

NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
MOST_CHARACTERS = 60  # a file system takes 255 bytes, of which a Chinese character is three


def safe(name: str) -> str:
    """The name without what no file may have in its own; "" when nothing is left.

    >>> safe("A/B 班"), safe("../..")
    ('AB 班', '')
    """
    return NOT_IN_A_NAME.sub("", name).strip(". ")[:MOST_CHARACTERS].strip(". ")


def unlike(name: str, ending: str, taken: set[str]) -> str:
    """A file name that none of the others has, which is noted among them.

    >>> taken: set[str] = set()
    >>> unlike("公示牌-A/B", ".html", taken), unlike("公示牌-AB", ".html", taken)
    ('公示牌-AB.html', '公示牌-AB-2.html')
    """
    base, number = safe(name), 1
    found = f"{base}{ending}"
    while found.casefold() in taken:
        number += 1
        found = f"{base}-{number}{ending}"
    taken.add(found.casefold())
    return found
