"""「以后不用每月学习了」: ends a series at any time; whether what is told already takes place is asked [T2]."""

import re
from collections.abc import Sequence
from typing import Self
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.repeats import Unit, repeat_of
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from handlers.study import changing, cues, hearing, telling
from handlers.study.cycles import ends_series
from handlers.study.series import wording
from handlers.study.series.beginning import what_of
from storage.queries import series
from storage.tables import StudySeries, StudySession

WHICH, END = "which", "end"
AGAIN = re.compile(r"重复|定期")
KEEP, ALL, GO_ON = "keep", "all", "go_on"
UNITS = (
    (Unit.WEEK, re.compile(r"周|星期|礼拜")),
    (Unit.MONTH, re.compile(r"月")),
    (Unit.QUARTER, re.compile(r"季")),
)


class EndSeriesForm(Form):
    """Which series, and what becomes of its sessions that are told already; its question is the confirmation."""

    confirm = False

    ids: tuple[UUID, ...]
    how: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Those of the kind of repeat that is said, else all of his."""
        rows = series.open_ones(ctx.session, ctx.actor, ctx.today)
        if not rows:
            raise Refusal(wording.NOTHING_TO_END)
        units = [unit for unit, pattern in UNITS if pattern.search(said.plain)]
        fit = [one for one in rows if repeat_of(one.rule).unit in units] or rows
        return cls(ids=tuple(one.id for one in fit))

    def question(self, ctx: Context) -> Question | None:
        """Which of several, then whether it ends and with what."""
        if len(self.ids) > 1:
            labels = tuple(what_of(_row(one, ctx)) for one in self.ids)
            return Question(WHICH, wording.WHICH, labels)
        if self.how:
            return None
        row = _row(self.ids[0], ctx)
        told = _announced(row, ctx)
        moments = [(one.number, one.starts_at.astimezone(SHANGHAI)) for one in told]
        return Question(END, wording.ending(what_of(row), moments), _labels(told))

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """By number."""
        hows: tuple[str, ...] = ()
        if key == END:
            told = _announced(_row(self.ids[0], ctx), ctx)
            hows = (KEEP, ALL, GO_ON) if told else (KEEP, GO_ON)
        index = chosen(said, len(hows or self.ids))
        if index is None:
            raise NotUnderstood(NOT_A_CHOICE)
        return self.changed(how=hows[index]) if hows else self.changed(ids=(self.ids[index],))


def hears_end(said: Utterance, ctx: Context) -> int:
    """What comes again is not wanted any more."""
    about = cues.STUDY.search(said.plain) or wording.MEETINGS.search(said.plain)
    if not ends_series(said.plain):
        return 0
    if about:
        return hearing.SURE - 5
    again = AGAIN.search(said.plain) and series.open_ones(ctx.session, ctx.actor, ctx.today)
    return hearing.LIKELY if again else 0


def end_series(form: EndSeriesForm, ctx: Context) -> Reply:
    """Nothing more comes of it; what is told already takes place or is called off, as was said."""
    row = _row(form.ids[0], ctx)
    if form.how == GO_ON:
        return Reply(wording.KEPT)
    told = _announced(row, ctx)
    series.end(row, ctx.actor, ctx.now)
    if form.how == KEEP:
        return Reply(wording.ended(what_of(row), wording.kept([one.number for one in told])))
    lines = [
        wording.called_off(one.number, telling.told_once(one, changing.call_off(one, ctx), ctx))
        for one in told
    ]
    return Reply(wording.ended(what_of(row), "".join(lines)))


def _labels(told: Sequence[StudySession]) -> tuple[str, ...]:
    numbers = wording.numbers([one.number for one in told])
    if not told:
        return wording.END, wording.GO_ON
    return (
        wording.END_KEEP.format(numbers=numbers),
        wording.END_ALL.format(numbers=numbers),
        wording.GO_ON,
    )


def _row(series_id: UUID, ctx: Context) -> StudySeries:
    """As it stands now; raises `Refusal` when it has ended meanwhile."""
    for one in series.open_ones(ctx.session, ctx.actor, ctx.today):
        if one.id == series_id:
            return one
    raise Refusal(wording.NOTHING_TO_END)


def _announced(row: StudySeries, ctx: Context) -> Sequence[StudySession]:
    return series.announced(ctx.session, ctx.actor, row.id, ctx.now)
