"""责任区: who answers for us, for what, and how to reach him; for the branch the whole division [P0 D1-D7 S1]."""

from collections.abc import Iterator
from datetime import timedelta

from handlers.areas import wording
from handlers.areas.absence import form as absences
from handlers.areas.absence import wording as absence_wording
from handlers.areas.absence.reading import hears_absence
from handlers.areas.assigning import handover_wording, proposing, proposing_wording
from handlers.areas.assigning import wording as assigning_wording
from handlers.areas.assigning.form import AssignForm
from handlers.areas.assigning.handover import show_handover, tell_of_new_holders
from handlers.areas.assigning.hearing import ASSIGNING, hears_decision
from handlers.areas.board import in_order, line_of, may_oversee, open_areas
from handlers.areas.coverage import missing as coverage
from handlers.areas.coverage import wording as coverage_wording
from handlers.areas.lists import sending as files
from handlers.areas.lists import tables as lists
from handlers.areas.lists import wording as lists_wording
from handlers.areas.moving import effects
from handlers.areas.moving import wording as moving_wording
from handlers.areas.moving.form import MoveForm
from handlers.areas.moving.hearing import hears_change
from handlers.areas.who import reading
from handlers.areas.who.asking import tell_who
from handlers.kit.capability import EVERYBODY, Capability, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_MINE
from storage.vocabulary import PushKind, Role

OVERSEERS = frozenset({Role.BRANCH, Role.GROUP_LEADER, Role.COMMITTEE})
MOST_LINES = 15  # areas of one answer

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
def show_board(said: Utterance, ctx: Context) -> Reply:
    """Every area, who answers for it, how many people; what is missing is for the branch only [D1 D4 D6 D7]."""
    areas = in_order((area for area in open_areas(ctx) if may_oversee(area, ctx)), ctx)
    if not areas:
        raise Refusal(wording.NO_AREAS)
    pages = -(-len(areas) // MOST_LINES)
    page = min(reading.page_asked(said), pages)
    lines = [wording.board_head(len(areas), page, pages)]
    lines += [line_of(one, ctx) for one in areas[(page - 1) * MOST_LINES : page * MOST_LINES]]
    file = Choice(lists_wording.SEND_FILES, files.SEND_LISTS)
    if pages > 1:
        return Reply("\n".join(lines), (*_beside(page, pages, ctx), file))
    if not ctx.actor.branches:
        return Reply("\n".join(lines), (file,))
    missing = coverage.found_missing(ctx)
    lines += missing.lines or [wording.ALL_COVERED]
    return Reply("\n".join(lines), (*missing.choices, file))


def _beside(page: int, pages: int, ctx: Context) -> Iterator[Choice]:
    """The next steps of a list that fills more than one answer."""
    if page < pages:
        yield Choice(wording.MORE_AREAS, coverage.BOARD, wording.page(page + 1))
    if ctx.actor.branches:
        yield Choice(coverage_wording.COVERAGE_TITLE, coverage.COVERAGE)


@capability.command(
    "coverage",
    coverage_wording.COVERAGE_TITLE,
    *coverage_wording.COVERAGE_WORDS,
    who=OVERSEERS,
    about=coverage_wording.COVERAGE_ABOUT,
    examples=coverage_wording.COVERAGE_EXAMPLES,
    hears=reading.hears_coverage,
    refusal=wording.BOARD_REFUSAL,
)
def prove_coverage(said: Utterance, ctx: Context) -> Reply:
    """Whether the division of one's branch covers everybody, or what it lacks; to others the areas they oversee."""
    if not ctx.actor.branches:
        return show_board(said, ctx)
    return coverage.proven(reading.page_asked(said), ctx)


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
capability.command(
    "absence",
    absence_wording.TITLE,
    *absence_wording.WORDS,
    who=frozenset({Role.BRANCH}),
    about=absence_wording.ABOUT,
    examples=absence_wording.EXAMPLES,
    hears=hears_absence,
    form=absences.AbsenceForm,
)(absences.note)
capability.command(
    "away",
    absence_wording.LIST_TITLE,
    *absence_wording.LIST_WORDS,
    who=frozenset({Role.BRANCH}),
    about=absence_wording.LIST_ABOUT,
    examples=absence_wording.LIST_EXAMPLES,
)(absences.show_absent)
capability.items(coverage.faults_to_mend)
capability.items(proposing.waiting_proposals)
capability.every(
    hour=8,
    minute=30,
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.NOTICE,
    stops="for one fault of the division when the branch was told of it, or it is mended",
    after_roster_change=True,
)(coverage.check)
