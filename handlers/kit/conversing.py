"""One sentence of one person: which dialogue it belongs to, which command it means, what is answered."""

from collections.abc import Mapping
from datetime import timedelta

from handlers.kit import dialogue, voices, wording
from handlers.kit.capability import SHANGHAI, Command, Context
from handlers.kit.choosing import Heard, candidates, likely, meant_by_word, usefulness
from handlers.kit.conversation import Conversation, Offer
from handlers.kit.dialogue import NOTHING, SAY, TO_FORM, Turn
from handlers.kit.messages import Choice, Incoming, Kind, Reply
from handlers.kit.reading.nearest import nearest
from handlers.kit.reading.statements import states
from handlers.kit.reading.utterance import Utterance
from storage.queries import people

ASK_BACK_AFTER = timedelta(minutes=10)  # reliability.md promise D1
WELCOME = "helping.welcome"
HELP = "helping.help"
INTERRUPTS = 60  # a sentence this sure of another command puts the open form aside


class Conversing:
    """Answers one message of an enrolled person, in the transaction of its context."""

    def __init__(
        self, commands: Mapping[str, Command], conversation: Conversation, ctx: Context
    ) -> None:
        self.commands = commands
        self.conversation = dialogue.still_known(conversation, commands)
        self.ctx = ctx

    def answer(self, message: Incoming) -> Turn:
        """What is said back to this message, and where the dialogue stands then."""
        match message.kind:
            case Kind.VOICE:
                return self._stay(voices.received(message, self.ctx))
            case Kind.UNREADABLE:
                return self._stay(wording.UNREADABLE)
            case Kind.GREETING:
                return self._welcome()
            case Kind.MENU | Kind.CARD:
                return self._tapped(message)
        said = Utterance.of(message.text)
        return self._answered_first(said) or self._in_time(said, message) or self.take(said)

    def _in_time(self, said: Utterance, message: Incoming) -> Turn | None:
        """What to say to a message that is older than what it seems to answer, or than anybody would expect."""
        offer = self.conversation.offer
        if said.choice() is not None and offer and offer.crossed(message.sent_at):
            return self._stay(wording.CROSSED)
        if self.ctx.now - message.sent_at > ASK_BACK_AFTER:
            return self._ask_whether_still_meant(message)
        return None

    def _answered_first(self, said: Utterance) -> Turn | None:
        """What goes before everything else; what was open stays as it was, and takes none of these words."""
        command = next((one for one in self.ctx.commands if one.before_all), None)
        if command is None or not command.weigh(said, self.ctx):
            return None
        turn = dialogue.begin(command, said, self.conversation, self.ctx)
        return Turn(turn.reply, turn.conversation.changed(form=self.conversation.form))

    def take(self, said: Utterance) -> Turn:
        """A sentence or a number, in the light of what is going on."""
        if not any(map(str.isalnum, said.plain)) and not said.says(*wording.ACKNOWLEDGEMENTS):
            return self._stay(wording.examples(wording.EMPTY, self._examples()))
        for take in (
            self._take_control_word,
            self._take_number_after_push,
            self._take_form,
            self._take_offer,
        ):
            turn = take(said)
            if turn is not None:
                return turn
        if said.says(*wording.ACKNOWLEDGEMENTS):
            return self._stay(wording.ACKNOWLEDGED)
        if said.says(*wording.GREETINGS):
            return self._stay(wording.examples(wording.GREETED, self._examples()))
        if said.choice() is not None or said.says(*wording.CONFIRM_WORDS):
            return self._stay(wording.NOTHING_TO_CONFIRM)
        return self._take_command(said)

    def _stay(self, text: str) -> Turn:
        return Turn(Reply(text), self.conversation)

    def _welcome(self) -> Turn:
        if not people.welcome(self.ctx.session, self.ctx.actor.me, self.ctx.now):
            return self._stay("")
        return self._begin(self.commands[WELCOME], Utterance.of(""))

    def _tapped(self, message: Incoming) -> Turn:
        key, _, argument = message.text.partition(":")
        command = self.commands.get(key)
        if command is None:
            return self._stay(wording.CARD_OVER)
        if not command.open_to(self.ctx.actor):
            return self._stay(
                command.refusal or wording.examples(wording.UNKNOWN, self._examples())
            )
        return self._interrupt(command, Utterance.of(argument))

    def _ask_whether_still_meant(self, message: Incoming) -> Turn:
        sent_at = message.sent_at.astimezone(SHANGHAI)
        choices = (
            Choice(wording.LATE_CHOICES[0], SAY, message.text),
            Choice(wording.LATE_CHOICES[1], NOTHING),
        )
        return self._offer(Reply(wording.late(sent_at), choices))

    def _offer(self, reply: Reply) -> Turn:
        offer = Offer(choices=reply.choices, made_at=self.ctx.now)
        return Turn(reply, self.conversation.changed(offer=offer))

    def _take_control_word(self, said: Utterance) -> Turn | None:
        opened, parked = self.conversation.form, self.conversation.parked
        if said.says(*wording.CANCEL_WORDS):
            if opened is None and self.conversation.offer is None:
                return self._stay(wording.NOTHING_TO_CANCEL)
            text = wording.CANCELLED if opened else wording.NOTHING_TO_CANCEL
            return Turn(Reply(text), self.conversation.changed(form=None, offer=None))
        if said.says(*wording.BACK_WORDS) and opened:
            return dialogue.step_back(self.commands[opened.command], self.conversation, self.ctx)
        if said.says(*wording.RESUME_WORDS) and (parked is not None or opened is None):
            if parked is None:
                return self._stay(wording.NOTHING_PARKED)
            changed = self.conversation.changed(form=None, parked=opened)
            turn = dialogue.resume(self.commands[parked.command], self.conversation, self.ctx)
            return Turn(turn.reply, turn.conversation.changed(parked=changed.parked))
        return None

    def _take_number_after_push(self, said: Utterance) -> Turn | None:
        """A push came in between with its own numbers: ask which one the number answers."""
        opened, offer = self.conversation.form, self.conversation.offer
        if opened is None or offer is None or not offer.pushed or said.choice() is None:
            return None
        title = wording.FORM_IN_PROGRESS.format(title=self.commands[opened.command].title)
        picked = self._picked(offer, said)
        if picked is None:
            return None
        either = (
            Choice(title, TO_FORM, said.text),
            Choice(f"{wording.LAST_PUSH}：{picked.label}", picked.command, picked.argument),
        )
        return self._offer(Reply(wording.WHICH_ONE_ANSWERED, either))

    def _take_form(self, said: Utterance) -> Turn | None:
        opened = self.conversation.form
        if opened is None:
            return None
        if self.conversation.offer is not None and said.choice() is not None:
            return None  # a question about the form itself is open
        command = self.commands[opened.command]
        other = self._other_command(meant_by_word(said, self.ctx), command)
        if other is not None:
            return other
        turn = dialogue.go_on(command, said, self.conversation, self.ctx)
        if turn.taken:
            return turn
        sure = [one for one in candidates(said, self.ctx) if one.weight >= INTERRUPTS]
        return self._other_command(sure, command) or turn

    def _other_command(self, found: list[Heard], current: Command) -> Turn | None:
        best = likely(found, self.ctx)
        if len(best) != 1 or best[0].command is current:
            return None
        return self._interrupt(best[0].command, best[0].said)

    def _interrupt(self, command: Command, said: Utterance) -> Turn:
        """Begin something else; what was open is put aside, not lost."""
        opened = self.conversation.form
        if opened is None:
            return self._begin(command, said)
        title = self.commands[opened.command].title
        self.conversation = self.conversation.changed(form=None, parked=opened)
        turn = self._begin(command, said)
        note = wording.PARKED.format(title=title)
        reply = Reply(f"{turn.reply.rendered()}\n{note}")
        return Turn(reply, turn.conversation)

    def _take_offer(self, said: Utterance) -> Turn | None:
        offer = self.conversation.offer
        if offer is None or said.choice() is None:
            return None
        picked = self._picked(offer, said)
        if picked is None:
            return self._stay(
                wording.asked(wording.NO_SUCH_CHOICE, tuple(c.label for c in offer.choices))
            )
        return self._run_choice(picked)

    def _picked(self, offer: Offer, said: Utterance) -> Choice | None:
        number = said.choice() or 0
        return offer.choices[number - 1] if 1 <= number <= len(offer.choices) else None

    def _run_choice(self, picked: Choice) -> Turn:
        self.conversation = self.conversation.changed(offer=None)
        if picked.command == NOTHING:
            return self._stay(picked.argument or wording.CANCELLED)
        if picked.command in (SAY, TO_FORM):
            return self.take(Utterance.of(picked.argument))
        return self._begin(self.commands[picked.command], Utterance.of(picked.argument))

    def _take_command(self, said: Utterance) -> Turn:
        found = candidates(said, self.ctx)
        best = likely(found, self.ctx)
        if len(best) == 1:
            return self._begin(best[0].command, best[0].said)
        if best:
            choices = [Choice(one.command.title, one.command.key, one.said.text) for one in best]
            choices.append(Choice(wording.NEITHER, HELP))
            return self._offer(Reply(wording.WHICH_OF_THESE, tuple(choices)))
        refusal = next((one.command.refusal for one in found if one.command.refusal), "")
        self._forget_old_numbers()
        return self._stay(refusal) if refusal else self._unknown(said)

    def _forget_old_numbers(self) -> None:
        """Numbers from before the last answer would now be picked unawares."""
        self.conversation = self.conversation.changed(offer=None)

    def _unknown(self, said: Utterance) -> Turn:
        words = {
            word: one
            for one in self.ctx.commands
            for word in (one.title, *one.words)
            if one.examples
        }
        near = nearest(said, words)[:3]
        if near:
            choices = tuple(Choice(word, words[word].key) for word in near)
            return self._offer(Reply(wording.DID_YOU_MEAN, choices))
        return self._not_understood(said)

    def _not_understood(self, said: Utterance) -> Turn:
        """Examples, and for a statement where it may go as it is: by a number, never by itself."""
        text = wording.examples(wording.UNKNOWN, self._examples())
        taking = [one for one in self.ctx.commands if one.takes_any] if states(said) else ()
        if not taking:
            return self._stay(text)
        choices = tuple(Choice(one.takes_any, one.key, said.text) for one in taking)
        return self._offer(Reply(f"{text}\n{wording.OR_AS_IT_IS}", choices))

    def _begin(self, command: Command, said: Utterance) -> Turn:
        return dialogue.begin(command, said, self.conversation, self.ctx)

    def _examples(self) -> tuple[str, ...]:
        """Three sentences that fit this person, the most useful first."""
        shown = sorted(self.ctx.commands, key=usefulness)
        return tuple(one.example(self.ctx) for one in [one for one in shown if one.examples][:3])
