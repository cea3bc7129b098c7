"""责任区: who answers for us, for what, and how to reach him; for the branch the whole division [P0 D1-D7 S1]."""

from datetime import timedelta

from handlers.areas import coverage, files, lists, lists_wording, reading, wording
from handlers.areas.assigning import handover_wording, proposing, proposing_wording
from handlers.areas.assigning import wording as assigning_wording
from handlers.areas.assigning.form import AssignForm
from handlers.areas.assigning.handover import show_handover, tell_of_new_holders
from handlers.areas.assigning.hearing import ASSIGNING, hears_decision
from handlers.areas.board import in_order, line_of, may_oversee
from handlers.areas.moving import effects
from handlers.areas.moving import wording as moving_wording
from handlers.areas.moving.form import MoveForm
from handlers.areas.moving.hearing import hears_change
from handlers.areas.who import tell_who
from handlers.kit.capability import EVERYBODY, Capability, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_MINE
from storage.vocabulary import PushKind, Role

OVERSEERS = frozenset({Role.BRANCH, Role.GROUP_LEADER, Role.COMMITTEE})

capability = Capability("areas", wording.TITLE)


capability.command(
    "who",
    wording.TITLE,
    *wording.WHO_WORDS,
    who=EVERYBODY,
    about=wording.WHO_ABOUT,
    examples=wording.WHO_EXAMPLES,
    hears=reading.hears_who,
    menu=MENU_MINE,
)(tell_who)


@capability.command(
    "board",
    wording.BOARD_TITLE,
    *wording.BOARD_WORDS,
    who=OVERSEERS,
    about=wording.BOARD_ABOUT,
    examples=wording.BOARD_EXAMPLES,
    hears=reading.hears_board,
    refusal=wording.BOARD_REFUSAL,
)
def show_board(_said: Utterance, ctx: Context) -> Reply:
    """Every area, who answers for it, how many people; what is missing is for the branch only [D1 D4 D6 D7]."""
    areas = [area for area in in_order(ctx.roster.areas.values(), ctx) if may_oversee(area, ctx)]
    if not areas:
        raise Refusal(wording.NO_AREAS)
    lines = [wording.board_head(len(areas)), *(line_of(area, ctx) for area in areas)]
    file = Choice(lists_wording.SEND_FILES, files.SEND_LISTS)
    if not ctx.actor.branches:
        return Reply("\n".join(lines), (file,))
    missing, choices = coverage.found_missing(ctx)
    return Reply("\n".join([*lines, *(missing or [wording.ALL_COVERED])]), (*choices, file))


capability.command(
    "assign",
    assigning_wording.TITLE,
    *assigning_wording.WORDS,
    who=ASSIGNING,
    form=AssignForm,
    hears=hears_decision,
    about=assigning_wording.ABOUT,
    examples=assigning_wording.EXAMPLES,
)(proposing.assign)
capability.command(
    "settle",
    proposing_wording.SETTLE_TITLE,
    who=frozenset({Role.BRANCH}),
    hears=proposing.hears_settling,
    about=proposing_wording.SETTLE_ABOUT,
    examples=proposing_wording.SETTLE_EXAMPLES,
)(proposing.settle)
capability.command(
    "handover",
    handover_wording.HANDOVER,
    *handover_wording.HANDOVER_WORDS,
    who=EVERYBODY,
    about=handover_wording.HANDOVER_ABOUT,
    examples=handover_wording.HANDOVER_EXAMPLES,
)(show_handover)
capability.every(
    hour=8,
    minute=0,
    missed=Missed.ALL,
    late=timedelta(days=3),
    urgency=PushKind.NOTICE,
    stops="for one area when its people were told who answers for it from that day",
)(tell_of_new_holders)


@capability.command(
    "move",
    moving_wording.TITLE,
    *moving_wording.WORDS,
    who=frozenset({Role.BRANCH}),
    form=MoveForm,
    hears=hears_change,
    about=moving_wording.ABOUT,
    examples=moving_wording.EXAMPLES,
)
def move(form: MoveForm, ctx: Context) -> Reply:
    """Somebody changes teams, leaves, or becomes a full member [D7]."""
    return effects.write(form.change(ctx), ctx)


capability.every(
    hour=0,
    minute=5,
    missed=Missed.LATEST,
    late=timedelta(days=30),
    urgency=PushKind.NOTICE,
    stops="for one person when the roster says what the branch said of him",
)(effects.enter_due_moves)
capability.command(
    "files",
    lists_wording.FILES,
    *lists_wording.FILE_WORDS,
    who=OVERSEERS,
    about=lists_wording.FILE_ABOUT,
    examples=lists_wording.FILE_EXAMPLES,
    hears=files.hears_send,
    refusal=wording.BOARD_REFUSAL,
)(files.send_lists)
capability.document("division")(lists.division)
capability.document("without_member")(lists.without_member)
capability.items(coverage.gaps_to_mend)
capability.items(proposing.waiting_proposals)
capability.every(
    hour=8,
    minute=30,
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.NOTICE,
    stops="for one gap when the branch was told of it, or somebody answers for the area again",
)(coverage.report_gaps)
