"""What somebody said himself to a record about him, shown to whoever reads the record (reliability.md §3.3)."""

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.quoting import quoted
from handlers.kit.wording import dated
from storage.queries import access, statements
from storage.queries.statements import Statement
from storage.rights_words import AccessReason

MINE = "您的说明（{when}）：{words}"
OF_THE_RAISER = "本人说明（{when}）：{words}"  # his name is not for everybody who reads a concern
OF_SOMEBODY = "{name}本人说明（{when}）：{words}"


def own_words(ctx: Context, letter: str, number: int) -> list[str]:
    """A line for each statement that stands with a record and that this actor may read.

    Whoever shows a talk or a concern has noted its reading; the words to a session are noted here.
    """
    found = statements.standing_with(ctx.session, ctx.actor, letter, number)
    for one in found if letter == "S" else ():
        why = AccessReason.STUDY
        access.note(ctx.session, ctx.actor, one.person_id, one.code, ctx.now, why=why)
    return [_line(one, ctx) for one in found]


def _line(one: Statement, ctx: Context) -> str:
    shape = OF_THE_RAISER if one.letter == "C" else OF_SOMEBODY
    if one.person_id == ctx.actor.me:
        shape = MINE
    when = dated(one.written_at.astimezone(SHANGHAI).date(), ctx.today)
    return shape.format(name=ctx.name(one.person_id), when=when, words=quoted(one.words))
