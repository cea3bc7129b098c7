"""安排学习: what a sentence says of a session, before it is arranged [T2 M2]."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.repeat_readers import repeat_spans
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from handlers.regulation import Meeting, meetings
from handlers.study import audience, notice_wording, reading, remarks, telling, wording
from handlers.study.audience import CONTENT
from handlers.study.series import beginning
from handlers.study.sittings import arranging as sittings
from handlers.study.sittings import wording as sitting_wording
from handlers.study.sittings.reading import read_second
from handlers.study.when import DAY, MOMENT, When
from storage.tables import StudySeries

AUDIENCE, PLACE, SECOND = "audience", "place", "second "
LONGEST_LEAD = timedelta(days=7)


class ScheduleForm(Form):
    """A session before it is arranged; `place` is None until it was said or asked."""

    audience: str = ""  # the key of an audience
    kind: str = "study"  # a key of the edition
    when: When = When()
    second: When | None = None  # of two sittings of which one is enough
    place: str | None = None
    topic: str = ""
    material: str = ""
    lead_minutes: int
    guests: tuple[UUID, ...] = ()

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Everything the sentence says; refused at once when nobody can be called together."""
        kind = meetings.named(CONTENT.split(said.plain)[0], ctx.edition.meetings)
        meant = audience.meant(said, ctx, kind)
        usual = cls(lead_minutes=ctx.edition.figures.study_lead_minutes)
        filled = usual._with(reading.read_details(said, ctx.today))
        return filled.model_copy(
            update={
                "kind": kind.key,
                "audience": meant.key if meant else "",
                "second": _second(said, filled.when, ctx),
                "guests": _guests(said, ctx),
            }
        )

    def question(self, ctx: Context) -> Question | None:
        """For whom, when, and once where."""
        if not self.audience:
            names = tuple(one.name for one in audience.audiences(ctx, self.meeting(ctx)))
            return Question(AUDIENCE, wording.ASK_AUDIENCE, names)
        asked = self.when.question(ctx.now) or beginning.question(self.when, ctx)
        asked = asked or self._ask_second(ctx)
        if asked is None and self.place is None:
            return Question(PLACE, wording.ASK_PLACE, (wording.NO_PLACE_YET,))
        return asked

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one question."""
        if key == AUDIENCE:
            return self.model_copy(
                update={"audience": _answered_audience(said, ctx, self.meeting(ctx))}
            )
        if key == PLACE:
            return self.model_copy(update={"place": _answered_place(said, ctx)})
        if key.startswith(SECOND) and self.second is not None:
            second = self.second.answered(key.removeprefix(SECOND), said, ctx.today)
            return self.model_copy(update={"second": second})
        return self.model_copy(update={"when": self.when.answered(key, said, ctx.today)})

    def shown(self, ctx: Context) -> str:
        """When, where, what, for whom."""
        if self.when.repeat is not None:
            return beginning.shown(self.series(ctx), ctx)
        whom = audience.by_key(self.audience, ctx)
        if self.second is not None:
            return sittings.shown(
                self.meeting(ctx),
                self.moments(),
                wording.particulars(self.place or "", self.topic),
                whom.name,
                self.people(ctx),
                ctx,
            )
        names = [
            wording.OURSELVES if one == ctx.actor.me else ctx.name(one) for one in self.people(ctx)
        ]
        starts = self.when.starts()
        if starts is None:
            raise Refusal(wording.GONE_BY)
        when = telling.timing(starts, self.lead_minutes, ctx)
        title = self.meeting(ctx).title
        lines = remarks.remarks(self.meeting(ctx), starts, self.people(ctx), ctx)
        if not when.in_time:
            text = notice_wording.planned_too_late(title, self.facts(), whom.name, names)
            return "\n".join([text, *lines])
        per_week = ctx.edition.figures.pushes_per_week
        text = notice_wording.planned(
            title, self.facts(), whom.name, names, when.told, when.due, per_week=per_week
        )
        return "\n".join([text, *lines])

    def moments(self) -> list[datetime]:
        """When it begins; in two sittings the earlier one first."""
        found = (self.when.starts(), self.second.starts() if self.second else None)
        return sorted(one for one in found if one is not None)

    def _ask_second(self, ctx: Context) -> Question | None:
        """When the other sitting is; not at the same time."""
        if self.second is None:
            return None
        if self.second.empty:
            return Question(SECOND + DAY, sitting_wording.ASK_SECOND)
        if self.second.starts() == self.when.starts():
            return Question(SECOND + MOMENT, sitting_wording.SAME_TIME)
        asked = self.second.question(ctx.now)
        return replace(asked, key=SECOND + asked.key) if asked else None

    def meeting(self, ctx: Context) -> Meeting:
        """The kind of session it is to be."""
        return meetings.called(self.kind, ctx.edition.meetings)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「改到周六上午9点」, 「不是周五是周六」, 「地点…」, 「内容…」, 「加上…」."""
        if reading.NO_REMINDERS.fullmatch(said.bare()):
            raise NotUnderstood(wording.REMINDERS_STAY)
        if not reading.may_correct(said, ctx.today):
            return None
        right = reading.right_part(said)
        changed = self._with(
            reading.read_details(
                right, ctx.today, correcting=True, repeating=self.when.repeat is not None
            )
        )
        if (meant := audience.named(right, ctx, self.meeting(ctx))) is not None:
            changed = changed.model_copy(update={"audience": meant.key})
        dropped, added = reading.not_invited(said, ctx), _guests(said, ctx)
        guests = tuple(dict.fromkeys((*self.guests, *added)))
        left = tuple(one for one in guests if one not in dropped)
        changed = changed.model_copy(update={"guests": left})
        return None if changed == self else changed

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND

    def series(self, ctx: Context) -> StudySeries:
        """As sessions that come again; not written down yet."""
        return StudySeries(
            organiser_id=ctx.actor.me,
            group_id=audience.by_key(self.audience, ctx).group_id,
            audience=self.audience,
            guest_ids=[str(one) for one in self.guests],
            kind=self.kind,
            place=self.place or "",
            topic=self.topic,
            material=self.material,
            lead_minutes=self.lead_minutes,
            rule=beginning.rule_of(self.when),
            until=beginning.until(self.when, ctx),
            made_until=beginning.before(self.when, ctx),
            began_at=ctx.now,
        )

    def people(self, ctx: Context) -> list[UUID]:
        """Everybody concerned, the organiser too when he is one of them."""
        whom = audience.by_key(self.audience, ctx)
        return list(dict.fromkeys((*whom.people, *self.guests)))

    def facts(self) -> str:
        """When, where, what in words."""
        starts = self.when.starts()
        if starts is None:
            raise Refusal(wording.GONE_BY)
        return wording.facts(starts, self.place or "", self.topic)

    def _with(self, said: reading.Details) -> Self:
        """What was said counts, as far as it goes."""
        changed: dict[str, object] = {"when": self.when.merged(said.when)}
        if said.place:
            changed["place"] = said.place
        if said.topic:
            changed["topic"] = said.topic
        if said.material:
            changed["material"] = said.material
        if said.lead and timedelta(0) < said.lead <= LONGEST_LEAD:
            changed["lead_minutes"] = int(said.lead.total_seconds() // 60)
        return self.model_copy(update=changed)


def _second(said: Utterance, first: When, ctx: Context) -> When | None:
    """The other sitting, when two are meant."""
    second = read_second(said, first, ctx.today)
    if second is not None and (first.repeat or repeat_spans(said.plain)):
        raise Refusal(sitting_wording.ONE_AT_A_TIME)
    return second


def _answered_audience(said: Utterance, ctx: Context, kind: Meeting) -> str:
    open_ones = audience.audiences(ctx, kind)
    index = chosen(said, len(open_ones))
    if index is not None:
        return open_ones[index].key
    meant = audience.named(said, ctx, kind)
    if meant is None:
        raise NotUnderstood(NOT_A_CHOICE)
    return meant.key


def _answered_place(said: Utterance, ctx: Context) -> str:
    if said.choice() == 1 or said.says(*wording.NO_PLACE_WORDS):
        return ""
    found = reading.read_details(said, ctx.today)
    if not found.place and not found.when.empty:  # about another time, perhaps another session
        raise NotUnderstood(wording.NO_PLACE_IN_IT)
    return (found.place or said.text.strip())[: reading.LONGEST]


def _guests(said: Utterance, ctx: Context) -> tuple[UUID, ...]:
    """People of one's own branch who are invited by name beside the audience."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    found = reading.invited(said, ctx)
    return tuple(one for one in found if ctx.roster.branch_of(one) == branch)
