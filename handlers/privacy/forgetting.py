"""Taking out what is held, at its subject's word (domain.md §6.4)."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.privacy import wording
from handlers.privacy.forms import ForgetForm, code_of, talks_naming
from storage.queries import requests, talks
from storage.vocabulary import PushKind

MINE, FORGET = "privacy.mine", "privacy.forget"


def forget_name(form: ForgetForm, ctx: Context) -> Reply:
    """Take the name and the words out of talks (domain.md §6.4)."""
    gone = take_out(form.numbers, ctx)
    if not gone:
        raise Refusal(wording.GONE_ALREADY)
    return Reply(wording.forgotten(gone), (Choice(wording.BACK_CHOICE, MINE),))


def take_out(numbers: Iterable[int], ctx: Context) -> list[str]:
    """The codes of the talks that name him no more; their hosts learn which it was and nothing else."""
    before = talks_naming(ctx)
    gone = sorted(one for one in numbers if talks.take_out_name(ctx.session, ctx.actor, one))
    by_host: dict[UUID, list[str]] = defaultdict(list)
    for number in gone:
        by_host[before[number].host_id].append(code_of(number))
        for one in requests.end_about(ctx.session, code_of(number), ctx.now, ctx.actor.me):
            ctx.promises.call_off(one.code)
    for host, codes in by_host.items():
        if ctx.roster.people[host].here_on(ctx.today):
            ctx.promises.to(host, wording.host_told(codes), kind=PushKind.NOTICE, about=FORGET)
    return [code_of(number) for number in gone]
