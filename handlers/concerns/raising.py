"""What must be known before a concern is written down: the matter, and who may learn the name [T1]."""

from typing import ClassVar, Self

from handlers.concerns import raising_wording
from handlers.concerns.matching import category_of, is_repeated
from handlers.concerns.quoting import excerpt, shortened
from handlers.concerns.reading import LEAD, NAMELESS, TAIL
from handlers.concerns.routing import Route, handler_name, route_of, staff_named
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from storage.vocabulary import Identity

ASK_TEXT, ASK_IDENTITY, ASK_NAMES = "text", "identity", "names"


class RaiseForm(Form):
    """One message and one tap; recorded at once after it."""

    confirm: ClassVar[bool] = False

    text: str = ""
    identity: Identity | None = None
    about_nobody: bool = False  # the raiser says that nobody of the branch is meant
    keep_names: bool | None = None  # of staff for whom a responsible member speaks

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The matter in the raiser's own words; refuses what is meant to be anonymous."""
        return cls().taking(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """The matter, then one tap."""
        if not self.text:
            return Question(ASK_TEXT, raising_wording.ASK_TEXT)
        if self.identity is not None:
            return None
        route, said = self.route(ctx), Utterance.of(self.text)
        category, words = category_of(self.text), excerpt(self.text)
        if spans := self._names(ctx):
            names = list(dict.fromkeys(said.part(*span).text for span in spans))
            text = raising_wording.ask_names(words, category, names)
            return Question(
                ASK_NAMES, text, (raising_wording.NAMES_LEFT_OUT, raising_wording.NAMES_KEPT)
            )
        handler = handler_name(ctx, route.org.id)
        routed = ""
        if route.whom:
            routed = (
                raising_wording.goes_above(route.whom, handler)
                if route.above
                else raising_wording.kept_from(route.whom)
            )
        more = raising_wording.REPEATED_NOTE if is_repeated(self.text) else ""
        text = raising_wording.ask_identity(words, category, handler, routed, more)
        way_back = route.whom if route.above else ""
        return Question(ASK_IDENTITY, text, raising_wording.identity_choices(handler, way_back))

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
            return self._with(keep_names=bool(keep), identity=Identity.NAMED)
        return self._with_identity(said, ctx)

    def taking(self, said: Utterance, ctx: Context) -> Self:
        """The draft with this as its matter, without the words around it; refuses 匿名."""
        if NAMELESS.search(said.plain):
            raise Refusal(raising_wording.NO_NAMELESS)
        lead = LEAD.match(said.plain)
        said = said.part(lead.end() if lead else 0, len(said.plain))
        tail = TAIL.search(said.plain)
        text = said.part(0, tail.start() if tail else len(said.plain)).text.strip()
        draft = self._with(text=text if any(map(str.isalnum, text)) else "")
        if draft.text:
            draft.route(ctx)  # refused before anything else is asked
        return draft

    def route(self, ctx: Context) -> Route:
        """Where it goes; refuses when it is about somebody above whom there is nobody."""
        said = Utterance.of(self.text)
        route = route_of(said, ctx, about_nobody=self.about_nobody)
        if route is None:
            raise Refusal(raising_wording.NOBODY_ABOVE)
        return route

    def kept_text(self, ctx: Context) -> str:
        """The text to be written down: bounded, and without the names that are left out."""
        text, spans = self.text, self._names(ctx) if self.keep_names is False else []
        for start, end in reversed(spans):
            text = text[:start] + raising_wording.ONE_WORKER + text[end:]
        return shortened(text)

    def _names(self, ctx: Context) -> list[tuple[int, int]]:
        return staff_named(Utterance.of(self.text), ctx, but=(self.route(ctx).about_id,))

    def _with(self, **fields: object) -> Self:
        return self.model_copy(update=fields)

    def _with_identity(self, said: Utterance, ctx: Context) -> Self:
        route = self.route(ctx)
        index = chosen(said, 3 if route.above and route.whom else 2)
        if index == 0 or said.says(raising_wording.NAMED):
            return self._with(identity=Identity.NAMED)
        if index == 1 or said.says(raising_wording.CONFIDENTIAL):
            return self._with(identity=Identity.CONFIDENTIAL)
        if index == 2:
            return self._with(about_nobody=True)
        nameless = NAMELESS.search(said.plain)
        raise NotUnderstood(
            raising_wording.NAMELESS_ASKED if nameless else raising_wording.CHOOSE_IDENTITY
        )
