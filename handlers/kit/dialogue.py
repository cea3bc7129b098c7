"""The steps of a form: ask, take an answer, one step back, show, confirm."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from handlers.kit import wording
from handlers.kit.capability import Command, Context
from handlers.kit.conversation import STEPS_BACK, Conversation, Offer, OpenForm
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance

History = tuple[tuple[str, dict[str, Any]], ...]
SAY, NOTHING, TO_FORM = OWN = (
    "desk.say",
    "desk.nothing",
    "desk.form",
)  # choices that are no commands
MARK = 32  # characters
AMENDING = "?"  # `asking` while a correction in free text is awaited


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said back, and where the dialogue stands then; `taken` is False when the text was no answer."""

    reply: Reply
    conversation: Conversation
    taken: bool = True


def still_known(conversation: Conversation, commands: Mapping[str, Command]) -> Conversation:
    """Without what this program no longer has: a stored dialogue may be older than the program."""
    gone: dict[str, Any] = {
        name: None
        for name in ("form", "parked")
        if (opened := getattr(conversation, name)) and not _fits(opened, commands)
    }
    offer = conversation.offer
    if offer and any(
        one.command not in commands and one.command not in OWN for one in offer.choices
    ):
        gone["offer"] = None
    return conversation.changed(**gone) if gone else conversation


def _fits(opened: OpenForm, commands: Mapping[str, Command]) -> bool:
    command = commands.get(opened.command)
    if command is None or command.form is None:
        return False
    try:
        for draft in (opened.draft, *(draft for _, draft in opened.history)):
            command.form.model_validate(draft)
    except ValidationError:
        return False
    return True


def begin(command: Command, said: Utterance, conversation: Conversation, ctx: Context) -> Turn:
    """Run a command: at once, or by opening its form."""
    if command.form is None:
        return done(command.run(said, ctx), conversation, ctx.now)
    try:
        draft = command.form.read(said, ctx)
    except NotUnderstood as hint:
        return Turn(Reply(str(hint)), conversation)
    return _go_on(command, draft, conversation, ctx, ())


def done(reply: Reply, conversation: Conversation, now: datetime) -> Turn:
    """An answer that ends a dialogue; its choices can be picked by number."""
    if reply.ends_everything:
        conversation = Conversation()
    offer = Offer(choices=reply.choices, made_at=now) if reply.choices else None
    return Turn(reply, conversation.changed(form=None, offer=offer))


def go_on(command: Command, said: Utterance, conversation: Conversation, ctx: Context) -> Turn:
    """Take what was said as the next step of the open form."""
    assert conversation.form is not None  # noqa: S101  (asked only when one is open)
    assert command.form is not None  # noqa: S101
    opened = conversation.form
    if not command.open_to(ctx.actor):  # he has lost the role since he began
        return _not_his_any_more(command, conversation.changed(form=None))
    draft = command.form.model_validate(opened.draft)
    if opened.asking in ("", AMENDING):
        return _take_confirmation(command, draft, said, conversation, ctx)
    try:
        changed = draft.answered(opened.asking, said, ctx)
    except NotUnderstood as hint:
        return Turn(Reply(str(hint)), conversation, taken=False)
    return _go_on(command, changed, conversation, ctx, _history(opened))


def _not_his_any_more(command: Command, conversation: Conversation) -> Turn:
    return Turn(Reply(wording.NOT_YOURS_ANY_MORE.format(title=command.title)), conversation)


def _changed_meanwhile(
    command: Command, draft: Form, conversation: Conversation, ctx: Context
) -> Turn | None:
    """A binding form that would not do any more what it showed: what it would do now, or why it cannot."""
    assert conversation.form is not None  # noqa: S101
    opened = conversation.form
    try:
        turn = _go_on(command, draft, conversation, ctx, opened.history)
    except Refusal as refusal:
        refusal.over = True
        raise
    form = turn.conversation.form
    if form and (form.asking, form.mark) == ("", opened.mark):
        return None
    return Turn(Reply(f"{wording.CHANGED_MEANWHILE}\n{turn.reply.text}"), turn.conversation)


def _carried_out(command: Command, draft: Form, ctx: Context) -> Reply:
    """Do what the form is for; a refusal of it ends the form, or every further 「确认」 would be refused again."""
    try:
        return command.run(draft, ctx)
    except Refusal as refusal:
        refusal.over = True
        raise


def step_back(command: Command, conversation: Conversation, ctx: Context) -> Turn:
    """Back to the question before; the answer to it is forgotten."""
    assert conversation.form is not None  # noqa: S101
    assert command.form is not None  # noqa: S101
    history = conversation.form.history
    if not history:
        return Turn(Reply(wording.NOTHING_BEFORE), conversation)
    asking, draft = history[-1]
    return _show(
        command, command.form.model_validate(draft), asking, conversation, ctx, history[:-1]
    )


def resume(command: Command, conversation: Conversation, ctx: Context) -> Turn:
    """Take up what was put aside."""
    assert conversation.parked is not None  # noqa: S101
    assert command.form is not None  # noqa: S101
    parked = conversation.parked
    back = conversation.changed(parked=None)
    if not command.open_to(ctx.actor):
        return _not_his_any_more(command, back)
    draft = command.form.model_validate(parked.draft)
    return _show(command, draft, parked.asking, back, ctx, parked.history)


def _take_confirmation(
    command: Command, draft: Form, said: Utterance, conversation: Conversation, ctx: Context
) -> Turn:
    assert conversation.form is not None  # noqa: S101
    number = said.choice()
    if number == 1 or said.says(*wording.CONFIRM_WORDS):
        changed = _changed_meanwhile(command, draft, conversation, ctx) if draft.binding else None
        return changed or done(_carried_out(command, draft, ctx), conversation, ctx.now)
    if number == 2 or said.says(*wording.AMEND_WORDS):
        amending = conversation.form.model_copy(update={"asking": AMENDING})
        return Turn(Reply(draft.amend_prompt()), conversation.changed(form=amending))
    if number == 3:
        return Turn(Reply(wording.CANCELLED), conversation.changed(form=None, offer=None))
    try:
        corrected = draft.corrected(said, ctx) if number is None else None
    except NotUnderstood as hint:
        return Turn(Reply(wording.to_confirm(f"{hint}\n{draft.shown(ctx)}")), conversation)
    if corrected is None:
        lead = wording.NOT_USED if number is None else wording.NO_SUCH_CHOICE
        shown = wording.to_confirm(draft.shown(ctx))
        return Turn(Reply(f"{lead}\n{shown}"), conversation, taken=False)
    return _go_on(command, corrected, conversation, ctx, _history(conversation.form))


def _go_on(
    command: Command,
    draft: Form,
    conversation: Conversation,
    ctx: Context,
    history: History,
) -> Turn:
    question = draft.question(ctx)
    if question is None and not draft.confirm:
        return done(_carried_out(command, draft, ctx), conversation, ctx.now)
    return _ask_or_show(command, draft, question, conversation, ctx, history)


def _show(
    command: Command,
    draft: Form,
    asking: str,
    conversation: Conversation,
    ctx: Context,
    history: History,
) -> Turn:
    """A step taken up again."""
    if asking == AMENDING:
        opened = _opened(command, draft, AMENDING, history)
        return Turn(Reply(draft.amend_prompt()), conversation.changed(form=opened, offer=None))
    question = draft.question(ctx) if asking else None
    return _ask_or_show(command, draft, question, conversation, ctx, history)


def _ask_or_show(
    command: Command,
    draft: Form,
    question: Question | None,
    conversation: Conversation,
    ctx: Context,
    history: History,
) -> Turn:
    opened = _opened(command, draft, question.key if question else "", history)
    if question is not None:
        text = wording.asked(question.text, question.choices)
    else:
        text = wording.to_confirm(shown := draft.shown(ctx))
        mark = sha256(shown.encode()).hexdigest()[:MARK] if draft.binding else ""
        opened = opened.model_copy(update={"mark": mark})
    return Turn(Reply(text), conversation.changed(form=opened, offer=None))


def _opened(command: Command, draft: Form, asking: str, history: History) -> OpenForm:
    return OpenForm(
        command=command.key,
        draft=draft.model_dump(mode="json"),
        asking=asking,
        history=history[-STEPS_BACK:],
    )


def _history(opened: OpenForm) -> History:
    asking = "" if opened.asking == AMENDING else opened.asking
    return (*opened.history, (asking, opened.draft))
