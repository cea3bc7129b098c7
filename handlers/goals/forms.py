"""Goals before they are written down: for which area and year, one by one, each on one side of the work [D1 D3]."""

from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from handlers.goals import corrections, reading, rules, whose, wording
from handlers.goals.pieces import Piece, only_dimension, pieces_of, sides_of
from handlers.goals.reading import Heading
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from storage.queries import goals as records
from storage.queries.roster import AreaView

AREA, YEAR, GOALS, TEXT, SIDE = "area", "year", "goals", "text", "side"
MOST, LONGEST = 10, 100  # goals of one message, characters of a goal


class OneGoal(BaseModel):
    """One goal of the draft; `dimension` is "" until it is plain or was asked."""

    model_config = ConfigDict(frozen=True)

    dimension: str = ""
    text: str = ""

    @classmethod
    def of(cls, piece: Piece) -> Self:
        """As it was said."""
        return cls(dimension=piece.dimension, text=piece.text)


class GoalForm(Form):
    """The goals of one message, confirmed together; `named` when somebody's name was left out."""

    area: UUID | None = None
    year: int | None = None
    goals: tuple[OneGoal, ...] = ()
    named: bool = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Everything a sentence says; refused at once for areas and years that are not open to this actor."""
        whose.window(ctx)
        if not whose.drafted_by_me(ctx):
            raise Refusal(wording.NO_AREAS)
        return cls().said_again(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """For which area and year, which goals, then of each what is missing; one thing at a time."""
        if self.area is None:
            return Question(
                AREA, wording.ASK_AREA, tuple(one.name for one in whose.drafted_by_me(ctx))
            )
        if self.year is None:
            years = rules.years_open(ctx.today, whose.window(ctx))
            return Question(YEAR, wording.ASK_YEAR, tuple(map(wording.year_label, years)))
        if not self.goals:
            return Question(GOALS, wording.ASK_GOALS)
        found = (question_of(place, one, ctx) for place, one in enumerate(self.goals))
        return next(filter(None, found), None)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one question."""
        if key == AREA:
            told = self.said_again(said, ctx) if said.choice() is None else self
            return told if told.area else self.changed(area=_chosen_area(said, ctx).id)
        if key == YEAR:
            return self.changed(year=_chosen_year(said, ctx))
        if key == GOALS:
            changed = self.said_again(said, ctx)
            if not changed.goals:
                raise NotUnderstood(wording.NOT_A_GOAL)
            return changed
        kind, _, place = key.partition(":")
        clean, named = reading.without_names(said, ctx)
        answer = answered_goals(self.goals[int(place)], kind, clean, ctx)
        goals = (*self.goals[: int(place)], *answer, *self.goals[int(place) + 1 :])
        return self.changed(goals=goals, named=self.named or named)

    def shown(self, ctx: Context) -> str:
        """Area, year, and one goal a line."""
        area, year = self.place(ctx)
        then = wording.STANDS_AT_ONCE if whose.decides(area, ctx) else wording.TO_THE_BRANCH
        lines = [wording.goal(title_of(one.dimension, ctx), one.text) for one in self.goals]
        notes = [wording.NAMES_LEFT_OUT] if self.named else []
        return wording.drafted(area.name, year, lines, then, notes + self._repeated(ctx))

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「第2条是质量」, 「第1条改成…」, 「第3条不要」, 「加一条…」, another area or year, or all of it anew."""
        heading = reading.heading_of(said, ctx)
        if heading is not None and corrections.says_all(heading, said):
            if heading.areas and self.area not in {one.id for one in heading.areas}:
                raise NotUnderstood(wording.ONE_AREA_AT_A_TIME)
            return self.said_again(said, ctx)
        if not corrections.corrects(said, len(self.goals)):
            moved = self._moved(said, ctx)
            return None if moved == self else moved
        clean, named = reading.without_names(said, ctx)
        pieces = [Piece(one.dimension, one.text) for one in self.goals]
        found = corrections.corrected(pieces, clean, ctx.edition.dimensions)
        if found is None:
            return None
        return self.changed(goals=_few(found), named=self.named or named)

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND

    def said_again(self, said: Utterance, ctx: Context) -> Self:
        """What a sentence says counts, as far as it goes; names of people do not stay in it."""
        clean, named = reading.without_names(said, ctx)
        heading = reading.heading_of(clean, ctx)
        if heading is None:
            heading = reading.without_heading(clean, ctx)
        changed: dict[str, object] = {}
        if (area := _area_of(heading, ctx)) is not None:
            changed["area"] = area.id
        if (year := _year_of(heading, ctx)) is not None:
            changed["year"] = year
        if pieces := heading.pieces(ctx.edition.dimensions):
            changed |= {"goals": _few(pieces), "named": named}
        return self.changed(**changed)

    def place(self, ctx: Context) -> tuple[AreaView, int]:
        """Area and year, once both are known; refused when the area is not his to draft for any more."""
        area = next((one for one in whose.drafted_by_me(ctx) if one.id == self.area), None)
        if area is None or self.year is None:
            raise Refusal(wording.NO_AREAS)
        return area, self.year

    def _moved(self, said: Utterance, ctx: Context) -> Self:
        """For another area or year: 「是储运组的」, 「是明年的」; only where nothing else is said."""
        heading = corrections.another_place(said, ctx)
        if heading is None:
            return self
        area, year = _area_of(heading, ctx), _year_of(heading, ctx)
        return self.changed(area=area.id if area else self.area, year=year or self.year)

    def _repeated(self, ctx: Context) -> list[str]:
        """Which of them stand there already in the same words."""
        area, year = self.place(ctx)
        there = {
            (one.dimension, one.text): one.number
            for one in records.standing(ctx.session, ctx.actor, year)
            if one.area_id == area.id
        }
        return [
            wording.same_as(place, there[one.dimension, one.text])
            for place, one in enumerate(self.goals, start=1)
            if (one.dimension, one.text) in there
        ]


def question_of(place: int, one: OneGoal, ctx: Context) -> Question | None:
    """What a goal still lacks: words, few enough of them, its side of the work."""
    titles = tuple(dimension.title for dimension in ctx.edition.dimensions)
    if not one.text:
        return Question(f"{TEXT}:{place}", wording.ask_text(title_of(one.dimension, ctx)))
    if len(one.text) > LONGEST:
        return Question(f"{TEXT}:{place}", wording.ask_shorter(one.text, LONGEST))
    if titles and not one.dimension:
        sides = sides_of(Utterance.of(one.text), ctx.edition.dimensions)
        return Question(f"{SIDE}:{place}", wording.ask_dimension(one.text, sides), titles)
    return None


def answered_goals(one: OneGoal, kind: str, said: Utterance, ctx: Context) -> tuple[OneGoal, ...]:
    """A goal with the answer to what it lacked; several when it is said again as several."""
    known = ctx.edition.dimensions
    pieces = pieces_of(said, known)
    if kind == SIDE:
        index = chosen(said, len(known))
        side = only_dimension(said, known) if index is None else known[index].key
        if side:
            return (OneGoal(dimension=side, text=one.text),)
        if len(pieces) > 1:
            return _few(pieces)
        raise NotUnderstood(NOT_A_CHOICE)
    if len(pieces) != 1 or not pieces[0].text:
        raise NotUnderstood(wording.NOT_A_GOAL)
    return (OneGoal(dimension=one.dimension or pieces[0].dimension, text=pieces[0].text),)


def title_of(dimension: str, ctx: Context) -> str:
    """What a side of the work is called; "" for none, or for one the edition does not know any more."""
    return next((one.title for one in ctx.edition.dimensions if one.key == dimension), "")


def _few(pieces: list[Piece]) -> tuple[OneGoal, ...]:
    if len(pieces) > MOST:
        raise Refusal(wording.too_many(MOST))
    return tuple(map(OneGoal.of, pieces))


def _area_of(heading: Heading, ctx: Context) -> AreaView | None:
    """The area that is named, or the only one there can be; None: it must be asked."""
    mine = whose.drafted_by_me(ctx)
    named = list(heading.areas)
    if heading.ours and not named and (own := ctx.roster.area_of(ctx.actor.me)) in mine:
        named = [own] if own else []
    fit = [one for one in mine if one in named]
    if named and not fit:
        raise Refusal(wording.not_yours([one.name for one in mine]))
    usual = fit or mine
    return usual[0] if len(usual) == 1 else None


def _year_of(heading: Heading, ctx: Context) -> int | None:
    """The year that is named, or the only one that is open; refused when the one named is not."""
    window = whose.window(ctx)
    years = rules.years_open(ctx.today, window)
    if heading.year is None:
        return years[0] if len(years) == 1 else None
    if heading.year not in years:
        opens = window.opens.on(heading.year - 1)
        raise Refusal(wording.year_closed(heading.year, opens, ctx.today.year))
    return heading.year


def _chosen_area(said: Utterance, ctx: Context) -> AreaView:
    mine = whose.drafted_by_me(ctx)
    index = chosen(said, len(mine))
    if index is not None:
        return mine[index]
    named = areas_named(said, mine)
    if len(named) != 1:
        raise NotUnderstood(NOT_A_CHOICE)
    return named[0]


def _chosen_year(said: Utterance, ctx: Context) -> int:
    years = rules.years_open(ctx.today, whose.window(ctx))
    index = chosen(said, len(years))
    year = reading.year_said(said, ctx.today) if index is None else years[index]
    if year not in years:
        raise NotUnderstood(NOT_A_CHOICE)
    return year
