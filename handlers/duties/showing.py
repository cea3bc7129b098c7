"""履责记录: one's own by month, those of a member for who leads his group or sits on the branch; never how many [T4 T6 T7]."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from handlers.duties import reading, tags, wording
from handlers.duties.noting import NOTE, SHOW
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.paging import page_asked, page_of
from handlers.kit.quoting import quoted
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated, day
from storage.queries import access, duty_notes
from storage.queries.duty_notes import DutyNoteView
from storage.rights_words import AccessReason

MOST, SHORT = 6, 150  # notes of one answer, bytes of each in the list


def show(said: Utterance, ctx: Context) -> Reply:
    """One by its number; else those of who is named, or one's own, the latest first."""
    if numbers := reading.numbers_in(said):
        return _one(numbers[0], ctx)
    people = {who for one in ctx.mentions(said) for who in one.candidates} or {ctx.actor.me}
    found = [one for who in people for one in duty_notes.of_writer(ctx.session, ctx.actor, who)]
    writers = {one.writer_id for one in found}
    if len(writers) > 1:
        raise Refusal(wording.WHOSE)
    if not found:
        if ctx.actor.me not in people:
            raise Refusal(wording.NONE_OF_HIS)
        if not ctx.actor.areas and (ctx.actor.groups or ctx.actor.branches):
            raise Refusal(wording.WHOSE)
        return Reply(
            wording.NONE_YET, (Choice(wording.NOTE_TITLE, NOTE),) if ctx.actor.areas else ()
        )
    return _listed(found, said, ctx)


def _listed(found: Sequence[DutyNoteView], said: Utterance, ctx: Context) -> Reply:
    asked = reading.MONTH.search(said.plain)
    month = int(asked[1]) if asked else 0
    chosen = [one for one in found if month in (0, one.done_on.month)]
    if not chosen:
        return Reply(wording.none_in(month), (Choice(wording.SHOW_TITLE, SHOW),))
    (writer,) = {one.writer_id for one in found}
    name = "" if writer == ctx.actor.me else ctx.name(writer)
    page = page_of(chosen, page_asked(said), MOST)
    lines = [wording.listed(name, page.number, page.last)]
    for (year, number), notes in groupby(
        page.items, lambda one: (one.done_on.year, one.done_on.month)
    ):
        lines += [wording.month(year, number), *_lines(notes, ctx)]
    lines += [wording.NOT_COUNTED] if name else []
    again = wording.asked_for(name, month)
    return Reply("\n".join(lines), tuple(page.following(wording.MORE, SHOW, *again.split())))


def _lines(notes: Iterator[DutyNoteView], ctx: Context) -> Iterator[str]:
    for one in notes:
        _note_reading(one, ctx)
        yield wording.line(one.code, day(one.done_on), tag_of(one, ctx), quoted(one.text, SHORT))


def _one(value: int, ctx: Context) -> Reply:
    one = duty_notes.by_number(ctx.session, ctx.actor, value)
    if one is None:
        raise Refusal(wording.not_on_record(value))
    _note_reading(one, ctx)
    area = ctx.roster.areas[one.area_id].name
    head = wording.heading(dated(one.done_on, ctx.today), area, tag_of(one, ctx))
    who = "" if one.writer_id == ctx.actor.me else ctx.name(one.writer_id)
    return Reply(
        wording.one(one.code, head, quoted(one.text), who), (Choice(wording.SHOW_TITLE, SHOW, who),)
    )


def tag_of(one: DutyNoteView, ctx: Context) -> str:
    """Under what it stands, in words."""
    duty, side = tags.duty_of(one.duty, ctx.edition), tags.side_of(one.dimension, ctx.edition)
    return wording.tag(duty, side)


def _note_reading(one: DutyNoteView, ctx: Context) -> None:
    """Its writer sees who else read it, and by which right."""
    if one.writer_id == ctx.actor.me:
        return
    leads = ctx.roster.areas[one.area_id].group_id in ctx.actor.groups
    why = AccessReason.GROUP if leads else AccessReason.HANDLES
    access.note(ctx.session, ctx.actor, one.writer_id, one.code, ctx.now, why=why)
