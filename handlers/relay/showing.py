"""传达情况: how many areas have heard a notice, and where somebody must go himself; never who has not said so [T5]."""

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.inert import excerpt, quoted
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from handlers.kit.wording import dated
from handlers.relay import passing, reading, status_wording, telling, whose, wording
from storage.queries import relay, relay_tasks
from storage.queries.relay import NoticeView

WITHDRAW = "relay.withdraw"
MOST, WORDS_SHOWN = 5, 14  # notices of one answer, characters of each


def show(said: Utterance, ctx: Context) -> Reply:
    """One by its number; else what the branch sent lately, and what one passes on oneself."""
    if numbers := reading.notice_numbers(said):
        one = relay.by_number(ctx.session, ctx.actor, numbers[0])
        if one is None:
            raise Refusal(wording.no_such(numbers[0]))
        return _one(one, ctx)
    branches = ctx.actor.branches
    sent = relay.of_branches(ctx.session, ctx.actor, branches, ctx.now - whose.A_YEAR)
    standing = [one for one in sent if whose.is_open(one, ctx)]
    own = passing.to_pass_on(ctx)
    if len(standing) == 1 and not own:
        return _one(standing[0], ctx)
    if not standing and not own:
        raise Refusal(wording.NONE_SENT if branches else wording.NOTHING_OPEN)
    counted = relay.counts(ctx.session, [one.id for one in standing[:MOST]])
    lines = [
        status_wording.line(one.code, excerpt(one.text, WORDS_SHOWN), *counted[one.id])
        for one in standing[:MOST]
    ]
    lines += [item.text for item in passing.left_to_do(ctx)[:MOST]]
    codes = dict.fromkeys([one.code for one in standing] + [one.notice.code for one in own])
    looks = [Choice(one, telling.SHOW, one) for one in list(codes)[:MOST]]
    return Reply("\n".join(lines), tuple(looks))


def _one(one: NoticeView, ctx: Context) -> Reply:
    when = dated(one.sent_at.astimezone(SHANGHAI).date(), ctx.today)
    day = dated(one.due_on, ctx.today) if one.due_on else ""
    who = ctx.name(one.sender_id)
    lines = [
        status_wording.head(one.code, who, when, day, withdrawn=one.withdrawn),
        quoted(one.text),
    ]
    choices: list[Choice] = []
    own = next((mine for mine in passing.mine(ctx) if mine.notice.id == one.id), None)
    if own:
        names = whose.names(own.open, ctx)
        lines.append(status_wording.mine(names, whose.names(own.heard, ctx)))
        choices += telling.taps(one.code, names)[1:] if names else ()
    if one.branch_id in ctx.actor.branches and not one.withdrawn:
        lines += [*_status(one, ctx), status_wording.how_to_correct(one.code)]
        choices.append(Choice(wording.WITHDRAW, WITHDRAW, one.code))
    return Reply("\n".join(lines), tuple(choices))


def _status(one: NoticeView, ctx: Context) -> list[str]:
    """Numbers to the branch; to the secretary also where somebody has to go."""
    total, heard = relay.counts(ctx.session, [one.id]).get(one.id, (0, 0))
    lines = [status_wording.counted(total, heard)]
    if gone := relay_tasks.waiting(ctx.session, telling.about(one.code)):
        lines.append(status_wording.not_gone(gone))
    open_tasks = relay_tasks.not_heard(ctx.session, one.id)
    vacant = {task.area_id for task in open_tasks if task.person_id is None}
    people = {task.person_id for task in open_tasks if task.person_id}
    failed = relay_tasks.undelivered(ctx.session, telling.about(one.code), people)
    if not vacant and not failed:
        return lines
    if ctx.actor.me not in branch_contacts(one.branch_id, ctx):
        return [*lines, status_wording.for_the_secretary(len(vacant) + len(failed))]
    lines += [status_wording.no_holder(whose.without_holder(vacant, ctx))] if vacant else []
    if failed:
        named = sorted((ctx.name(who), unknown) for who, unknown in failed.items())
        lines.append(status_wording.not_brought(named))
    return lines
