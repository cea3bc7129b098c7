"""A group leader proposes who should answer for an area of his group; the branch says yes or no with one number [D7]."""

import re
from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

from handlers.areas.assigning import consequences, deciding, handover
from handlers.areas.assigning import proposing_wording as wording
from handlers.areas.assigning.branch import an_area
from handlers.areas.assigning.form import AssignForm
from handlers.areas.assigning.handover_wording import LOOK_AT
from handlers.areas.assigning.wording import NOT_AN_AREA, done
from handlers.areas.board import SEE_BOARD
from handlers.areas.wording import CHANGED_MEANWHILE
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from handlers.kit.wording import CHANGED_MEANWHILE as CHANGED
from storage.queries import division
from storage.queries.division import Proposal
from storage.vocabulary import PushKind

SETTLE = "areas.settle"
BESIDE = re.compile(r"p\W*\d+|#[0-9a-f]+|[^\w?？]")  # its number, and marks that are no question
MARK = re.compile(r"#([0-9a-f]+)")  # of what was shown: a number accepts only that


def assign(form: AssignForm, ctx: Context) -> Reply:
    """Of the branch it is the decision; of a group leader a proposal to the branch."""
    assert form.area is not None  # noqa: S101  (asked before it was confirmed)
    form.check(ctx)
    ctx = form.placed(ctx)
    if ctx.roster.areas[form.area].branch_id in ctx.actor.branches:
        return decide(form, ctx)
    return _propose(form, ctx)


def decide(form: AssignForm, ctx: Context, proposed_by: UUID | None = None) -> Reply:
    """Write down what the branch decided, and promise everybody concerned to tell them [D2 D7]."""
    decision = form.decision(ctx)
    area = ctx.roster.areas[decision.area_id]
    change = deciding.change_of(ctx.roster.assignments_of(area.id), decision)
    try:
        division.decide(
            ctx.session,
            ctx.actor,
            area.branch_id,
            seen=ctx.roster.revision,
            opened=area if form.new_from else None,
            ended=change.ended,
            begun=change.begun,
        )
    except division.Outdated:
        raise Refusal(CHANGED_MEANWHILE) from None
    handover.tell(decision, ctx, proposed_by)
    tells = consequences.told(decision, consequences.after(decision, ctx.roster), ctx)
    return Reply(done(consequences.whole_line(decision, ctx), tells), (SEE_BOARD,))


def _propose(form: AssignForm, ctx: Context) -> Reply:
    assert form.area is not None  # noqa: S101
    area = ctx.roster.areas[form.area]
    if area.group_id not in ctx.actor.groups:
        raise Refusal(NOT_AN_AREA.format(area=an_area(ctx)))
    draft = form.model_dump(mode="json", exclude_defaults=True)
    proposed = division.propose(ctx.session, ctx.actor, area.id, draft, ctx.now)
    line = _line(form, ctx)
    text = wording.proposed_to_branch(ctx.me.name, proposed.code, _consequences(form, ctx))
    for one in branch_contacts(area.branch_id, ctx):
        ctx.promises.to(
            one,
            text,
            kind=PushKind.AWAITED,
            about=_about(proposed),
            choices=_either(proposed, line),
        )
    return Reply(wording.proposed(proposed.code))


def hears_settling(said: Utterance, _ctx: Context) -> int:
    """How sure it is that a proposal is accepted or not, by its number."""
    return 95 if any(letter == division.LETTER for letter, _ in case_numbers(said)) else 0


def settle(said: Utterance, ctx: Context) -> Reply:
    """Yes, no, or only a look at it; the leader hears of yes and no, and may look too."""
    numbers = [number for letter, number in case_numbers(said) if letter == division.LETTER]
    found = division.proposal(ctx.session, ctx.actor, numbers[0]) if len(numbers) == 1 else None
    if found is None:
        raise Refusal(wording.NO_SUCH_PROPOSAL)
    ours = ctx.roster.areas[found.area_id].branch_id in ctx.actor.branches
    if not found.open:
        raise Refusal(wording.settled(found.code))
    if not ours:
        form = AssignForm.model_validate(found.decision)
        return Reply(wording.still_waits(found.code, _line(form, ctx)))
    answer = BESIDE.sub("", said.plain)  # only a plain yes or no settles it: 能同意吗 does not
    if wording.NOT_ACCEPTED.fullmatch(answer):
        return _declined(found, ctx)
    form = AssignForm.model_validate(found.decision)
    line, shown = _line(form, ctx), MARK.search(said.plain)
    changed = shown is not None and shown[1] != _mark(line)
    if changed or not wording.ACCEPTED.fullmatch(answer):
        leader, all_of_it = ctx.name(found.proposed_by), _consequences(form, ctx)
        text = wording.proposed_to_branch(leader, found.code, all_of_it)
        lead = f"{CHANGED}\n" if changed else ""
        return Reply(f"{lead}{text}", _either(found, line))
    return _accepted(found, form, ctx)


def waiting_proposals(ctx: Context) -> Iterator[OpenItem]:
    """For the branch what its group leaders propose."""
    for one in division.proposals(ctx.session, ctx.actor) if ctx.actor.branches else ():
        if ctx.roster.areas[one.area_id].branch_id in ctx.actor.branches:
            area = ctx.roster.areas[one.area_id].name
            text = wording.proposal_waits(ctx.name(one.proposed_by), area, one.code)
            yield OpenItem(text, Choice(LOOK_AT.format(code=one.code), SETTLE, one.code))


def _accepted(found: Proposal, form: AssignForm, ctx: Context) -> Reply:
    form = form.not_before(ctx.today)
    form.check(ctx)
    _settle(found, ctx, accepted=True)
    reply = decide(form, ctx, found.proposed_by)
    _tell_leader(found, wording.accepted(found.code, _line(form, ctx)), ctx)
    return reply


def _declined(found: Proposal, ctx: Context) -> Reply:
    _settle(found, ctx, accepted=False)
    area = ctx.roster.areas[found.area_id].name
    _tell_leader(found, wording.declined(found.code, area), ctx)
    return Reply(wording.declined_it(found.code, ctx.name(found.proposed_by)))


def _settle(found: Proposal, ctx: Context, *, accepted: bool) -> None:
    if not division.settle(ctx.session, ctx.actor, found.number, ctx.now, accepted=accepted):
        raise Refusal(wording.settled(found.code))
    ctx.promises.call_off(_about(found))


def _tell_leader(found: Proposal, text: str, ctx: Context) -> None:
    ctx.promises.to(found.proposed_by, text, kind=PushKind.ANSWER, about=_about(found))


def _line(form: AssignForm, ctx: Context) -> str:
    return consequences.whole_line(form.not_before(ctx.today).decision(ctx), ctx)


def _consequences(form: AssignForm, ctx: Context) -> str:
    """What is proposed and what follows from it, as the branch reads it before it says yes."""
    decision = form.not_before(ctx.today).decision(ctx)
    after = consequences.after(decision, ctx.roster)
    lines = consequences.follows(decision, after, ctx)
    return "\n".join([consequences.whole_line(decision, ctx), *lines])


def _either(found: Proposal, line: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(label, SETTLE, f"{label} {found.code} #{_mark(line)}")
        for label in (wording.ACCEPT, wording.DECLINE)
    )


def _mark(line: str) -> str:
    return sha256(line.encode()).hexdigest()[:8]


def _about(found: Proposal) -> str:
    return f"area-proposal:{found.code}"
