"""Taking out what is held, at its subject's word (domain.md §6.4)."""

from collections import defaultdict
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.privacy import wording
from handlers.privacy.forms import ForgetForm, code_of, talks_naming
from storage.queries import talks
from storage.vocabulary import PushKind

MINE, FORGET = "privacy.mine", "privacy.forget"


def forget_name(form: ForgetForm, ctx: Context) -> Reply:
    """Take the name and the words out; the hosts learn which talk it was and nothing else (domain.md §6.4)."""
    before = talks_naming(ctx)
    gone = [one for one in form.numbers if talks.take_out_name(ctx.session, ctx.actor, one)]
    if not gone:
        raise Refusal(wording.GONE_ALREADY)
    by_host: dict[UUID, list[str]] = defaultdict(list)
    for number in sorted(gone):
        by_host[before[number].host_id].append(code_of(number))
    for host, codes in by_host.items():
        if ctx.roster.people[host].here_on(ctx.today):
            ctx.promises.to(host, wording.host_told(codes), kind=PushKind.NOTICE, about=FORGET)
    done = wording.forgotten([code_of(number) for number in sorted(gone)])
    return Reply(done, (Choice(wording.BACK_CHOICE, MINE),))
