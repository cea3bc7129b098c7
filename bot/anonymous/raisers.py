"""/a: whoever has a receipt reads and adds, without logging in; nothing is set, counted or logged (reliability.md §3.4)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.anonymous import wording
from bot.anonymous.receipts import Receipts
from bot.anonymous.serving import Pages, TooMuch, form_of, style
from bot.writer import Run
from handlers.anonymous import wording as chat_wording
from handlers.anonymous.reading import asked, grouped, says_its_name, singles_out
from handlers.anonymous.routing import Picture, spoken_of
from handlers.anonymous.rules import next_release
from handlers.care import care_reply, speaks_of_distress
from handlers.desk import Desk
from handlers.kit import incidents
from handlers.kit.capability import SHANGHAI
from handlers.kit.letter_readers import sits_on
from handlers.kit.reading.utterance import Utterance
from storage.letters import Receipt
from storage.queries import anonymous
from storage.queries.anonymous import AnonState, AnonVoice, Taken, Thread
from storage.unit_of_work import Conflict, Unavailable

AT_ONCE = (
    1  # a fifth of a second each: that slows guessing down, and leaves the chat its own places
)
MOST_WAITING = 20  # whoever comes then would wait for more than four seconds
LAST_WORDS = {"solved": AnonVoice.SOLVED, "unsolved": AnonVoice.UNSOLVED}

NOT_ADDED: dict[Taken | None, str] = {Taken.ALREADY: wording.ALREADY, Taken.UNREAD: wording.UNREAD}


@dataclass(frozen=True, slots=True)
class Added:
    """What came with a receipt: more words, a last word on the answer; `sure` after he was asked."""

    words: Utterance
    last: str
    sure: bool


class RaisersPage:
    """The receipt stands in the body of a form only, never in an address."""

    def __init__(self, desk: Desk, run: Run, now: Callable[[], datetime]) -> None:
        self._desk, self._run, self._now = desk, run, now
        self._pages, self._receipts = Pages(), Receipts(desk, run, AT_ONCE)

    def routes(self) -> list[Route]:
        """The page, what it sends, and the style of all pages under it."""
        return [
            Route("/a", self._ask, methods=["GET"]),
            Route("/a", self._answer, methods=["POST"]),
            Route("/a/style.css", style, methods=["GET"]),
        ]

    async def _ask(self, _request: Request) -> Response:
        return self._pages.show("ask.html")

    async def _answer(self, request: Request) -> Response:
        try:
            form = await form_of(request)
            words = Utterance.of(form.get("words", ""))
            added = Added(words, form.get("last", ""), sure=bool(form.get("sure")))
            return await self._answered(form.get("receipt", ""), added)
        except TooMuch:
            return self._pages.show("ask.html", 413)
        except (Conflict, Unavailable):
            return self._pages.show("ask.html", 503, wording.AGAIN)
        except Exception as error:
            incidents.number_for(error)
            return self._pages.show("ask.html", 500, wording.AGAIN)

    async def _answered(self, written: str, added: Added) -> Response:
        found = asked(Utterance.of(f"{chat_wording.RAISE_WORDS[0]} {written}"))
        digits = found.digits if found else ""
        if not digits:
            return self._pages.show("ask.html", 422, chat_wording.BROKEN)
        if speaks_of_distress(added.words):  # nothing of it is kept (domain.md §6.6)
            return self._pages.show("ask.html", said=care_reply(self._desk.policy))
        if self._receipts.waiting >= MOST_WAITING:  # only as long as they come: none is locked out
            return self._pages.show("ask.html", 429, wording.BUSY)
        receipt = await self._receipts.read(digits)
        thread, said, typed = await self._run(lambda: self._told(receipt, added))
        if thread is None:
            return self._pages.show("ask.html", 404, chat_wording.NO_SUCH)
        return self._shown(thread, grouped(digits), said, typed)

    def _told(self, receipt: Receipt, added: Added) -> tuple[Thread | None, str, str]:
        """On the writer: what was added is kept, or comes back to be looked at again; and the thread is read."""
        said, typed, words = "", "", added.words.text
        with self._desk.units() as unit:
            picture = self._desk.picture(unit.session)
            sits = sits_on(picture[0], self._today())
            before = anonymous.thread(unit.session, receipt)
            if before and words and not added.sure:
                said = self._asked_before(before, added.words, picture)
            if said:
                typed = words
            elif before and added.last in LAST_WORDS and before.state is AnonState.ANSWERED:
                taken = anonymous.say(unit.session, receipt, LAST_WORDS[added.last], words, sits)
                said = NOT_ADDED.get(taken, wording.LAST_WORD.format(when=self._release()))
            elif before and words:
                taken = anonymous.say(unit.session, receipt, AnonVoice.RAISER, words, sits)
                said = NOT_ADDED.get(taken, wording.ADDED.format(when=self._release()))
            return anonymous.thread(unit.session, receipt), said, typed

    def _asked_before(self, thread: Thread, words: Utterance, picture: Picture) -> str:
        """Whether a reader of the matter is named, or the writer by himself; "" when neither is."""
        roster = picture[0]
        named = spoken_of(words, tuple(thread.readers), picture, self._today())
        names = [roster.people[one].name for one in named]
        known = (name for one in roster.people.values() for name in (one.name, *one.aliases))
        return wording.asked_before(names, singles_out(words) or says_its_name(words, known))

    def _shown(self, thread: Thread, receipt: str, said: str, typed: str) -> Response:
        today = self._today()
        decision = thread.decision.value if thread.decision else ""
        promised = thread.promised_on if thread.state is AnonState.ANSWERED else None
        lines = [
            {
                "who": one.voice.value,
                "label": wording.label(one.voice.value, one.day, today, to_recipient=False),
                "words": one.letter.text,
            }
            for one in thread.said
        ]
        head = wording.head(thread.code, thread.state.value, decision, promised, today)
        answered = thread.state is AnonState.ANSWERED
        return self._pages.show(
            "thread.html", said=said, head=head, lines=lines, receipt=receipt, answered=answered,
            typed=typed,
        )  # fmt: skip

    def _release(self) -> str:
        local = self._now().astimezone(SHANGHAI).replace(tzinfo=None)
        at = self._desk.edition_on(local.date()).figures.anonymous_at
        return chat_wording.moment(next_release(local, at, self._desk.calendar))

    def _today(self) -> date:
        return self._now().astimezone(SHANGHAI).date()
