"""What must be known before a concern is written down: the matter, and who may learn the name [T1]."""

from collections.abc import Collection
from typing import ClassVar, Self

from handlers.concerns import raising_wording, settling_wording
from handlers.concerns.about import Leader, is_asked_about, leader_meant, past_leader
from handlers.concerns.conduct import of_somebody_unknown
from handlers.concerns.identity import learners, may_be_nameless
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
from handlers.concerns.routing import Route, Said, leaders_of, named_himself, route_of, staff_named
from handlers.concerns.seats import handler_name, leaders_told
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.letter_readers import not_offered
from handlers.kit.messages import Refusal
from handlers.kit.offences import tells_of_an_offence
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOTHING_KEPT
from storage.vocabulary import Identity

LONGEST_TAP = 5  # characters; a longer answer to the tap is another matter
ASK_TEXT, ASK_LEADER, ASK_IDENTITY, ASK_NAMES = "text", "leader", "identity", "names"
SHOW_NAME, KEEP_NAME, NAMELESS_WAY, NOT_ABOUT = "named", "secret", "nameless", "not about"
SETTLED = "settled"
SHOWN_BEFORE = 60  # characters of the matter that its raiser sees before his tap


class RaiseForm(Form):
    """One message and one tap; recorded at once after it."""

    confirm: ClassVar[bool] = False

    text: str = ""
    identity: Identity | None = None
    about_nobody: bool = False  # the raiser says that nobody of the branch is meant
    leader: Leader | None = None  # whom he means by 组长, once he was asked
    past_leader: bool = False  # 不经组长
    nameless: bool = (
        False  # he wants to be forgotten, which is another command; nothing is kept here
    )
    names_out: bool = False  # he knows that those of his staff for whom he speaks are left out
    unnamed: bool = False  # 别写我名字: 写名 is not offered, and nothing goes before he chose
    settled: bool = False  # a responsible member did it on the spot: nothing goes up

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The matter in the raiser's own words; refuses what is meant to be anonymous."""
        return cls().taking(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """The matter, then one tap."""
        if self.nameless:
            return None
        if not self.text:
            return Question(ASK_TEXT, raising_wording.ASK_TEXT)
        if self.leader is None and is_asked_about(Utterance.of(self.text)) and leaders_of(ctx):
            names = [ctx.name(one) for one in leaders_of(ctx)]
            return Question(
                ASK_LEADER, raising_wording.ASK_LEADER, raising_wording.leader_choices(names)
            )
        spans = [] if self.names_out or self.unnamed else self._names(ctx)
        if self.identity is not None and not spans:
            return None
        route, said = self.route(ctx), Utterance.of(self.text)
        category, words = category_of(self.text), excerpt(self.text, SHOWN_BEFORE)
        if spans:
            names = list(dict.fromkeys(said.part(*span).text for span in spans))
            text = raising_wording.ask_names(words, category, names, learners(route, ctx))
            return Question(ASK_NAMES, text, (raising_wording.NAMES_LEFT_OUT,))
        more = raising_wording.REPEATED_NOTE if is_repeated(self.text) else ""
        known = self.who_will_know(ctx)
        text = raising_wording.ask_identity(words, category, way_of(self, ctx), known, more)
        return Question(ASK_IDENTITY, text, tuple(self._ways(ctx).values()))

    def who_will_know(self, ctx: Context) -> str:
        """In plain words, for this person and this matter: who will see his name in each mode."""
        seen_by = learners(self.route(ctx), ctx)
        lines = raising_wording.who_will_know(
            seen_by, nameless=may_be_nameless(ctx), for_others=bool(ctx.actor.areas)
        )[self.unnamed :]
        return "\n".join(lines)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The matter itself, or the tap."""
        if key == ASK_TEXT:
            draft = self.taking(said, ctx)
            if not draft.text:
                raise NotUnderstood(raising_wording.TEXT_NOT_READ)
            return draft
        if key == ASK_LEADER:
            index = chosen(said, 2)
            if index is None:
                raise NotUnderstood(raising_wording.CHOOSE_LEADER)
            return self.changed(leader=(Leader.OF_TEAM, Leader.OF_GROUP)[index])
        if key == ASK_NAMES:
            if chosen(said, 1) is None:
                raise NotUnderstood(raising_wording.CHOOSE_IDENTITY)
            # Speaking for others is a member's duty: he does it under his own name [T1].
            return self.changed(names_out=True, identity=self.identity or Identity.NAMED)
        return self._with_identity(said, ctx)

    def taking(self, said: Utterance, ctx: Context) -> Self:
        """The draft with this as its matter, without the words around it; refuses 匿名 and accusations."""
        if NAMELESS.search(said.plain):
            if may_be_nameless(ctx):
                return type(self)(nameless=True)
            raise Refusal(not_offered(ctx, NOTHING_KEPT))
        if tells_of_an_offence(said, ctx.mentions(said)):
            raise Refusal(raising_wording.NO_OFFENCES)
        said, past = past_leader(said)
        secret = [found.span() for found in SECRET.finditer(said.plain)]
        if secret:
            said = Utterance.of(said.cut(secret))
        for around in (FILLER, OPENER, LEAD, FILLER):
            found = around.match(said.plain)
            said = said.part(found.end() if found else 0, len(said.plain))
        tail = TAIL.search(said.plain)
        text = said.part(0, tail.start() if tail else len(said.plain)).text.strip()
        draft = self.changed(
            text=text if any(map(str.isalnum, text)) else "",
            past_leader=past,
            unnamed=self.unnamed or bool(secret),
        )
        if draft.text:
            draft.route(ctx)  # refused before anything else is asked
        return draft

    def route(self, ctx: Context) -> Route:
        """Where it goes; refuses when it is about somebody above whom there is nobody."""
        key = ("route", self.text, self.about_nobody, self.leader, self.past_leader)
        route = ctx.once(key, lambda: self._routed(ctx))
        if route is None:
            raise Refusal(raising_wording.NOBODY_ABOVE)
        return route

    def _routed(self, ctx: Context) -> Route | None:
        more = Said(self.about_nobody, self.leader, self.past_leader)
        return route_of(Utterance.of(self.text), ctx, more)

    def kept_text(self, ctx: Context) -> str:
        """The text to be written down: bounded, and without the names of staff for whom a member speaks.

        Nobody could see in his own record that he is named in what another raised. In the mode 保密 the raiser's own is: more people read the
        text than may know whose it is.
        """
        text = self.text
        out = {*self._names(ctx), *self._names(ctx, unwilling=True)}
        cuts = [(*span, raising_wording.ONE_WORKER) for span in out]
        if self.identity is Identity.CONFIDENTIAL:
            cuts += [
                (*span, raising_wording.MYSELF) for span in named_himself(Utterance.of(text), ctx)
            ]
        for start, end, instead in sorted(cuts, reverse=True):
            text = text[:start] + instead + text[end:]
        return shortened(text)

    def _names(self, ctx: Context, *, unwilling: bool = False) -> list[tuple[int, int]]:
        but = (self.route(ctx).about_id,)
        return staff_named(Utterance.of(self.text), ctx, but, unwilling=unwilling)

    def _ways(self, ctx: Context) -> dict[str, str]:
        """What may be chosen, by what it does, in the order of the numbers.

        Last, for a member who did it on the spot, that nothing goes up.
        """
        route = self.route(ctx)
        of_persons = route.about_id is not None or of_somebody_unknown(Utterance.of(self.text))
        own = bool(ctx.actor.areas) and not of_persons and not is_hazard(self.text)
        ways = {
            SHOW_NAME: "" if self.unnamed else raising_wording.NAMED,
            KEEP_NAME: raising_wording.CONFIDENTIAL,
            NAMELESS_WAY: raising_wording.NAMELESS if may_be_nameless(ctx) else "",
            NOT_ABOUT: raising_wording.NOT_ABOUT.format(whom=route.whom) if route.above else "",
            SETTLED: settling_wording.UNREPORTED if own else "",
        }
        return {way: label for way, label in ways.items() if label}

    def _with_identity(self, said: Utterance, ctx: Context) -> Self:
        ways = tuple(self._ways(ctx))
        index = chosen(said, len(ways))
        way = ways[index] if index is not None else self._way_said(said, ways, ctx)
        if way == SETTLED:
            return self.changed(identity=Identity.NAMED, names_out=True, settled=True)
        if way == SHOW_NAME:
            return self.changed(identity=Identity.NAMED)
        if way == KEEP_NAME:
            return self.changed(identity=Identity.CONFIDENTIAL)
        if way == NAMELESS_WAY:
            return type(self)(nameless=True)
        if way == NOT_ABOUT:
            return self.changed(about_nobody=True)
        unnamed = self.unnamed or bool(SECRET.search(said.plain))
        past = self.past_leader or past_leader(said)[1]
        if (unnamed, past) != (self.unnamed, self.past_leader):
            return self.changed(unnamed=unnamed, past_leader=past)
        if WITHDRAW_MINE.search(said.plain):
            raise NotUnderstood(raising_wording.STILL_NOTHING)
        if WHO_LEARNS.search(said.plain):
            raise NotUnderstood(raising_wording.who_learns_asked(self.who_will_know(ctx)))
        if len(said.words()) > LONGEST_TAP:
            words = excerpt(self.text)
            raise NotUnderstood(raising_wording.ONE_AT_A_TIME.format(words=words))
        raise NotUnderstood(raising_wording.CHOOSE_IDENTITY)

    def _way_said(self, said: Utterance, ways: Collection[str], ctx: Context) -> str:
        if SETTLED in ways and ON_THE_SPOT.match(said.plain):
            return SETTLED
        if said.says(raising_wording.NAMED):
            return SHOW_NAME
        only = not may_be_nameless(ctx) and SECRET.search(said.plain)
        if said.says(*raising_wording.CONFIDENTIAL_WORDS) or only:
            return KEEP_NAME
        if not NAMELESS.search(said.plain):
            return ""
        if not may_be_nameless(ctx):
            raise NotUnderstood(raising_wording.NAMELESS_ASKED)
        return NAMELESS_WAY


def way_of(form: RaiseForm, ctx: Context) -> str:
    """From whom it is kept and who answers instead; "" when it is about nobody who could read it."""
    route = form.route(ctx)
    if route.above:
        return raising_wording.goes_above(route.whom, handler_name(ctx, route.org.id))
    if route.whom:
        to_leader = leaders_told(ctx, route.group_id, but=(ctx.actor.me,))
        names = [ctx.name(one) for one in to_leader]
        return raising_wording.kept_from(route.whom, names)
    if leader_meant(Utterance.of(form.text)):
        return raising_wording.KEPT_FROM_LEADERS
    return raising_wording.PAST_LEADER if form.past_leader else ""
