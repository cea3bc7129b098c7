"""How sure it is that a sentence is about a study session, and what is wanted; one command wins, the others stay silent."""

import re
from datetime import date, timedelta

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.policy import Deed
from handlers.kit.reading.dates import Lean, find_days, find_times
from handlers.kit.reading.repeat_readers import repeat_spans
from handlers.kit.reading.utterance import Utterance
from handlers.study import reasons, rules
from handlers.study.attending import names_somebody_asked
from handlers.study.cycles import ends_series
from handlers.study.reading import MATERIAL, PLACE_SET, days_said, names_meeting, session_numbers
from storage.queries import study
from storage.vocabulary import SessionState

SURE, CLEAR, LIKELY, FAIR, WEAK = 100, 88, 75, 60, 40
BRIEF = (
    24  # characters: what may be meant without the word 学习, when there is only one thing to mean
)
SHORT = 12  # characters: an answer to a notice, 「明天去不了」
STUDY = re.compile(r"学习|党课|集中学|学一[次遍]|再学|小组会|组织生活会|主题党日|一起学|交流会")
ALONE = ("学习", "下次学习", "学习安排", "我的学习", "最近学习")
TALK = re.compile(
    r"座谈|(?:谈|聊)(?:了|过|心|话|的|一?会|完)|自评|自我鉴定|打分|打\d|满分|考核|不足|今年|全年|这一年|那项|这项|\d次"
)
CONTENT = re.compile(r"(?<=[\s,，])内容")
EVERYBODY_CAME = (
    "都到了", "全到了", "到齐了", "都来了", "全来了", "人都到了", "全部到了", "全员到了", "都到齐了",
)  # fmt: skip
MYSELF = "我"
QUESTION = re.compile(r"什么|啥|吗|嘛|呢$|几点|哪|谁|怎么|咋|多少|多久|规定|有没有|是不是|[?？]")
ASKS_NEXT = re.compile(
    r"(?:什么时候|啥时候|几点|哪天|在哪|有没有|有啥|有什么|哪里|地点).{0,4}(?:学习|党课)|(?:学习|党课).{0,6}(?:什么时候|啥时候|几点|哪天|在哪|哪里)"
    r"|(?:下次|最近|这周|下周|本周).{0,3}(?:学习|党课)(?:吗|没有?|安排)?$|(?:补课|补学|学习).{0,4}(?:欠|(?<!出)差|没补)|(?:欠|(?<!出)差|没补).{0,4}(?:补课|补学|学习)"
)
CANNOT = re.compile(
    r"(?:去|来|到|参加|赶|赶得)不[了成上过]|不能(?:去|来|到|参加)|(?:没法|没办法|没空|没时间)(?:去|来|到|参加)?|走不开|请(?:个|一?下|一?天)?假|不去了|不来了|去不成"
)
NOT_COMING = ("不去", "不来", "不参加", "我不去", "我不来", "我不参加", "去不成", "没时间", "没空")
ASKS_LEAVE = re.compile(r"请(?:个|一?下|一?天|半天)?假")
ABLE = re.compile(
    r"又?(?<!不)(?:能|可以)(?:去|来|到|参加)了|又(?:能|可以)(?:去|来|参加)|去得了|不请假了|(?:取消|撤销|撤回|销)(?:掉)?(?:了)?假|(?:取消|撤销|撤回)请假|假(?:取消|销了|不请)"
)
ROLL_SAID = re.compile(
    r"(?:都|全|全部|全体|人)(?:都|员|部)?(?:(?:到|来|在|参加)(?:了|齐|场|全)|[到在](?=$|[\s,.;。]))|[到来]齐|没(?:有)?(?:来|到|参加)|缺(?:席|勤|了|$)|未到|[全满]勤|也[到来]了"
    r"|到了(?:\d+|[一二两三四五六七八九十]+)[个人]"
)
FINISHED = re.compile(r"学(?:习)?完")
CAME = re.compile(r"(?<![没未不])[到来]了")
EXCEPT = re.compile(r"除(?:了|去|开)")
LATE = re.compile(
    r"(?<![今昨明当夜傍])晚(?:到|来|点|半|一?会|\d|十)|[来到]晚|(?<![别推])(?<!不要)(?<!不许)(?<!不得)迟到|赶不及"
)
SOME_MEETING = re.compile(r"[的个场次]会(?!议室|计|员|不|议)|材料")
ARRANGE = re.compile(
    r"安排|组织|召集|通知|召开|开展|集中|举行|搞|办一?次|开(?:个|次|一次|党课|小组会)"
)
MOVE = re.compile(r"改(?:到|成|在|为|期|时间)|推(?:迟|到)|延期|延后|提前到|挪(?:到)?|顺延|换到")
CALL_OFF = re.compile(r"取消|不(?:办|开|搞|学|组织)了|先不(?:办|开|搞|学)")
MADE_UP = re.compile(r"补(?:学|课)?(?:过|完|好|上)|补(?:学|课)?了")
LATER = re.compile(r"回头|以后|之后再|改天|到时|还没补|要补|得补|补一下")

NEXT_TO, A_NAME = 3, 8  # characters between a name and what is said of him, and both together
PILLORY = re.compile(
    r"(?:名单|单子).{0,6}(?:群|公布|通报|曝光)|(?:群|公布|通报|曝光).{0,4}(?:名单|单子)"
)
# 「周五的学习我列席」 tells that somebody comes
COMES = re.compile(r"我(?:也|会|能|要|可以)?(?:列席|旁听|去听|到场|参加)[一下了的吧啊]*$")


def hears_schedule(said: Utterance, ctx: Context) -> int:
    """A session is announced: study, and a time to come."""
    plain = said.plain
    head = said.part(0, len(CONTENT.split(plain)[0]))  # 考核 in what is studied is no assessment
    about = STUDY.search(plain) or names_meeting(plain)
    if not about or _is_other(head) or QUESTION.search(plain) or COMES.search(plain):
        return 0
    if ends_series(plain):
        return 0
    timed = any(one.at is not None for one in find_times(said))
    dated = [one for one in find_days(said, ctx.today, Lean.FUTURE) if one.day != ctx.today]
    if timed:
        return CLEAR
    if ARRANGE.search(plain):
        return LIKELY if dated else FAIR
    if repeat_spans(plain) and _organises(ctx):
        return LIKELY
    return FAIR if dated else 0


def hears_leave(said: Utterance, ctx: Context) -> int:
    """Somebody says of himself that he cannot come, or that he can again."""
    if ROLL_SAID.search(said.plain) or TALK.search(said.plain):
        return 0
    weight = _weight_of_leave(said, ctx)
    return 0 if weight and _of_another(said, ctx) else weight


def _weight_of_leave(said: Utterance, ctx: Context) -> int:
    plain = said.plain
    about = STUDY.search(plain) or session_numbers(said)
    if ABLE.search(plain):
        return CLEAR if about else LIKELY
    if LATE.search(plain):
        return CLEAR if about else WEAK
    cannot = CANNOT.search(plain)
    if cannot and (about or SOME_MEETING.search(plain)):
        return CLEAR
    if _may_answer(said, ctx.today) and _is_asked_to(said, ctx):
        return LIKELY
    return 0 if not cannot else FAIR if len(plain) <= SHORT else WEAK


def hears_roll(said: Utterance, ctx: Context) -> int:
    """An organiser tells who was there."""
    plain = said.plain
    if TALK.search(plain) or MOVE.search(plain) or CALL_OFF.search(plain):
        return 0
    if PILLORY.search(plain):
        return 0
    about = STUDY.search(plain) or session_numbers(said) or FINISHED.search(plain)
    told = ROLL_SAID.search(plain) or (EXCEPT.search(plain) and about)
    came = about and CAME.search(plain) and ctx.mentions(said)
    if not told and not came:
        absent = about and CANNOT.search(plain) and _of_another(said, ctx)
        return LIKELY if absent and _organises(ctx) else 0
    if about:
        return CLEAR
    if not _organises(ctx) or len(plain) > 20:
        return WEAK
    named = any(one.certain for one in ctx.mentions(said))
    named = named or names_somebody_asked(said, ctx)
    return FAIR if named or EXCEPT.search(plain) or said.says(*EVERYBODY_CAME) else WEAK


def hears_make_up(said: Utterance, ctx: Context) -> int:
    """Somebody made up for a session."""
    plain = said.plain
    if (
        not MADE_UP.search(plain)
        or LATER.search(plain)
        or TALK.search(plain)
        or ROLL_SAID.search(plain)
    ):
        return 0
    return LIKELY if _organises(ctx) else FAIR if STUDY.search(plain) else 0


def hears_next(said: Utterance, _ctx: Context) -> int:
    """One's own sessions are asked for, or a number alone is sent."""
    if said.says(*ALONE):
        return SURE
    numbers = session_numbers(said)
    if numbers and len(said.words()) <= 10 and not _is_other(said):
        return SURE - 5
    if ASKS_NEXT.search(said.plain) and not _is_other(said):
        return LIKELY
    return 0


def hears_change(said: Utterance, ctx: Context) -> int:
    """A session is moved to another time or place, or called off."""
    plain = said.plain
    if ABLE.search(plain) or ROLL_SAID.search(plain) or TALK.search(plain) or ends_series(plain):
        return 0
    moved, placed = MOVE.search(plain), _sets_place(said)
    if STUDY.search(plain) or session_numbers(said):
        return CLEAR if moved or placed or CALL_OFF.search(plain) else 0
    begins = moved is not None and moved.start() == said.begin()
    if (placed or begins) and len(plain) <= BRIEF and not QUESTION.search(plain):
        return LIKELY if _runs_one(ctx) else 0
    return 0


def hears_material(said: Utterance, _ctx: Context) -> int:
    """Material is given for a session with a number."""
    return SURE - 2 if session_numbers(said) and MATERIAL.search(said.plain) else 0


def reason_alone(said: Utterance, today: date) -> bool:
    """Whether nothing is said but a day and what keeps somebody away: 「明天我要值班」."""
    if CANNOT.search(said.plain):
        return False
    plain = list(said.plain)
    for one in find_days(said, today, Lean.FUTURE):
        plain[one.start : one.end] = " " * (one.end - one.start)
    return reasons.ALONE.fullmatch("".join(plain)) is not None


def _may_answer(said: Utterance, today: date) -> bool:
    """Whether it can be the answer to a notice of study, without the word: 「不去」, 「请个假 孩子发烧」."""
    if CANNOT.search(said.plain):
        return len(said.plain) <= (BRIEF if ASKS_LEAVE.search(said.plain) else SHORT)
    return said.says(*NOT_COMING) or reason_alone(said, today)


def _sets_place(said: Utterance) -> bool:
    """「地点定在三楼」, not 「周五下午3点学习 地点在三楼」, which arranges."""
    if not PLACE_SET.search(said.plain) or QUESTION.search(said.plain):
        return False
    return not any(one.at is not None for one in find_times(said))


def _is_asked_to(said: Utterance, ctx: Context) -> bool:
    """Whether a session of others is coming that he is asked to, on the day he speaks of if any."""
    since, until = ctx.now - rules.LATE_LEAVE, ctx.now + timedelta(days=rules.SOON_DAYS)
    days = days_said(said, ctx.today, Lean.FUTURE)
    return any(
        one.session.state is SessionState.PLANNED
        and one.session.organiser_id != ctx.actor.me
        and (not days or one.session.starts_at.astimezone(SHANGHAI).date() in days)
        for one in study.invitations(ctx.session, ctx.actor, since=since, until=until)
    )


def _runs_one(ctx: Context) -> bool:
    """Whether a session is coming that is his to run."""
    found = study.led(ctx.session, ctx.actor, since=ctx.now) if _organises(ctx) else ()
    return any(one.state is SessionState.PLANNED for one in found)


def _is_other(said: Utterance) -> bool:
    """Whether it tells something else about a session."""
    others = (CANNOT, ABLE, LATE, ROLL_SAID, MOVE, CALL_OFF, TALK, MADE_UP)
    if any(one.search(said.plain) for one in others):
        return True
    return bool(session_numbers(said) and MATERIAL.search(said.plain))


def _of_another(said: Utterance, ctx: Context) -> bool:
    """Whether it speaks of somebody else and not of oneself."""
    if MYSELF in said.plain:
        return False
    found = ctx.mentions(said)
    if any(one.certain and ctx.actor.me not in one.candidates for one in found):
        return True
    cannot = CANNOT.search(said.plain)
    if cannot is None:
        return False
    # 「老陈请假了」: whoever is named right before it, of whatever team and however unsurely
    before = said.part(max(0, cannot.start() - A_NAME), cannot.start())
    named = ctx.mentions(before, ctx.roster.people)
    near_enough = len(before.plain) - NEXT_TO
    return any(ctx.actor.me not in one.candidates and one.end >= near_enough for one in named)


def _organises(ctx: Context) -> bool:
    return Deed.ARRANGE_STUDY.open_to(ctx.actor)
