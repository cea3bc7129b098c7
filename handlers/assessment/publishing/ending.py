"""结束考核: the notice is over and nobody waits for an answer; what waits for the branch before and then."""

from collections.abc import Iterator
from datetime import date
from typing import Self

from handlers.assessment.cycle import ending as final
from handlers.assessment.cycle import leading
from handlers.assessment.cycle.under import branch_id, usable_if_any
from handlers.assessment.publishing import notice_wording, wording
from handlers.assessment.publishing.now import Standing, going_on, standing_of
from handlers.kit.capability import Context, OpenItem
from handlers.kit.forms import Form, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from storage.assessment_words import CycleDeed, CycleState
from storage.queries import cycles, pending_objections
from storage.vocabulary import PushKind

FINISH, PUBLISH, SPOKEN = "assessment.finish", "assessment.publish", "assessment.spoken"


class FinishForm(Form):
    """Nothing to fill in: shown, and confirmed."""

    @classmethod
    def read(cls, _said: Utterance, ctx: Context) -> Self:
        """Refused as long as something is in the way."""
        to_finish(ctx)
        return cls()

    def question(self, _ctx: Context) -> Question | None:
        """Nothing."""
        return None

    def answered(self, _key: str, _said: Utterance, _ctx: Context) -> Self:
        """Nothing is asked."""
        return self

    def shown(self, ctx: Context) -> str:
        """What finishing means."""
        standing = to_finish(ctx)
        heard = pending_objections.ended(ctx.session, standing.cycle.id)
        return notice_wording.finish_shown(standing.cycle.year, len(public(standing)), heard)

    def corrected(self, _said: Utterance, _ctx: Context) -> Self | None:
        """Nothing can be changed."""
        return None

    def amend_prompt(self) -> str:
        """Nothing can be changed."""
        return notice_wording.FINISH_ABOUT


def finish(_form: FinishForm, ctx: Context) -> Reply:
    """The results are final; from this day on it is counted how long ballots are kept."""
    standing = to_finish(ctx)
    final.finish(ctx, standing.cycle)
    return Reply(notice_wording.finished(standing.cycle.year, len(public(standing))))


def to_finish(ctx: Context) -> Standing:
    """The cycle that may be finished today; a Refusal says what is in the way."""
    cycle = going_on(branch_id(ctx), ctx)
    if cycle is None:
        raise Refusal(notice_wording.NOTHING_YET)
    standing = standing_of(cycle, ctx)
    last = notice_over_on(standing)
    if last is None:
        raise Refusal(notice_wording.NOT_PUBLISHED_YET)
    if ctx.today <= last:
        raise Refusal(notice_wording.notice_runs(last))
    if waiting := pending_objections.pending(ctx.session, cycle.id):
        raise Refusal(notice_wording.objections_open(len(waiting)))
    if standing.to_talk and not standing.missing:
        others = [one for one in standing.to_talk if one.subject_id != ctx.actor.me]
        names = standing.names(others)
        raise Refusal(notice_wording.must_talk_first(names, notice_wording.FINISH_TITLE))
    if standing.left:
        raise Refusal(notice_wording.not_all_published(standing.left))
    return standing


def notice_over_on(standing: Standing) -> date | None:
    """The last day of the latest notice; None before anything is published."""
    return max(
        (until for one in standing.told.values() if (until := one.published_until)), default=None
    )


def public(standing: Standing) -> list[object]:
    """Everything that was published."""
    return [one for one in standing.told.values() if one.published_on is not None]


def offer_to_finish(ctx: Context) -> None:
    """The notice is over: the branch hears when it may finish; as long as somebody waits the stage says so."""
    for cycle in cycles.not_final(ctx.session):
        if usable_if_any(cycle.edition, ctx) is None:
            continue
        standing = standing_of(cycle, ctx)
        last = notice_over_on(standing)
        if last is None or ctx.today <= last:
            continue
        if pending_objections.pending(ctx.session, cycle.id):
            if cycle.state is CycleState.NOTICE:
                leading.lead(ctx, cycle, CycleDeed.ADVANCED, CycleState.OBJECTIONS)
            continue
        if not standing.left:
            _offer_to_finish(standing, ctx)


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """What waits for the committee of a branch."""
    for branch in ctx.actor.branches:
        cycle = going_on(branch, ctx)
        edition = usable_if_any(cycle.edition, ctx) if cycle else None
        if cycle is None or edition is None:
            continue
        standing = Standing(ctx, cycle, edition)
        if talks := [one for one in standing.to_talk if one.subject_id != ctx.actor.me]:
            look = Choice(wording.LOOK, SPOKEN)
            yield OpenItem(wording.left_to_talk(len(talks)), look)
        if standing.ready:
            yield OpenItem(
                notice_wording.left_to_publish(len(standing.ready)),
                Choice(notice_wording.GO_ON, PUBLISH),
            )
        last = notice_over_on(standing)
        waits = pending_objections.pending(ctx.session, cycle.id)
        if last and last < ctx.today and not waits and not standing.left:
            yield OpenItem(
                notice_wording.left_to_finish(), Choice(notice_wording.FINISH_TITLE, FINISH)
            )


def _offer_to_finish(standing: Standing, ctx: Context) -> None:
    for one in branch_contacts(standing.cycle.branch_id, ctx):
        ctx.promises.to(
            one,
            notice_wording.over_push(standing.cycle.year),
            kind=PushKind.NOTICE,
            about=f"finish:{standing.cycle.id}",
            choices=(Choice(notice_wording.FINISH_TITLE, FINISH),),
            once=f"finish:{standing.cycle.id}",
        )
