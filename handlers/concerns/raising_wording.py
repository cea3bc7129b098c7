"""What is said while somebody raises a concern."""

from collections.abc import Sequence

from handlers.concerns.identity import Learners
from handlers.concerns.wording import BRANCH, CATEGORIES
from storage.vocabulary import ConcernCategory, Identity

ASK_TEXT = "想反映什么？一句话说清楚：什么事、在哪儿、多久了。"
TEXT_NOT_READ = "我没看到要反映的事。一句话说清楚就行，或回复「取消」。"
NAMED, NAMELESS = "写名", "匿名"
CONFIDENTIAL = (
    "保密（只让受理的人知道）"  # who that is, and who while he is away, is said above the choices
)
CONFIDENTIAL_WORDS = (
    "保密",
    "只让受理的人知道",
    "只让支部知道",
    "只让书记知道",
    "只让支部书记知道",
)
NAMELESS_ASKED = (
    "现在还收不了匿名，这件事也还没记下。最保密的是「2 保密」：除了受理的人，别人看不到您的姓名。"
    "回复 1 或 2，或回复「取消」。"
)
NAMELESS_DROPPED = (
    "刚才不带「匿名」打的内容是您名下的草稿，我已经丢掉，没有告诉任何人；加密的备份里最多还会留一阵。"
    "所以最在意的事，请一开始就用「匿名」开头。"
)
NO_OFFENCES = "这类事我不收，也不会记下。请找支部纪检委员或上级纪检当面说。"
STILL_NOTHING = "这件还没有记下，也没有告诉任何人。不反映了回复「取消」；要接着反映，回复 1 或 2。"
ONE_AT_A_TIME = (
    "一件一件来：先说前面这件「{words}」，回复数字我就记下。刚才这句还没有记，记完这件请再说一遍。"
)
CHOOSE_IDENTITY = "回复数字选一个，我就记下；不想反映了回复「取消」。"
NAMES_LEFT_OUT = "不写职工姓名，记下"
ONE_WORKER, MYSELF = "一名职工", "我（姓名略）"
NOBODY_ABOVE = (
    "这件事按规矩不能交给它提到的人，而这里还没有设上级受理人，所以没有记下。\n"
    "您可以当面或书面向上级党组织反映。"
)
REPEATED_NOTE = "（反映过多次）"
NOT_ABOUT = "不是反映{whom}，交支部"


ASK_LEADER, CHOOSE_LEADER = (
    "您说的组长是哪一位？他不会看到这件。",
    "回复数字选一位，或回复「取消」。",
)
TEAM_LEADER, GROUP_LEADER = "班组长", "党小组长{names}"
OF_COMMITTEE, OF_MEMBER, OF_LEADER = "支部（{names}）", "责任党员{names}", "党小组长{names}"
OTHERS = "其他支委"
WHEN_AWAY, AWAY_NOW = "（他不在时是{deputy}）", "（他现在不在，先由{deputy}代）和{deputy}"
LIMITS = (
    "办事的部门、安全值班只看内容，不看姓名；转到上级，写名的带姓名，保密的不带。"
    "企业微信后台归公司管，管理员能看到什么我保证不了。"
)
REVEALED_ONLY = "别人要知道是您，得写明理由、知道的人也同意，并马上告诉您。"
WITHOUT_LEADER = "不想让党小组长看，回复「不经组长」。"
FOR_OTHERS = "替职工反映的，不带职工姓名。"
NAMELESS_LINE = "匿名：我这里不留是谁说的，下一步细说。"
MOST_NAMED = 5


def leader_choices(names: Sequence[str]) -> tuple[str, str]:
    """The two who are called so."""
    return TEAM_LEADER, GROUP_LEADER.format(names="、".join(names))


def readers_named(seen_by: Learners) -> str:
    """Who sees the name in the mode 写名."""
    seated = "、".join(seen_by.seated)
    if not seen_by.in_branch:
        return f"{seen_by.org}（{seated}）" if seated else seen_by.org
    many = len(seen_by.seated) > MOST_NAMED or not seated
    groups = (
        (OF_MEMBER, seen_by.responsible),
        (OF_LEADER, seen_by.leaders),
    )
    others = [say.format(names="、".join(names)) for say, names in groups if names]
    return "、".join([BRANCH if many else OF_COMMITTEE.format(names=seated), *others])


def who_will_know(
    seen_by: Learners, *, nameless: bool = False, for_others: bool = False
) -> list[str]:
    """In plain words who learns the raiser's name in each mode, and what cannot be promised."""
    first = f"书记{seen_by.receiver}" if seen_by.is_secretary else seen_by.receiver or seen_by.org
    say = AWAY_NOW if seen_by.stands_in else WHEN_AWAY
    away = say.format(deputy=seen_by.deputy) if seen_by.deputy else ""
    rest = [OTHERS] if len(seen_by.seated) > 1 and seen_by.in_branch else []
    rest += [OF_LEADER.format(names="、".join(seen_by.leaders))] if seen_by.leaders else []
    sees = f"{'、'.join(rest)}看得到内容，看不到姓名" if rest else ""
    unseen = "责任党员看不到这件" if seen_by.responsible else ""
    unseen = unseen if seen_by.in_branch else "支部看不到这件"
    secret = "；".join(one for one in (f"保密：只有{first}{away}知道是您", sees, unseen) if one)
    return [
        f"写名：{readers_named(seen_by)}看得到您的姓名。",
        f"{secret}。",
        *([NAMELESS_LINE] if nameless else []),
        *([FOR_OTHERS] if for_others else []),
        *([WITHOUT_LEADER] if seen_by.leaders else []),
        LIMITS,
    ]


def who_learns_asked(known: str) -> str:
    """Asked in the middle of it."""
    return f"{known}\n{REVEALED_ONLY}\n这件还没有记下。回复数字选一个；不反映了回复「取消」。"


def who_learns(known: str) -> str:
    """Asked before anything was said."""
    return f"{known}\n{REVEALED_ONLY}\n您点名反映的人，看不到那件反映。想好了，直接把事说给我就行。"


def who_learns_of(code: str, line: str, unseen: str, known: str) -> str:
    """The newest one of whoever asks, then how it is with another."""
    kept = f"{unseen}看不到这件。" if unseen else ""
    return f"您最近提的 {code} 是{line}{kept}\n再提一件的话：\n{known}"


def ask_identity(
    first_words: str, category: ConcernCategory, routed: str, known: str, more: str
) -> str:
    """One tap: what was understood, where it goes, and who will see the name."""
    understood = f"要反映的（{CATEGORIES[category]}）：{first_words}{more}"
    return "\n".join(part for part in (understood, routed, known) if part)


KEPT_FROM_LEADERS = "这件事说到组长，不会交给组长；责任党员和党小组长看不到。"
PAST_LEADER = "不经组长：党小组长看不到这件。"
LEADER_TOLD = "会告诉支部和党小组长{names}。"


def kept_from(whom: str, told: Sequence[str] = ()) -> str:
    """It is about somebody of the branch; `told` is the leader of the member it is about."""
    more = LEADER_TOLD.format(names="、".join(told)) if told else ""
    return f"这件事提到{whom}，不会交给{whom}，{whom}也看不到。{more}"


def goes_above(whom: str, handler: str) -> str:
    """It is about the secretary."""
    return f"这件事提到{whom}，不经支部，直接交{handler}，支部看不到。"


def ask_names(
    first_words: str, category: ConcernCategory, names: Sequence[str], seen_by: Learners
) -> str:
    """A responsible member speaks for others: their names are left out."""
    return (
        f"要替大家反映的（{CATEGORIES[category]}）：{first_words}\n"
        f"{readers_named(seen_by)}看到是您替人反映的。"
        f"里面有{'、'.join(names)}的名字，替人反映一律不写，记成「{ONE_WORKER}」；要写名，请本人自己来说："
    )


def recorded(
    code: str, category: ConcernCategory, how: str, handler: str, owner: str, days: int, hours: int
) -> str:
    """It has a number, a person who sees to it, and this is what comes next."""
    return (
        f"已记下 {code}（{CATEGORIES[category]}，{how}）。"
        f"已转给{handler}，由{owner}负责，按规定 {days} 个工作日内答复；解决没解决由您说了算。\n"
        f"查进度，回复「我的反映」。{hours} 小时内可以「撤回 {code}」。"
    )


def recorded_for_nobody(code: str, category: ConcernCategory, how: str, handler: str) -> str:
    """Nobody but its raiser sits where it is answered, nor above."""
    return (
        f"已记下 {code}（{CATEGORIES[category]}，{how}）。{handler}里除了您没有别人，上面也没有，"
        f"眼下没有人能接，还没有告诉任何人。名单里补上一位，就自动交给那位；急的话，请当面或书面向上级党组织反映。\n"
        f"查进度，回复「我的反映」。"
    )


def hazard_recorded(code: str, how: str, handler: str) -> str:
    """Somebody may be hurt: the site comes first."""
    return (
        f"已记下 {code}（安全，急，{how}），已马上通知{handler}。\n"
        "现场先办三件事：人先离开，拉上警戒，马上报当班负责人。\n查进度，回复「我的反映」。"
    )


AND_DUTY = "{handler}和安全值班{names}"


def how_named(identity: Identity, *, names_out: bool) -> str:
    """Whose name is shown to whom, in a few words."""
    if names_out:
        return WITHOUT_NAMES
    return NAMED if identity is Identity.NAMED else "保密"


WITHOUT_NAMES = "没写职工姓名"
CUT_NOTE = "您说的有点长，记下了前 {kept} 个字（到「{tail}」为止），余下的请再发一条。"


def cut_note(kept: str) -> str:
    """More was said than is kept, and where it ends."""
    return CUT_NOTE.format(kept=len(kept) - 1, tail=kept.rstrip("…")[-6:].replace("\n", " "))
