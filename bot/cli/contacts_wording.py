"""What is said about the address book of WeCom beside the roster."""

from collections.abc import Mapping, Sequence

from bot.roster_wording import shortened
from bot.settings_wording import APP_PAGE
from storage.queries.address_book import CHANGES, Line, Outcome, Synced

SYNC = "照企业微信通讯录更新名单：新来的、改名的、换班组的、离开的。党员身份、职务、责任区、常用称呼不动。"
ALLOW_LEAVERS = "确认真的有这么多人离开（不写的话，最多十分之一，也不会让整个班组离开）"
RENAMED = "换了账号的人：旧账号=新账号，可以写几次；还是同一个人，记录都在"

UNTRUSTED = 60020  # the server's address is not on the app's list

TRIED = "这是试读，什么也没有写入。真正同步时："
DONE = "已照通讯录更新名单："
COUNTS = (
    "新增 {new} 人，改名 {renamed} 人，换班组 {moved} 人，离开 {left} 人，没变 {unchanged} 人。"
)
SAID: Mapping[Outcome, str] = {
    Outcome.NEW: "新增：{name}（{userid}），{after}；政治面貌先记群众，是党员的请在名单里改。",
    Outcome.RENAMED: "改名：{before} → {after}（{userid}）",
    Outcome.MOVED: "换班组：{name}（{userid}），{before} → {after}。{branch}{areas}",
    Outcome.LEFT: "离开：{name}（{userid}），从今天起；职务和责任区到今天为止，记录都留着。{areas}",
    Outcome.MAYBE_RENAMED: "拿不准，没有动：账号 {before} 不见了，同班组多了同名的 {name}（{after}）。同一个人就加上 --renamed {before}={after}；"
    "不是，就在名单里给 {before} 填上「离开日期」。",
    Outcome.TEAM_VANISHED: "没有动：{name}（{userid}）和整个「{before}」一起不见了，多半是可见范围变了。真的都离开了，"
    "就加上 --allow-leavers 和离开的人数再运行一次。",
    Outcome.SEVERAL_TEAMS: "拿不准，没有动：{name}（{userid}）在通讯录里属于几个班组：{after}。请在名单里写明。",
    Outcome.DECIDED: "没有动：{name}（{userid}），支部在聊天里定了到{before}，通讯录里是{after}。请把通讯录也改过来，或请支部再说一次。",
    Outcome.NAMELESS: "没有加：{userid}（{after}），通讯录里的姓名看不到或写法不能用。请写进名单。",
    Outcome.BACK: "没有动：{name}（{userid}）在名单里已经离开，通讯录里还在。回来了就在名单里去掉「离开日期」再导入。",
    Outcome.NEVER_SEEN: "没有动：通讯录里没有 {name} 的账号 {userid}，以前也没见过。请核对账号；人离开了就在名单里填「离开日期」。",
    Outcome.HIDDEN: "没有动：{name}（{userid}）不在应用的可见范围里，看不到。",
}
AREAS = {
    Outcome.MOVED: "负责的责任区没有动，要不要调整请支部定。",
    Outcome.LEFT: "他负责过责任区，请支部看谁来接。",
}
BRANCH = "换到了{branch}，党组织关系和职务没有动，请照名单改。"
UNPLACED = "部门「{name}」没有同名的班组：{counts}。"
TWICE = "有两个部门都叫「{name}」，不知道是哪个班组：{counts}。"
NO_NAME = "名称看不到的部门：{counts}。"
KEPT = "名单里的 {known} 人保持原样"
NOT_ADDED = "名单外的 {strangers} 人没有加"
TRY_NEXT = "没有问题的话，去掉 --dry-run 再运行一次。"
ALL_SAME = "没有要改的。"

NOBODY = f"企业微信一个人也没有给出，没有改动。请核对 {APP_PAGE} → 可见范围。"
TOO_MANY = (
    "没有改动：以前见过的 {seen} 人里，这次有 {missing} 人在通讯录里找不到，超过十分之一，多半是可见范围变了。"
    f"请先核对 {APP_PAGE} → 可见范围。如果他们真的都离开了，加上 --allow-leavers {{missing}} 再运行一次。"
)
UNREACHABLE = "企业微信接口没有回应，没有改动。请运行 zerenqu doctor 看是哪一步不通，过一会儿再运行一次；中断了重来就行。"
REFUSED = "企业微信没有答应，没有改动。{why}"
BAD_RENAMED = "--renamed 要写成 旧账号=新账号。"
CANNOT_RENAME = "没有改动：名单里没有账号 {before}，或账号 {after} 已经有人用。请核对 --renamed。"


def report(done: Synced, twice: frozenset[str], *, dry_run: bool) -> list[str]:
    """What a comparison did or would do: numbers, then person by person, then departments."""
    counts = COUNTS.format(
        **{one.value: len(done.of(one)) for one in CHANGES}, unchanged=done.unchanged
    )
    kinds = ([_said(line) for line in done.of(outcome)] for outcome in Outcome)
    lines = [line for kind in kinds for line in shortened(kind)]
    departments = [
        _department(name, one.known, one.strangers, twice=name in twice)
        for name, one in sorted(done.unplaced.items())
    ]
    changes = any(done.of(one) for one in CHANGES)
    ends = [] if not dry_run else [TRY_NEXT if changes else ALL_SAME]
    return [(TRIED if dry_run else DONE) + counts, *lines, *departments, *ends]


def refused(code: int | None) -> str:
    """The platform said no, or nothing at all."""
    from bot.doctor.wecom_wording import ERRORS, error, untrusted  # noqa: PLC0415  (every command starts faster)

    if code is None:
        return UNREACHABLE
    why = untrusted("") if code == UNTRUSTED else ERRORS.get(code) or error(code)
    return REFUSED.format(why=why)


def _said(line: Line) -> str:
    areas = AREAS.get(line.outcome, "") if line.areas else ""
    words = {"before": line.before, "after": line.after, "areas": areas}
    words["branch"] = BRANCH.format(branch=line.branch) if line.branch else ""
    return SAID[line.outcome].format(name=line.name, userid=line.userid, **words)


def _department(name: str, known: int, strangers: int, *, twice: bool) -> str:
    counts: Sequence[str] = [
        *([KEPT.format(known=known)] if known else []),
        *([NOT_ADDED.format(strangers=strangers)] if strangers else []),
    ]
    said = TWICE if twice and name else UNPLACED if name else NO_NAME
    return said.format(name=name, counts="，".join(counts))
