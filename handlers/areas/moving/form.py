"""Somebody changes teams, leaves or becomes a full member: read back with what it means for the areas [D7]."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from handlers.areas.moving import effects, wording
from handlers.areas.moving.change import Change
from handlers.areas.moving.hearing import Heard, hear
from handlers.areas.wording import ASK_DAY, DAY_IS_OVER, NOT_A_DAY, NOT_A_PERSON
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from handlers.kit.wording import NOT_A_CHOICE, dated
from storage.queries import moves
from storage.vocabulary import PartyStatus, PersonChangeKind

WHAT, WHO, TEAM, DAY, KEEP = "what", "who", "team", "day", "keep"


class MoveForm(Form):
    """Who, what, from when; and whether he goes on with his areas."""

    binding: ClassVar[bool] = True

    kind: PersonChangeKind | None = None
    person: UUID | None = None
    doubt: Doubt | None = None
    team: UUID | None = None
    since: date | None = None
    days: tuple[date, ...] = ()
    keeps: bool | None = None

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The change a sentence tells of."""
        return cls().hearing(hear(said, ctx), ctx)

    def hearing(self, heard: Heard, ctx: Context) -> Self:
        """With what was heard."""
        changed = self._named(heard, ctx) if heard.people else self
        if heard.since and heard.since < ctx.today:
            raise NotUnderstood(DAY_IS_OVER)
        team = _team_called(heard.teams[0], ctx) if len(heard.teams) == 1 else None
        found = {"kind": heard.kind, "since": heard.since, "team": team}
        known = {name: value for name, value in found.items() if value is not None}
        days = () if heard.since else heard.doubtful_days or self.days
        return changed.model_copy(update={**known, "days": days})

    def question(self, ctx: Context) -> Question | None:
        """What, who, where to, from when, and what becomes of his areas; one thing at a time."""
        if self.kind is None:
            return Question(WHAT, wording.ASK_WHAT)
        if self.doubt is not None:
            return self.doubt.question(WHO, ctx)
        if self.person is None:
            return Question(WHO, wording.ASK_WHO)
        if self.kind is PersonChangeKind.MOVED and self.team is None:
            return Question(TEAM, wording.ASK_TEAM)
        if self.days:
            days = tuple(dated(one, ctx.today) for one in self.days)
            return Question(DAY, ASK_DAY, days)
        self._check(ctx)
        return self._ask_keep(ctx)

    def _ask_keep(self, ctx: Context) -> Question | None:
        assert self.person is not None  # noqa: S101  (asked first)
        if self.kind is not PersonChangeKind.MOVED or self.keeps is not None:
            return None
        if ctx.roster.people[self.person].team_id == self.team:
            return None
        areas = ctx.roster.areas_answered_for(self.person, self.since or ctx.today)
        if not areas:
            return None
        name = ctx.name(self.person)
        text = wording.ask_keep(name, [one.name for one in areas])
        return Question(KEEP, text, wording.keep_or_not(name))

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one of these."""
        if key == KEEP:
            index = chosen(said, 2)
            if index is None:
                raise NotUnderstood(NOT_A_CHOICE)
            return self.model_copy(update={"keeps": index == 0})
        if key == WHO and self.doubt and (meant := self.doubt.answered(said)):
            return self._with_person(meant, ctx)
        if key == DAY and (index := chosen(said, len(self.days))) is not None:
            if self.days[index] < ctx.today:
                raise NotUnderstood(DAY_IS_OVER)
            return self.model_copy(update={"since": self.days[index], "days": ()})
        changed = self.hearing(hear(said, ctx), ctx)
        if changed == self:
            hints = {
                WHAT: wording.ASK_WHAT,
                WHO: NOT_A_PERSON,
                TEAM: wording.NOT_A_TEAM.format(team=ctx.me.team),
                DAY: NOT_A_DAY,
            }
            raise NotUnderstood(hints[key])
        return changed

    def shown(self, ctx: Context) -> str:
        """What happens and what follows from it."""
        return effects.shown(self.change(ctx), ctx)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another day, team or person."""
        heard = hear(said, ctx)
        if heard.kind and len(heard.people) == 1 and not heard.rest:
            return type(self).read(said, ctx)  # a whole new sentence, not a correction of this one
        if len(heard.people) > 1:  # 不是张伟是张玮
            heard = Heard(None, heard.people[-1:], (), None, (), "")
        changed = self.hearing(heard, ctx)
        return None if changed == self else changed

    def amend_prompt(self) -> str:
        """Which corrections are understood."""
        return wording.AMEND

    def change(self, ctx: Context) -> Change:
        """What is written down with it; only when nothing is left to ask."""
        assert self.kind is not None  # noqa: S101  (asked first)
        assert self.person is not None  # noqa: S101
        since = self.since or ctx.today
        return Change(self.kind, self.person, since, self.team, keeps=self.keeps is True)

    def _named(self, heard: Heard, ctx: Context) -> Self:
        mention = heard.people[0]
        if len(mention.candidates) == 1:
            return self._with_person(mention.candidates[0], ctx)
        return self.model_copy(update={"doubt": Doubt.about(mention), "person": None})

    def _with_person(self, person: UUID, ctx: Context) -> Self:
        branch = ctx.roster.branch_of(person)
        if branch is None or branch.id not in ctx.actor.branches:
            raise NotUnderstood(wording.NOT_OF_THE_BRANCH.format(name=ctx.name(person)))
        return self.model_copy(update={"person": person, "doubt": None})

    def _check(self, ctx: Context) -> None:
        """Refuse what would change nothing."""
        assert self.person is not None  # noqa: S101
        person = ctx.roster.people[self.person]
        if person.left_on and person.left_on <= ctx.today:
            raise Refusal(wording.NOT_HERE.format(name=person.name))
        there = self.kind is PersonChangeKind.MOVED and person.team_id == self.team
        if there and moves.planned_move(ctx.session, person.id) is None:
            raise Refusal(wording.SAME_TEAM.format(name=person.name, team=person.team))
        if self.kind is PersonChangeKind.STAYED and person.left_on is None:
            raise Refusal(wording.NOT_LEAVING.format(name=person.name))
        probation = person.party_status is PartyStatus.PROBATIONARY
        if self.kind is PersonChangeKind.FULL_MEMBER and not probation:
            raise Refusal(wording.NOT_ON_PROBATION.format(name=person.name))


def move(form: MoveForm, ctx: Context) -> Reply:
    """Somebody changes teams, leaves, or becomes a full member [D7]."""
    return effects.write(form.change(ctx), ctx)


def _team_called(name: str, ctx: Context) -> UUID | None:
    """A team of one's own branch by its name; nobody need be in it yet."""
    ours = ctx.roster.team_branches.items()
    teams = (team for team, branch in ours if branch in ctx.actor.branches)
    return next((one for one in teams if ctx.roster.team_names[one] == name), None)
