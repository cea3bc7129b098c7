"""督查记录: one note with what its member said to it, or the notes of the year that somebody may read [M3]."""

from handlers.assessment.noting_reads import note_read
from handlers.assessment.supervision import hearing, wording
from handlers.assessment.supervision.noting import NOTE, NOTES
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.own_words import own_words
from handlers.kit.paging import page_asked, page_of
from handlers.kit.policy import Deed
from handlers.kit.quoting import quoted
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from storage.queries import supervision
from storage.queries.supervision import LETTER, NoteView

MOST, SHORT = 6, 150  # notes of one answer, bytes of what was found in the list


def show(said: Utterance, ctx: Context) -> Reply:
    """One by its number; else those of the year, of the members and areas that are named, the latest first."""
    if numbers := hearing.note_numbers(said):
        return _one(numbers[0], ctx)
    people = {who for one in ctx.mentions(said) for who in one.candidates}
    areas = {one.id for one in areas_named(said, ctx.roster.areas.values())}
    found = [
        one
        for one in supervision.of_year(ctx.session, ctx.actor, ctx.today.year)[::-1]
        if (not people or one.subject_id in people) and (not areas or one.area_id in areas)
    ]
    may_note = Deed.NOTE_SUPERVISION.open_to(ctx.actor)
    if not found:
        if may_note:
            return Reply(wording.NONE_BY_YOU, (Choice(wording.NOTE_TITLE, NOTE),))
        return Reply(wording.NONE_YET)
    page = page_of(found, page_asked(said), MOST)
    lines = [wording.listed(ctx.today.year, len(found), page.number, page.last)]
    lines += [_line(one, ctx) for one in page.items]
    own = [one for one in page.items if one.subject_id == ctx.actor.me]
    if own:
        lines += [wording.YOUR_NOTES, wording.ADD_WORDS.format(code=own[0].code)]
    wanted = sorted(ctx.name(one) for one in people)
    return Reply("\n".join(lines), tuple(page.following(wording.MORE, NOTES, *wanted)))


def _one(value: int, ctx: Context) -> Reply:
    one = supervision.by_number(ctx.session, ctx.actor, value)
    if one is None:
        raise Refusal(wording.NOT_ON_RECORD.format(code=wording.number(value)))
    _note_reading(one, ctx)
    name, area = ctx.name(one.subject_id), ctx.roster.areas[one.area_id].name
    head = wording.heading(one.method, name, area, one.held_on, ctx.today)
    lines = [f"{one.code} {head}，{wording.tone(positive=one.positive)}。"]
    lines += [quoted(one.finding), wording.written_by(ctx.name(one.writer_id))]
    lines += own_words(ctx, LETTER, value)
    if one.subject_id == ctx.actor.me:
        lines += [wording.YOUR_NOTES, wording.ADD_WORDS.format(code=one.code)]
    return Reply("\n".join(lines), (Choice(wording.SEE_ALL, NOTES),))


def _line(one: NoteView, ctx: Context) -> str:
    _note_reading(one, ctx)
    whose = "" if one.subject_id == ctx.actor.me else f" {ctx.name(one.subject_id)}"
    return wording.line(
        one.number,
        one.method,
        whose,
        one.held_on,
        quoted(one.finding, SHORT),
        positive=one.positive,
    )


def _note_reading(one: NoteView, ctx: Context) -> None:
    """Its member sees who read it; who wrote it is no reader."""
    if ctx.actor.me in (one.subject_id, one.writer_id):
        return
    note_read(ctx, one.subject_id, one.area_id, one.code)
