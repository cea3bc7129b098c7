"""What a capability is made of: commands people give, routines the clock runs, items left to do."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from handlers.kit.command_words import CommandWords
from handlers.kit.documents import AnyDocument, MakeFile, cannot_make
from handlers.kit.forms import Form
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.promises import Promises
from handlers.kit.reading.cues import Cues
from handlers.kit.reading.people import Mention, NameIndex
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed, Routine
from handlers.kit.wording import MENU_ORDER
from handlers.regulation import Edition, Figures, WorkdayCalendar, packaged_named
from storage.queries.actor import Actor
from storage.queries.roster import Employee, Roster
from storage.session import Session
from storage.vocabulary import SHANGHAI as SHANGHAI  # noqa: PLC0414  (capabilities take it from here)
from storage.vocabulary import PushKind

H = TypeVar("H", bound=Callable[..., Any])
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Policy:
    """What the deployment decides, as far as capabilities must know."""

    push_content: bool = False  # may a push carry what somebody wrote (lock screens)?
    hotline: str = ""  # whom to call in distress
    contact: str = ""  # whom a stranger should ask
    duty: tuple[str, ...] = ()  # userids: who is called when a life may be in danger
    public_url: str = ""  # under which people's browsers reach us; "" when they do not
    transcriber: str = ""  # the plug-in that hears voice messages; "" when none does


@dataclass(frozen=True)
class Context:
    """All a handler knows: who asks, when, under which edition, and the memory to ask."""

    actor: Actor
    now: datetime
    edition: Edition
    roster: Roster
    names: NameIndex
    session: Session
    promises: Promises
    words: CommandWords = field(default_factory=lambda: CommandWords(()))
    policy: Policy = Policy()
    commands: Sequence["Command"] = ()  # those this actor may use
    capabilities: Sequence["Capability"] = ()
    remembered: dict[Hashable, Any] = field(default_factory=dict)  # within this one message
    calendar: WorkdayCalendar = field(default_factory=WorkdayCalendar.packaged)
    edition_named: Callable[[str], Edition | None] = packaged_named  # of what was begun
    fire_at: datetime | None = None  # of a routine: when it fell due, which may be long ago
    which: str = ""  # of a document: which of its kind, as its promise said
    as_file: MakeFile = cannot_make  # for what is kept as it went out

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """What `find` gives, looked for only once in a message."""
        if key not in self.remembered:
            self.remembered[key] = find()
        found: T = self.remembered[key]
        return found

    @cached_property
    def today(self) -> date:
        """The business date."""
        return self.now.astimezone(SHANGHAI).date()

    @property
    def due_day(self) -> date:
        """Of a routine: the business date on which it fell due; otherwise today."""
        return (self.fire_at or self.now).astimezone(SHANGHAI).date()

    def is_last_due(self, days: Iterable[date]) -> bool:
        """Whether the day the clock looks at is one of these, and no later one of them has fallen due since."""
        last = self.due_day + (self.now - (self.fire_at or self.now))
        return self.due_day == max((one for one in days if one <= last), default=None)

    @property
    def me(self) -> Employee:
        """The person asking."""
        return self.roster.people[self.actor.me]

    @cached_property
    def near(self) -> frozenset[UUID]:
        """The people this actor is most likely to speak of: his own team and his areas' staff."""
        day = self.today
        staff = (one for area in self.actor.areas for one in self.roster.people_of(area, day))
        return frozenset(one.id for one in (*self.roster.of_team(self.me.team_id, day), *staff))

    def mentions(self, said: Utterance, near: Collection[UUID] | None = None) -> Sequence[Mention]:
        """Who is mentioned; `near` are the likeliest, if others than `Context.near`. Looked for only once."""
        close = self.near if near is None else frozenset(near)
        return self.once((said, close), lambda: [*map(self._here, self.names.find(said, close))])

    def _here(self, one: Mention) -> Mention:
        """Who has left is not asked about beside somebody who is here."""
        here = tuple(who for who in one.candidates if self.roster.people[who].here_on(self.today))
        return replace(one, candidates=here) if here else one

    def name(self, person_id: UUID) -> str:
        """What a person is called."""
        return self.roster.people[person_id].name

    def left_to_do(self) -> list["OpenItem"]:
        """What waits for this actor, from every capability."""
        return [item for one in self.capabilities for find in one.finders for item in find(self)]


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing that waits for somebody, and the next step."""

    text: str
    choice: Choice | None = None
    due: date | None = None
    whenever: bool = False  # without a day or a hurry: nobody is told on Monday for its sake


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for."""

    key: str
    title: str
    words: tuple[str, ...]
    may: Deed
    run: Callable[[Any, Context], Reply]
    about: str = ""  # one sentence for the help page
    examples: tuple[str, ...] = ()
    fits: Callable[[str, Context], bool] | None = (
        None  # whether an example leads somewhere just now
    )
    cues: Cues | None = None
    hears: Callable[[Utterance, Context], int] | None = None
    form: type[Form] | None = None
    menu: str = ""  # the top-level menu button under which it stands
    for_strangers: Callable[[Utterance, Policy], str] | None = None  # "" when not meant
    refusal: str = ""  # told to people it is not for; "" looks like an unknown command
    before_all: bool = False  # heard before any open dialogue, however late the message is
    alone: bool = False  # its words are the whole message; in a sentence they are its matter
    takes_any: str = ""  # label under which it is offered a statement that nobody understood

    def open_to(self, actor: Actor) -> bool:
        """The first gate; the relation (my area, my group) is asked of the queries."""
        return self.may.open_to(actor)

    def example(self, ctx: Context) -> str:
        """A sentence to copy: the first example that leads somewhere, else the command's own word."""
        fits, own = self.fits, "".join(self.words[:1])
        return next((one for one in self.examples if not fits or fits(one, ctx)), own)

    def weigh(self, said: Utterance, ctx: Context) -> int:
        """How sure it is, 0 to 100, that this sentence is meant for it."""
        if self.hears is not None:
            return self.hears(said, ctx)
        return self.cues.weigh(said) if self.cues else 0


Archived = Callable[[Context, UUID, int], Iterable[str]]


@dataclass
class Capability:
    """One thing the regulation asks for, found by the registry."""

    key: str
    title: str
    commands: list[Command] = field(default_factory=list)
    routines: list[Routine] = field(default_factory=list)
    finders: list[Callable[[Context], Iterable[OpenItem]]] = field(default_factory=list)
    documents: dict[str, Callable[[Context], AnyDocument]] = field(default_factory=dict)
    archived: dict[str, "Archived"] = field(default_factory=dict)  # those of an area's archive [M2]

    def command(
        self, name: str, title: str, *words: str, may: Deed, **more: Any
    ) -> Callable[[H], H]:
        """Register a handler `(form or Utterance, ctx) -> Reply`; `may` has no default: what no deed names is open to nobody.

        Raises ValueError for a `menu` that is none of the buttons: it would be in no menu, and nobody would notice.
        """
        if more.get("menu", "") not in ("", *MENU_ORDER):
            raise ValueError(f"{self.key}.{name}: there is no such menu button")

        def register(run: H) -> H:
            self.commands.append(Command(f"{self.key}.{name}", title, words, may, run, **more))
            return run

        return register

    def every(
        self,
        *,
        missed: Missed,
        late: timedelta,
        urgency: PushKind | None,
        stops: str,
        at_figure: str = "",
        after_roster_change: bool = False,
        **at: int | str,
    ) -> Callable[[H], H]:
        """Register a routine `(ctx) -> None`; `ctx.actor` is the clock, `ctx.fire_at` when it fell due.

        Weekdays are written mon…sun. What is missed, how late it may be, how urgent it is and when it stops is said by
        every routine (a test asks for it). `at_figure` names the figure of the edition that has the time of day,
        instead of `hour` and `minute`; ValueError when there is none of that name. `after_roster_change` runs it also
        within half a minute of a change of people, areas or who answers for them; it must do no harm to run it twice.
        """
        if at_figure and at_figure not in Figures.model_fields:
            raise ValueError(f"{self.key}: no figure {at_figure}")

        def register(run: H) -> H:
            key = f"{self.key}.{run.__name__}"
            self.routines.append(
                Routine(key, at, missed, late, urgency, stops, run, at_figure, after_roster_change)
            )
            return run

        return register

    def document(self, name: str, *, archive: Archived | None = None) -> Callable[[H], H]:
        """Register what makes a document `(ctx) -> AnyDocument`, asked when it is sent; it raises Refusal when nothing is due to him.

        With `archive` it belongs into the archive of an area: `(ctx, area_id, year)` gives the `which` of each of them.
        """

        def register(make: H) -> H:
            self.documents[f"{self.key}.{name}"] = make
            if archive:
                self.archived[f"{self.key}.{name}"] = archive
            return make

        return register

    def items(self, find: H) -> H:
        """Register what finds the open items of an actor `(ctx) -> Iterable[OpenItem]`."""
        self.finders.append(find)
        return find
