"""What is said of an import of the list of people, done or tried."""

from collections.abc import Iterable, Sequence

from bot.roster_wording import listed, shortened, title
from storage.queries.enrolment import Enrolled

TRIED = "这是试读，什么也没有写入。真正导入时："
DONE = "名单已导入："
COUNTS = "新增 {new} 人，变动 {changed} 人，没变 {unchanged} 人。"
COUNTS_LEFT = "新增 {new} 人，变动 {changed} 人，离开 {left} 人，没变 {unchanged} 人。"
NEW = "新增：{name}（{userid}）"
CHANGED = "变动：{name}（{userid}）：{columns}"
LEFT = "离开：{name}（{userid}），从 {day} 起；职务和责任区到这天为止，记录都留着。"
CLOSED = "不再单列：{area}责任区，原来的人都已归到别的责任区。"
DECIDED = (
    "以支部在聊天里的决定为准，没有照名单改：{areas}。要改由谁负责，请支部委员直接在聊天里说。"
)
ARRIVED = "转入：{name}（{userid}）原来在{branch}；那边的职务和责任区到今天为止。请把他从那边的名单里去掉，不然下次导入又转回去。"
ABSENT = "名单里没有、系统里有，保持原样：{name}（{userid}）"
ABSENT_NEXT = (
    "上面 {count} 位如果离开了，请在名单里加上他们的一行，填上「离开日期」再导入；没离开就不用管。"
)
NOTICE = "请留意：{warning}"
TRY_NEXT = (
    "归在：{orgs}。名称不对，就加上 --committee、--general-branch、--branch 写自己的，以后每次写得一样。"
    "没有问题的话，去掉 --dry-run 再运行一次。"
)
HOW_TO_COVER = (
    "缺的怎么补：在名单里给党员填上「负责的责任区」，再导入一次；"
    "或者导入以后，请支部书记在企业微信里发「覆盖情况」，回数字一个一个定下来。"
)
DONE_NEXT = (
    "名单已生效。接着运行 zerenqu doctor，看还差哪一步。以后名单有变化，改好再导入一次就行。"
)


def report(
    enrolled: Enrolled,
    proof: Iterable[str],
    warnings: Iterable[str],
    orgs: Sequence[str],
    *,
    dry_run: bool,
) -> list[str]:
    """What an import did or would do: numbers, person by person, whether all are covered; a trial shows whose list it is."""
    counts = (COUNTS_LEFT if enrolled.left else COUNTS).format(
        new=len(enrolled.new),
        changed=len(enrolled.changed),
        left=len(enrolled.left),
        unchanged=enrolled.unchanged,
    )
    people = (
        [NEW.format(name=one.name, userid=one.userid) for one in enrolled.new],
        [
            CHANGED.format(name=one.name, userid=one.userid, columns=listed(map(title, one.fields)))
            for one in enrolled.changed
        ],
        [
            ARRIVED.format(name=one.name, userid=one.userid, branch=one.branch)
            for one in enrolled.arrived
        ],
        [LEFT.format(name=one.name, userid=one.userid, day=one.day) for one in enrolled.left],
        [CLOSED.format(area=one) for one in enrolled.closed],
        [DECIDED.format(areas=listed(enrolled.decided))] if enrolled.decided else [],
        [ABSENT.format(name=one.name, userid=one.userid) for one in enrolled.absent],
    )
    return [
        (TRIED if dry_run else DONE) + counts,
        *(line for lines in people for line in shortened(lines)),
        *([ABSENT_NEXT.format(count=len(enrolled.absent))] if enrolled.absent else []),
        *(NOTICE.format(warning=one) for one in warnings),
        *proof,
        TRY_NEXT.format(orgs=" → ".join(orgs)) if dry_run else DONE_NEXT,
    ]
