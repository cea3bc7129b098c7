"""What must be known before a concern is written down: the matter, and who may learn the name [T1]."""

from typing import ClassVar, Self

from handlers.concerns import raising_wording, settling_wording
from handlers.concerns.conduct import of_somebody_unknown, tells_of_an_offence
from handlers.concerns.matching import category_of, is_hazard, is_repeated
from handlers.concerns.quoting import excerpt, shortened
from handlers.concerns.reading import (
    FILLER,
    LEAD,
    NAMELESS,
    OPENER,
    SECRET,
    TAIL,
    WHO_LEARNS,
    WITHDRAW_MINE,
)
from handlers.concerns.reading_orders import ON_THE_SPOT
from handlers.concerns.routing import Route, handler_name, route_of, staff_named, watched
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from storage.vocabulary import Identity

LONGEST_TAP = 5  # characters; a longer answer to the tap is another matter
ASK_TEXT, ASK_IDENTITY, ASK_NAMES = "text", "identity", "names"
SHOWN_BEFORE = 60  # characters of the matter that its raiser sees before his tap


class RaiseForm(Form):
    """One message and one tap; recorded at once after it."""

    confirm: ClassVar[bool] = False

    text: str = ""
    identity: Identity | None = None
    about_nobody: bool = False  # the raiser says that nobody of the branch is meant
    keep_names: bool | None = None  # of staff for whom a responsible member speaks
    unasked: bool = False  # who may learn the name was said along with the matter
    settled: bool = False  # a responsible member did it on the spot: nothing goes up

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The matter in the raiser's own words; refuses what is meant to be anonymous."""
        return cls().taking(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """The matter, then one tap."""
        if not self.text:
            return Question(ASK_TEXT, raising_wording.ASK_TEXT)
        spans = self._names(ctx) if self.keep_names is None else []
        if self.identity is not None and not spans:
            return None
        route, said = self.route(ctx), Utterance.of(self.text)
        category, words = category_of(self.text), excerpt(self.text, SHOWN_BEFORE)
        if spans:
            names = list(dict.fromkeys(said.part(*span).text for span in spans))
            text = raising_wording.ask_names(words, category, names)
            return Question(
                ASK_NAMES, text, (raising_wording.NAMES_LEFT_OUT, raising_wording.NAMES_KEPT)
            )
        handler = handler_name(ctx, route.org.id)
        routed = way_of(self, ctx)
        more = raising_wording.REPEATED_NOTE if is_repeated(self.text) else ""
        known = raising_wording.who_will_know(
            handler,
            about_somebody=bool(routed) or self.kept_close(ctx),
            watched=watched(ctx),
            for_others=bool(ctx.actor.areas),
        )
        text = raising_wording.ask_identity(words, category, routed, known, more)
        return Question(ASK_IDENTITY, text, self._choices(ctx))

    def _choices(self, ctx: Context) -> tuple[str, ...]:
        """Who may learn the name; last, for a member who did it on the spot, that nothing goes up."""
        route = self.route(ctx)
        way_back = route.whom if route.above else ""
        choices = raising_wording.identity_choices(handler_name(ctx, route.org.id), way_back)
        own = bool(ctx.actor.areas) and not self.kept_close(ctx) and not is_hazard(self.text)
        return (*choices, settling_wording.UNREPORTED) if own else choices

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The matter itself, or the tap."""
        if key == ASK_TEXT:
            draft = self.taking(said, ctx)
            if not draft.text:
                raise NotUnderstood(raising_wording.TEXT_NOT_READ)
            return draft
        if key == ASK_NAMES:
            keep = chosen(said, 2)
            if keep is None:
                raise NotUnderstood(raising_wording.CHOOSE_IDENTITY)
            # Speaking for others is a member's duty: he does it under his own name [T1].
            return self.changed(keep_names=bool(keep), identity=self.identity or Identity.NAMED)
        return self._with_identity(said, ctx)

    def taking(self, said: Utterance, ctx: Context) -> Self:
        """The draft with this as its matter, without the words around it; refuses 匿名 and accusations."""
        if NAMELESS.search(said.plain):
            raise Refusal(raising_wording.NO_NAMELESS)
        if tells_of_an_offence(said, ctx):
            raise Refusal(raising_wording.NO_OFFENCES)
        secret = [found.span() for found in SECRET.finditer(said.plain)]
        if secret:
            said = Utterance.of(said.cut(secret))
        for around in (FILLER, OPENER, LEAD, FILLER):
            found = around.match(said.plain)
            said = said.part(found.end() if found else 0, len(said.plain))
        tail = TAIL.search(said.plain)
        text = said.part(0, tail.start() if tail else len(said.plain)).text.strip()
        draft = self.changed(text=text if any(map(str.isalnum, text)) else "")
        if secret:
            kept = {"identity": Identity.CONFIDENTIAL, "unasked": True}
            draft = draft.model_copy(update=kept)
        if draft.text:
            draft.route(ctx)  # refused before anything else is asked
        return draft

    def route(self, ctx: Context) -> Route:
        """Where it goes; refuses when it is about somebody above whom there is nobody."""
        route = ctx.once(("route", self.text, self.about_nobody), lambda: self._routed(ctx))
        if route is None:
            raise Refusal(raising_wording.NOBODY_ABOVE)
        return route

    def kept_close(self, ctx: Context) -> bool:
        """Whether its area must not open it: it is about somebody, or about a superior who may be anybody."""
        return self.route(ctx).about_id is not None or of_somebody_unknown(Utterance.of(self.text))

    def _routed(self, ctx: Context) -> Route | None:
        return route_of(Utterance.of(self.text), ctx, about_nobody=self.about_nobody)

    def kept_text(self, ctx: Context) -> str:
        """The text to be written down: bounded, and without the names that are left out."""
        text, spans = self.text, self._names(ctx) if self.keep_names is False else []
        for start, end in reversed(spans):
            text = text[:start] + raising_wording.ONE_WORKER + text[end:]
        return shortened(text)

    def _names(self, ctx: Context) -> list[tuple[int, int]]:
        return staff_named(Utterance.of(self.text), ctx, but=(self.route(ctx).about_id,))

    def _with_identity(self, said: Utterance, ctx: Context) -> Self:
        choices = self._choices(ctx)
        index = chosen(said, len(choices))
        on_the_spot = choices[-1] == settling_wording.UNREPORTED
        if on_the_spot and (index == len(choices) - 1 or ON_THE_SPOT.match(said.plain)):
            return self.changed(identity=Identity.NAMED, keep_names=False, settled=True)
        if index == 0 or said.says(raising_wording.NAMED):
            return self.changed(identity=Identity.NAMED)
        if index == 1 or said.says(raising_wording.CONFIDENTIAL) or SECRET.search(said.plain):
            return self.changed(identity=Identity.CONFIDENTIAL)
        if index == 2:
            return self.changed(about_nobody=True)
        if NAMELESS.search(said.plain):
            raise NotUnderstood(raising_wording.NAMELESS_ASKED)
        if WITHDRAW_MINE.search(said.plain):
            raise NotUnderstood(raising_wording.STILL_NOTHING)
        if WHO_LEARNS.search(said.plain):
            raise NotUnderstood(raising_wording.WHO_LEARNS_ASKED)
        if len(said.words()) > LONGEST_TAP:
            words = excerpt(self.text)
            raise NotUnderstood(raising_wording.ONE_AT_A_TIME.format(words=words))
        raise NotUnderstood(raising_wording.CHOOSE_IDENTITY)


def way_of(form: RaiseForm, ctx: Context) -> str:
    """From whom it is kept and who answers instead; "" when it is about nobody who could read it."""
    route = form.route(ctx)
    if not route.whom:
        return ""
    if route.above:
        return raising_wording.goes_above(route.whom, handler_name(ctx, route.org.id))
    return raising_wording.kept_from(route.whom)
