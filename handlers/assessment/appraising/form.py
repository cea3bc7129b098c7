"""The self-appraisal as a form: facts first, one paragraph or item by item, a total if one likes [M4.1]."""

import re
from datetime import date
from decimal import Decimal
from typing import Self
from uuid import UUID

from pydantic import Field

from handlers.assessment.appraising import rules, whose, wording
from handlers.assessment.appraising.material import example_of, without_names, year_of_facts
from handlers.assessment.cycle.under import edition_of
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.reading.numbers import find_scores, find_total, points_alone
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import moment
from handlers.regulation import Edition, Item, grade_of
from storage.queries import appraisals, talks
from storage.queries.appraisals import Content
from storage.vocabulary import SHANGHAI

START, ALREADY, TEXT, TOTAL, WHICH_TOTAL, ITEM = (
    "start",
    "already",
    "text",
    "total",
    "which_total",
    "item:",
)


CHANGED_TO = re.compile(r"(改成|改为|改到|调成|调到|就)\s*$")
ASKS = re.compile(
    r"怎么|咋写|哪天|几号|什么时候|啥时候|多久|能不能|可不可以|谁能|谁看|要不要|[吗么？?]\s*$"
)
TALK = re.compile(
    r"(?:[昨今前]天|上午|下午|晚上|刚才?|\s)*[跟和同与].{1,8}[谈聊]"
)  # 「昨天跟张伟谈心」
LEAST_TO_REPLACE = 3  # characters; less than this is a remark, not a new appraisal
PARTICLE = re.compile("[吧啊呀呢了]+")  # 打88分吧


class AppraisalForm(Form):
    """What a member says of his own year."""

    cycle: UUID
    year: int
    until: date
    text: str = ""
    items: dict[str, Decimal] = Field(default_factory=dict)
    unclear: tuple[str, ...] = ()  # items whose points were given twice or unclearly: asked again
    total: Decimal | None = None
    scored: bool = False  # a total was given or declined
    by_item: bool = False
    already: bool = False  # a draft or an earlier version lies before him

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """What the sentence says, upon what was kept before; refused when no window is open."""
        cycle = whose.open_for_me(ctx)
        kept = appraisals.my_appraisal(ctx.session, ctx.actor, cycle.id)
        form = cls(cycle=cycle.id, year=cycle.year, until=cycle.self_until)
        if kept:
            form = form.changed(
                text=kept.content.text,
                items=dict(kept.content.items),
                total=kept.content.total,
                scored=True,
                already=not said.words(),
            )
        return form.with_words(said, ctx) if said.words() else form

    def question(self, ctx: Context) -> Question | None:
        """Facts and the first paragraph; then the total; a total that is not the sum is asked about."""
        if self.already:
            return Question(ALREADY, self._earlier(ctx), wording.KEEP_OR_CHANGE)
        return self._ask_content(ctx) or self._ask_total(ctx)

    def _ask_content(self, ctx: Context) -> Question | None:
        if item := self._next_item(ctx):
            return Question(ITEM + item.key, wording.ask_item(item.title, item.points, item.full))
        if self.text:
            return None
        if self.by_item or self.items:
            taken = wording.items_taken(len(self.items), self.sum_of_items(ctx))
            return Question(TEXT, taken)
        if self.total is not None:
            return Question(TEXT, wording.total_taken(self.total))
        how = wording.how(example_of(self._under(ctx)))
        lead = wording.start(year_of_facts(ctx, self.year), self.until, how)
        return Question(START, lead, wording.START_CHOICES)

    def _ask_total(self, ctx: Context) -> Question | None:
        total = self.sum_of_items(ctx)
        if total is not None and self.total is not None and total != self.total:
            choices = wording.sum_choices(self.total, total)
            return Question(WHICH_TOTAL, wording.differs(self.total, total), choices)
        if not self.scored:
            return Question(TOTAL, wording.ASK_TOTAL, (wording.SKIP_TOTAL,))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """Keeps a draft after every step, so that it can be gone on with on another day."""
        form = self._answered(key, said, ctx)
        appraisals.keep(ctx.session, ctx.actor, self.cycle, form.content(), ctx.now, submit=False)
        return form

    def shown(self, ctx: Context) -> str:
        """What will be handed in."""
        edition = self._under(ctx)
        grade = grade_of(self.total, edition).name if self.total is not None else ""
        items = [(one.title, self.items[one.key]) for one in edition.items if one.key in self.items]
        recorded = talks.counts_of_year(ctx.session, ctx.actor, self.year).talks
        return wording.summary(self.year, self.text, items, self.total, grade, recorded)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """New points change points; a new paragraph replaces the old one, but a talk is told beside it."""
        if TALK.match(said.plain):
            return None
        changed = self.with_words(said, ctx)
        return None if changed == self else changed

    def amend_prompt(self) -> str:
        """How to correct it."""
        return wording.AMEND

    def _under(self, ctx: Context) -> Edition:
        return edition_of(self.cycle, ctx)

    def sum_of_items(self, ctx: Context) -> Decimal | None:
        """Their points together, once each has some."""
        return rules.total_of(self.items, self._under(ctx))

    def content(self) -> Content:
        """As it is kept."""
        return Content(self.text, self.items, self.total)

    def _answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        if key == ALREADY:
            return self._took_up(said, ctx)
        if key.startswith(ITEM):
            return self._scored_item(key.removeprefix(ITEM), said, ctx)
        if key == WHICH_TOTAL:
            return self._settled_total(said, ctx)
        if key == TOTAL:
            return self._totalled(said)
        if key == START and chosen(said, 1) == 0:
            return self.changed(by_item=True)
        if said.choice() is not None:
            raise NotUnderstood(wording.how(example_of(self._under(ctx))))
        return self.with_words(said, ctx)

    def _took_up(self, said: Utterance, ctx: Context) -> Self:
        form = self.changed(already=False)
        match chosen(said, len(wording.KEEP_OR_CHANGE)):
            case 0:
                return form
            case 1:
                return form.changed(text="", by_item=False)
            case 2:
                return form.changed(total=None, scored=False)
        return form.with_words(said, ctx)

    def _scored_item(self, key: str, said: Utterance, ctx: Context) -> Self:
        item = self._under(ctx).item(key)
        value = points_alone(said)
        if value is None or not rules.points_fit(key, value, self._under(ctx)):
            raise NotUnderstood(wording.too_high(item.title, item.points))
        unclear = tuple(one for one in self.unclear if one != key)
        form = self.changed(items={**self.items, key: value}, unclear=unclear)
        total = form.sum_of_items(ctx)
        return form if total is None else form.changed(total=total, scored=True)

    def _settled_total(self, said: Utterance, ctx: Context) -> Self:
        match chosen(said, 2):
            case 0:
                return self.changed(total=self.sum_of_items(ctx))
            case 1:
                return self.changed(items={})
        raise NotUnderstood(wording.ONLY_NUMBER)

    def _totalled(self, said: Utterance) -> Self:
        if said.choice() == 1:
            return self.changed(total=None, scored=True)
        total = find_total(said)
        if total is None or total.problem or total.value is None:
            raise NotUnderstood(wording.ASK_TOTAL)
        return self.changed(total=total.value, scored=True)

    def with_words(self, said: Utterance, ctx: Context) -> Self:
        """Take points, a total and text out of a message; names of workers do not stay in it."""
        edition = self._under(ctx)
        names = {item.key: (item.title, *item.aliases) for item in edition.items}
        scores = find_scores(said, names)
        for key, points in scores.points.items():
            if not rules.points_fit(key, points, edition):
                item = edition.item(key)
                raise NotUnderstood(wording.too_high(item.title, item.points))
        total = find_total(said, scores.spans)
        if total and total.problem in wording.TOTAL_PROBLEMS:
            raise NotUnderstood(wording.TOTAL_PROBLEMS[total.problem])
        sure = total.value if total and not total.problem else None
        spans = list(scores.spans)
        if total and sure is not None:
            particle = PARTICLE.match(said.plain, total.end)
            changed = CHANGED_TO.search(said.plain[: total.start])
            begin = changed.start() if changed else total.start
            spans.append((begin, particle.end() if particle else total.end))
        text = without_names(said, ctx, spans)
        form = self.changed(
            items={**self.items, **scores.points}, unclear=(*self.unclear, *scores.doubtful)
        )
        if len(text) > (LEAST_TO_REPLACE if self.text else 1) and not ASKS.search(said.plain):
            form = form.changed(text=text[: wording.TEXT_LIMIT])
        whole = form.sum_of_items(ctx)
        if sure is not None:
            return form.changed(total=sure, scored=True)
        if scores.points and whole is not None:
            return form.changed(total=whole, scored=True)
        return form.changed(scored=form.scored and not (total and total.problem))

    def _next_item(self, ctx: Context) -> Item | None:
        if self.unclear:
            return self._under(ctx).item(self.unclear[0])
        left = (item for item in self._under(ctx).items if item.key not in self.items)
        return next(left, None) if self.by_item else None

    def _earlier(self, ctx: Context) -> str:
        kept = appraisals.my_appraisal(ctx.session, ctx.actor, self.cycle)
        lead = wording.PRESENT_DRAFT
        if kept and kept.submitted_at and not kept.changing:
            when = moment(kept.submitted_at.astimezone(SHANGHAI))
            lead = wording.PRESENT_SUBMITTED.format(version=kept.version, when=when)
        return f"{lead}\n{self.shown(ctx)}"
