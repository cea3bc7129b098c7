"""Days that are counted from today as people say them: 明后天, 过三天, 半个月后."""

import re
from datetime import timedelta

from handlers.kit.reading import calendar_words as words
from handlers.kit.reading.calendar_words import Context, Guess, Lean
from handlers.kit.reading.date_forms import SPOKEN_DAYS
from handlers.kit.reading.numerals import whole_number

HALF, A_FEW, A_COUPLE = "半", "几", "两"
AGO = "前"


def read_spoken(context: Context, match: re.Match[str]) -> Guess:
    """昨天, 大后天, 刚才."""
    spoken = match["spoken"]
    days = next(days for word, days in SPOKEN_DAYS.items() if spoken.startswith(word))
    return Guess(context.today + timedelta(days=days))


def read_either(context: Context, match: re.Match[str]) -> Guess:
    """明后天: tomorrow or the day after."""
    first = context.today + timedelta(days=SPOKEN_DAYS[match["either"][0]])
    return words.unsure(first, first + timedelta(days=1))


def read_passing(context: Context, match: re.Match[str]) -> Guess | None:
    """过三天 is a day to come; 过两天 and 过几天 are soon."""
    amount, unit = match["pn"], match["pu"]
    if context.lean is Lean.PAST:
        return None
    if amount == A_FEW:
        return words.unsure()
    number = None if amount == HALF else whole_number(amount)
    guess = words.ago_or_ahead(context.today, number, unit, 1)
    return words.unsure(guess.day) if amount == A_COUPLE and guess.day else guess


def read_ago(context: Context, match: re.Match[str]) -> Guess:
    """三天后, 两周前."""
    amount = None if match["amount"] == HALF else whole_number(match["amount"])
    sign = -1 if match["side"] == AGO else 1
    return words.ago_or_ahead(context.today, amount, match["unit"], sign)
