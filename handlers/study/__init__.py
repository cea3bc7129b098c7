"""学习: sessions at no fixed interval, told and reminded, leave and attendance in one sentence each [T2 M2]."""

from datetime import timedelta

from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_STUDY
from handlers.study import (
    arranging,
    attending,
    changing,
    ending,
    hearing,
    leaving,
    making_up,
    minutes,
    record,
    record_wording,
    scheduling,
    showing,
    signing,
    signing_wording,
    wording,
)
from handlers.study.series import making
from handlers.study.series import wording as series_wording
from storage.vocabulary import PushKind

capability = Capability("study", wording.TITLE)

capability.command(
    "schedule",
    wording.SCHEDULE_TITLE,
    *wording.SCHEDULE_WORDS,
    may=Deed.ARRANGE_STUDY,
    about=wording.SCHEDULE_ABOUT,
    examples=wording.SCHEDULE_EXAMPLES,
    hears=hearing.hears_schedule,
    form=scheduling.ScheduleForm,
    menu=MENU_STUDY,
    refusal=wording.SCHEDULE_REFUSAL,
)(arranging.arrange)

capability.command(
    "attendance",
    wording.ROLL_TITLE,
    *wording.ROLL_WORDS,
    may=Deed.ARRANGE_STUDY,
    about=wording.ROLL_ABOUT,
    examples=wording.ROLL_EXAMPLES,
    hears=hearing.hears_roll,
    form=attending.RollForm,
    menu=MENU_STUDY,
    refusal=wording.ROLL_REFUSAL,
)(attending.take_roll)

capability.command(
    "make_up",
    wording.MAKE_UP_TITLE,
    *wording.MAKE_UP_WORDS,
    may=Deed.ARRANGE_STUDY,
    about=wording.MAKE_UP_ABOUT,
    examples=wording.MAKE_UP_EXAMPLES,
    hears=hearing.hears_make_up,
    form=making_up.MakeUpForm,
    refusal=wording.MAKE_UP_REFUSAL,
)(making_up.close_make_up)

capability.command(
    "cancel",
    wording.CHANGE_TITLE,
    *wording.CHANGE_WORDS,
    may=Deed.ARRANGE_STUDY,
    about=wording.CHANGE_ABOUT,
    examples=wording.CHANGE_EXAMPLES,
    hears=hearing.hears_change,
    form=changing.ChangeForm,
    refusal=wording.SCHEDULE_REFUSAL,
)(changing.change)

capability.command(
    "end_series",
    series_wording.END_TITLE,
    *series_wording.END_WORDS,
    may=Deed.ARRANGE_STUDY,
    about=series_wording.END_ABOUT,
    examples=series_wording.END_EXAMPLES,
    hears=ending.hears_end,
    form=ending.EndSeriesForm,
    refusal=wording.SCHEDULE_REFUSAL,
)(ending.end_series)

capability.command(
    "material",
    wording.MATERIAL_TITLE,
    may=Deed.ARRANGE_STUDY,
    about=wording.MATERIAL_ABOUT,
    hears=hearing.hears_material,
    refusal=wording.MATERIAL_REFUSAL,
)(leaving.keep_material)

capability.command(
    "leave",
    wording.LEAVE_TITLE,
    *wording.LEAVE_WORDS,
    may=Deed.TAKE_PART_IN_STUDY,
    about=wording.LEAVE_ABOUT,
    examples=wording.LEAVE_EXAMPLES,
    hears=hearing.hears_leave,
    form=leaving.LeaveForm,
)(leaving.take_leave)

capability.command(
    "next",
    wording.NEXT_TITLE,
    *wording.NEXT_WORDS,
    may=Deed.TAKE_PART_IN_STUDY,
    about=wording.NEXT_ABOUT,
    examples=wording.NEXT_EXAMPLES,
    hears=hearing.hears_next,
    menu=MENU_STUDY,
)(showing.show)

capability.command(
    "sign_in_code",
    signing_wording.CODE_TITLE,
    *signing_wording.CODE_WORDS,
    may=Deed.ARRANGE_STUDY,
    about=signing_wording.CODE_ABOUT,
    examples=signing_wording.CODE_EXAMPLES,
    hears=signing.hears_code,
    refusal=signing_wording.REFUSAL,
)(signing.show_code)

capability.command(
    "sign_in",
    signing_wording.SIGN_TITLE,
    *signing_wording.SIGN_WORDS,
    alone=True,
    may=Deed.TAKE_PART_IN_STUDY,
    about=signing_wording.SIGN_ABOUT,
    examples=signing_wording.SIGN_EXAMPLES,
    hears=signing.hears_sign_in,
)(signing.sign_in)

capability.command(
    "minutes",
    signing_wording.MINUTES_TITLE,
    *signing_wording.MINUTES_WORDS,
    may=Deed.ARRANGE_STUDY,
    about=signing_wording.MINUTES_ABOUT,
    examples=signing_wording.MINUTES_EXAMPLES,
    hears=minutes.hears_minutes,
    refusal=signing_wording.REFUSAL,
)(minutes.keep_minutes)

capability.every(
    hour=9,
    minute=30,
    missed=Missed.LATEST,
    late=timedelta(days=1),
    urgency=PushKind.NOTICE,
    stops="when the series has reached its day or was ended, and while its organiser calls nobody together",
)(making.make_due_sessions)

capability.command(
    "record",
    record_wording.TITLE,
    *record_wording.WORDS,
    alone=True,
    may=Deed.ARRANGE_STUDY,
    about=record_wording.ABOUT,
    examples=record_wording.EXAMPLES,
    hears=record.hears_record,
    refusal=record_wording.REFUSAL,
)(record.send)

capability.document("record", archive=record.of_area)(record.paper)
capability.items(showing.left_to_do)
