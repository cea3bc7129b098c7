"""A settled brief on its way: as a file to who may see it, and up to the office when its writer says so [T1]."""

import re

from handlers.brief import wording
from handlers.brief.finishing import WORD
from handlers.brief.paper import paper
from handlers.brief.rules import quarter_of
from handlers.brief.showing import FILE
from handlers.brief.whose import office_above, written_by
from handlers.kit.capability import Context
from handlers.kit.documents import Paper
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import briefs
from storage.queries.briefs import BriefView
from storage.queries.roster import Org
from storage.vocabulary import BriefState, OrgLevel, PushKind

CODE = re.compile(r"(?<![a-z\d])b ?(?:[-—–_] ?(\d{1,6})|(\d{4,6}))(?!\d)")
UP = re.compile(r"[报送交呈]|上级|上面|党?总支|党委")
LEVELS = {OrgLevel.GENERAL_BRANCH: "总支", OrgLevel.COMMITTEE: "党委"}
SURE = 110


def hears_send(said: Utterance, _ctx: Context) -> int:
    """「B-0001 报党总支」."""
    return SURE if CODE.search(said.plain) and UP.search(said.plain) else 0


def hears_file(said: Utterance, _ctx: Context) -> int:
    """「B-0001 发我」, and the number alone."""
    return SURE if CODE.search(said.plain) and not UP.search(said.plain) else 0


def send(said: Utterance, ctx: Context) -> Reply:
    """The office above is told, and may read it from now on."""
    view, code = _meant(said, ctx)
    branch = written_by(ctx)
    if branch is None or view.branch_id != branch.id:
        raise Refusal(wording.ONLY_WRITERS)
    above, people = office_above(branch, ctx)
    if above is None or not people:
        raise Refusal(wording.nobody_above(above.name if above else ""))
    _require_level(said, above, code)
    if view.state is BriefState.SENT:
        return Reply(wording.sent_before(code, above.name))
    briefs.send(ctx.session, ctx.actor, view.number or 0, ctx.now)
    told = wording.received(branch.name, quarter_of(view.quarter), code)
    choice = Choice(wording.GET_FILE.format(code=code), FILE, code)
    for one in people:
        ctx.promises.to(one, told, kind=PushKind.NOTICE, about=code, choices=(choice,))
    return Reply(wording.sent(code, above.name, [ctx.name(one) for one in people]))


def send_file(said: Utterance, ctx: Context) -> Reply:
    """The file to who asked and may see it."""
    _, code = _meant(said, ctx)
    ctx.promises.call_off(_file_of(code), to=ctx.actor.me)
    ctx.promises.file(ctx.actor.me, WORD, about=_file_of(code), which=code)
    return Reply(wording.on_its_way(code))


def word(ctx: Context) -> Paper:
    """The brief as a document, as far as its recipient may still see it; raises Refusal otherwise."""
    view, _ = _meant(Utterance.of(ctx.which), ctx)
    return paper(view, ctx.roster.orgs[view.branch_id])


def _meant(said: Utterance, ctx: Context) -> tuple[BriefView, str]:
    found = CODE.search(said.plain)
    if found is None:
        raise Refusal(wording.WHICH)
    number = int(found[1] or found[2])
    view = briefs.by_number(ctx.session, ctx.actor, number)
    if view is None:
        raise Refusal(wording.no_such(f"B-{number:04}"))
    return view, view.code


def _require_level(said: Utterance, above: Org, code: str) -> None:
    """Whoever names another level than the one above is told which it is."""
    for level, name in LEVELS.items():
        if name in said.plain and level is not above.level and name not in above.name:
            raise Refusal(wording.another_level(above.name, code))


def _file_of(code: str) -> str:
    return f"brief.file:{code}"
