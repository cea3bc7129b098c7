"""责任区: who answers for us, for what, and how to reach him; for the branch the whole division [P0 D1-D7 S1]."""

from datetime import timedelta

from handlers.areas import wording
from handlers.areas.absence import form as absences
from handlers.areas.absence import objecting
from handlers.areas.absence import wording as absence_wording
from handlers.areas.absence.reading import hears_absence
from handlers.areas.assigning import handover_wording, proposing, proposing_wording
from handlers.areas.assigning import wording as assigning_wording
from handlers.areas.assigning.form import AssignForm
from handlers.areas.assigning.handover import show_handover, tell_of_new_holders
from handlers.areas.assigning.hearing import hears_decision
from handlers.areas.coverage import tasks
from handlers.areas.coverage import wording as coverage_wording
from handlers.areas.coverage.showing import prove_coverage, show_board
from handlers.areas.lists import sending as files
from handlers.areas.lists import tables as lists
from handlers.areas.lists import wording as lists_wording
from handlers.areas.moving import effects
from handlers.areas.moving import wording as moving_wording
from handlers.areas.moving.form import MoveForm, move
from handlers.areas.moving.hearing import hears_change
from handlers.areas.who import reading
from handlers.areas.who import wording as who_wording
from handlers.areas.who.asking import tell_who
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_MINE
from storage.vocabulary import PushKind

capability = Capability("areas", wording.TITLE)

# Who answers for us
capability.command(
    "who",
    wording.TITLE,
    *who_wording.WHO_WORDS,
    may=Deed.SEE_AREA,
    about=who_wording.WHO_ABOUT,
    examples=who_wording.WHO_EXAMPLES,
    hears=reading.hears_who,
    menu=MENU_MINE,
)(tell_who)

# The division as a whole: the list, and the proof that it covers everybody
capability.command(
    "board",
    coverage_wording.BOARD_TITLE,
    *coverage_wording.BOARD_WORDS,
    may=Deed.SEE_COVERAGE,
    about=coverage_wording.BOARD_ABOUT,
    examples=coverage_wording.BOARD_EXAMPLES,
    hears=reading.hears_board,
    refusal=wording.BOARD_REFUSAL,
)(show_board)
capability.command(
    "coverage",
    coverage_wording.COVERAGE_TITLE,
    *coverage_wording.COVERAGE_WORDS,
    may=Deed.SEE_COVERAGE,
    about=coverage_wording.COVERAGE_ABOUT,
    examples=coverage_wording.COVERAGE_EXAMPLES,
    hears=reading.hears_coverage,
    refusal=wording.BOARD_REFUSAL,
)(prove_coverage)

# Who is to answer for an area: decided, proposed, handed over
capability.command(
    "assign",
    assigning_wording.TITLE,
    *assigning_wording.WORDS,
    may=Deed.PROPOSE_ASSIGNMENT,
    form=AssignForm,
    hears=hears_decision,
    about=assigning_wording.ABOUT,
    examples=assigning_wording.EXAMPLES,
)(proposing.assign)
capability.command(
    "settle",
    proposing_wording.SETTLE_TITLE,
    may=Deed.PROPOSE_ASSIGNMENT,
    hears=proposing.hears_settling,
    about=proposing_wording.SETTLE_ABOUT,
    examples=proposing_wording.SETTLE_EXAMPLES,
)(proposing.settle)
capability.command(
    "handover",
    handover_wording.HANDOVER,
    *handover_wording.HANDOVER_WORDS,
    may=Deed.TAKE_OVER_AREA,
    about=handover_wording.HANDOVER_ABOUT,
    examples=handover_wording.HANDOVER_EXAMPLES,
)(show_handover)
capability.every(
    hour=0,  # and first of what is made good later: the others go by who is where
    minute=5,
    missed=Missed.LATEST,
    late=timedelta(days=30),
    urgency=PushKind.NOTICE,
    stops="for one person when the roster says what the branch said of him",
)(effects.enter_due_moves)
capability.every(
    hour=8,
    minute=0,
    missed=Missed.ALL,
    late=timedelta(days=3),
    urgency=PushKind.NOTICE,
    stops="for one area when its people were told who answers for it from that day",
)(tell_of_new_holders)

# Who changes teams, leaves, becomes a full member
capability.command(
    "move",
    moving_wording.TITLE,
    *moving_wording.WORDS,
    may=Deed.CHANGE_PEOPLE,
    form=MoveForm,
    hears=hears_change,
    about=moving_wording.ABOUT,
    examples=moving_wording.EXAMPLES,
)(move)

# The division as files
capability.command(
    "files",
    lists_wording.FILES,
    *lists_wording.FILE_WORDS,
    may=Deed.SEE_COVERAGE,
    about=lists_wording.FILE_ABOUT,
    examples=lists_wording.FILE_EXAMPLES,
    hears=files.hears_send,
    refusal=wording.BOARD_REFUSAL,
)(files.send_lists)
capability.document("division")(lists.division)
capability.document("without_member")(lists.without_member)

# Who is away for a while
capability.command(
    "absence",
    absence_wording.TITLE,
    *absence_wording.WORDS,
    may=Deed.CHANGE_PEOPLE,
    about=absence_wording.ABOUT,
    examples=absence_wording.EXAMPLES,
    hears=hears_absence,
    form=absences.AbsenceForm,
)(absences.note)
capability.command(
    "away",
    absence_wording.LIST_TITLE,
    *absence_wording.LIST_WORDS,
    may=Deed.CHANGE_PEOPLE,
    about=absence_wording.LIST_ABOUT,
    examples=absence_wording.LIST_EXAMPLES,
)(absences.show_absent)
capability.command(
    "here",
    absence_wording.HERE,
    may=Deed.CORRECT_OWN_RECORDS,
    about=absence_wording.HERE_ABOUT,
    examples=(absence_wording.HERE,),
    hears=objecting.hears_here,
)(objecting.say_here)

# What waits for the branch
capability.items(tasks.faults_to_mend)
capability.items(proposing.waiting_proposals)
capability.every(
    hour=8,
    minute=30,
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.NOTICE,
    stops="for one fault of the division when the branch was told of it, or it is mended",
    after_roster_change=True,
)(tasks.check)
