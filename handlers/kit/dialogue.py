"""The steps of a form: ask, take an answer, one step back, show, confirm."""

from dataclasses import dataclass
from datetime import datetime

from handlers.kit import wording
from handlers.kit.capability import Command, Context
from handlers.kit.conversation import STEPS_BACK, Conversation, Offer, OpenForm
from handlers.kit.forms import Form, NotUnderstood
from handlers.kit.messages import Reply
from handlers.kit.reading.utterance import Utterance

AMENDING = "?"  # `asking` while a correction in free text is awaited


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said back, and where the dialogue stands then; `taken` is False when the text was no answer."""

    reply: Reply
    conversation: Conversation
    taken: bool = True


def begin(command: Command, said: Utterance, conversation: Conversation, ctx: Context) -> Turn:
    """Run a command: at once, or by opening its form."""
    if command.form is None:
        return done(command.run(said, ctx), conversation, ctx.now)
    return _go_on(command, command.form.read(said, ctx), conversation, ctx, ())


def done(reply: Reply, conversation: Conversation, now: datetime) -> Turn:
    """An answer that ends a dialogue; its choices can be picked by number."""
    offer = Offer(choices=reply.choices, made_at=now) if reply.choices else None
    return Turn(reply, conversation.changed(form=None, offer=offer))


def go_on(command: Command, said: Utterance, conversation: Conversation, ctx: Context) -> Turn:
    """Take what was said as the next step of the open form."""
    assert conversation.form is not None  # noqa: S101  (asked only when one is open)
    assert command.form is not None  # noqa: S101
    opened = conversation.form
    draft = command.form.model_validate(opened.draft)
    if opened.asking in ("", AMENDING):
        return _take_confirmation(command, draft, said, conversation, ctx)
    try:
        changed = draft.answered(opened.asking, said, ctx)
    except NotUnderstood as hint:
        return Turn(Reply(str(hint)), conversation, taken=False)
    return _go_on(command, changed, conversation, ctx, _history(opened))


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
    draft = command.form.model_validate(parked.draft)
    back = conversation.changed(parked=None)
    return _show(command, draft, parked.asking, back, ctx, parked.history)


def _take_confirmation(
    command: Command, draft: Form, said: Utterance, conversation: Conversation, ctx: Context
) -> Turn:
    assert conversation.form is not None  # noqa: S101
    number = said.choice()
    if number == 1 or said.says(*wording.CONFIRM_WORDS):
        return done(command.run(draft, ctx), conversation, ctx.now)
    if number == 2 or said.says(*wording.AMEND_WORDS):
        amending = conversation.form.model_copy(update={"asking": AMENDING})
        return Turn(Reply(draft.amend_prompt()), conversation.changed(form=amending))
    if number == 3:
        return Turn(Reply(wording.CANCELLED), conversation.changed(form=None, offer=None))
    corrected = draft.corrected(said, ctx) if number is None else None
    if corrected is None:
        again = f"{wording.NO_SUCH_CHOICE}\n" if number is not None else ""
        shown = wording.to_confirm(draft.shown(ctx))
        return Turn(Reply(f"{again}{shown}"), conversation, taken=False)
    return _go_on(command, corrected, conversation, ctx, _history(conversation.form))


def _go_on(
    command: Command,
    draft: Form,
    conversation: Conversation,
    ctx: Context,
    history: tuple[tuple[str, dict[str, object]], ...],
) -> Turn:
    question = draft.question(ctx)
    if question is None and not draft.confirm:
        return done(command.run(draft, ctx), conversation, ctx.now)
    asking = question.key if question else ""
    return _show(command, draft, asking, conversation, ctx, history)


def _show(
    command: Command,
    draft: Form,
    asking: str,
    conversation: Conversation,
    ctx: Context,
    history: tuple[tuple[str, dict[str, object]], ...],
) -> Turn:
    opened = OpenForm(
        command=command.key,
        draft=draft.model_dump(mode="json"),
        asking=asking,
        history=history[-STEPS_BACK:],
        asked_at=ctx.now,
    )
    question = draft.question(ctx) if asking not in ("", AMENDING) else None
    if question is not None:
        opened = opened.model_copy(update={"asking": question.key})
        text = wording.asked(question.text, question.choices)
    elif asking == AMENDING:
        text = draft.amend_prompt()
    else:
        opened = opened.model_copy(update={"asking": ""})
        text = wording.to_confirm(draft.shown(ctx))
    return Turn(Reply(text), conversation.changed(form=opened, offer=None))


def _history(opened: OpenForm) -> tuple[tuple[str, dict[str, object]], ...]:
    asking = "" if opened.asking == AMENDING else opened.asking
    return (*opened.history, (asking, opened.draft))
