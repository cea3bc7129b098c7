"""Which concern half a sentence speaks of: by the words both share; asks when two fit (design §6)."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from handlers.concerns.reading import (
    CATEGORIES,
    COMMON_LETTERS,
    COMMON_WORDS,
    DECISIONS,
    HAZARD,
    REPEATED,
)
from handlers.concerns.training import asks_to_learn
from handlers.kit.reading.cleaning import plain_of
from storage.vocabulary import ConcernCategory, Decision

PLAIN, HINT = 3, 1
SAME_CATEGORY = 0.4  # less than a shared pair of letters that two concerns have
FEWEST_SHARED = 2  # pairs of letters; one alone is chance
CLEARLY = 2  # so many times as much in common as the next one


def category_of(text: str) -> ConcernCategory:
    """What kind of matter a text speaks of; a hazard is always a matter of safety.

    >>> category_of("食堂夜班饭老是凉的 反映好几回了没人管").value, category_of("夜班排得太密").value
    ('life', 'shifts')
    >>> category_of("上月加班费到现在没发").value, category_of("想说个事").value
    ('pay', 'other')
    >>> category_of("想学叉车").value, category_of("叉车不够用").value
    ('training', 'equipment')
    """
    plain = plain_of(text)
    if HAZARD.search(plain):
        return ConcernCategory.SAFETY
    if asks_to_learn(plain):
        return ConcernCategory.TRAINING
    weights = {
        category: PLAIN * len(set(says.findall(plain))) + HINT * len(set(hints.findall(plain)))
        for category, (says, hints) in CATEGORIES.items()
    }
    best = max(weights, key=lambda category: weights[category])
    return best if weights[best] else ConcernCategory.OTHER


def names_matter(text: str) -> bool:
    """Whether a text says plainly what it is about, and does not only hint at it.

    >>> names_matter("宿舍热水还是没有"), names_matter("还是凉的啊")
    (True, False)
    """
    plain = plain_of(text)
    return any(says.search(plain) for says, _hints in CATEGORIES.values())


def is_hazard(text: str) -> bool:
    """Whether somebody may be hurt now.

    >>> is_hazard("三号平台护栏松了一直没修"), is_hazard("更衣室的柜子坏了三个多月了")
    (True, False)
    """
    return bool(HAZARD.search(plain_of(text)))


def is_repeated(text: str) -> bool:
    """Whether it was raised before without a result, as its raiser says.

    >>> is_repeated("反映好几回了没人管"), is_repeated("昨天刚坏的")
    (True, False)
    """
    return bool(REPEATED.search(plain_of(text)))


def decision_of(text: str) -> Decision:
    """What the branch decided, by its own words; that it will be done when they say nothing else.

    >>> decision_of("办不了 公司政策明年才调").value, decision_of("已经报总支了").value
    ('cannot_now', 'passed_up')
    >>> decision_of("下周一开始改保温箱送").value
    'will_do'
    """
    plain = plain_of(text)
    fits = (decision for decision, pattern in DECISIONS.items() if pattern.search(plain))
    return next(fits, Decision.WILL_DO)


def spoken_of(said: str, texts: Mapping[int, str]) -> list[int]:
    """The numbers of the texts that a sentence may speak of: one when it is clear, several to be asked.

    Pairs of letters that few of the texts hold count most; the kind of matter counts a little.

    >>> texts = {1: "食堂夜班饭老是凉的", 2: "夜班排班太密", 3: "护栏松了"}
    >>> spoken_of("食堂那个事 下周一开始夜班饭改保温箱送", texts), spoken_of("护栏的明天焊上", texts)
    ([1], [3])
    >>> spoken_of("食堂那个事办了", {1: "食堂饭凉", 2: "食堂排队太久"}), spoken_of("都办了", texts)
    ([1, 2], [])
    """
    pairs = {number: _pairs(text) for number, text in texts.items()}
    spread = Counter(pair for found in pairs.values() for pair in found)
    mine, kind = _pairs(said), category_of(said)
    weights = {
        number: sum(1 / spread[pair] for pair in mine & found)
        + SAME_CATEGORY * (kind is not ConcernCategory.OTHER and kind is category_of(texts[number]))
        for number, found in pairs.items()
    }
    fits = sorted((one for one in weights if weights[one]), key=lambda one: -weights[one])
    return [one for one in fits if weights[one] * CLEARLY > weights[fits[0]]]


def shares_words(said: str, text: str) -> bool:
    """Whether two texts have a telling pair of letters in common."""
    return bool(_pairs(said) & _pairs(text))


def tell_the_same(one: str, other: str) -> bool:
    """Whether two concerns may be the same matter: half of the telling pairs of the shorter one stand in the other.

    >>> tell_the_same("食堂夜班饭老是凉的 反映好几回了没人管", "夜班饭送到都凉了 食堂能不能管管")
    True
    >>> tell_the_same("食堂夜班饭老是凉的", "食堂排队太久了"), tell_the_same("饭凉", "饭凉")
    (False, False)
    """
    few, many = sorted((_pairs(one), _pairs(other)), key=len)
    shared = len(few & many)
    return shared >= FEWEST_SHARED and shared * 2 >= len(few)


def _pairs(text: str) -> set[str]:
    plain = COMMON_WORDS.sub(" ", plain_of(text))
    both = (first + second for first, second in pairwise(plain))
    return {pair for pair in both if pair.isalnum() and not COMMON_LETTERS & set(pair)}
