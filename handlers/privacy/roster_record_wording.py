"""How what was noted of somebody in the roster is shown to him."""

from storage.vocabulary import PersonChangeKind, ReviewKind

DUE_TALKS, REVIEWS = "该谈", "考察"
CHANGES, ABSENCES, PROPOSALS, CALENDAR = "变动", "不在", "建议", "日历"


def due_talk(when: str, by: str, until: str, occasion: str, *, visit: bool) -> str:
    """That somebody is to talk with one, or to visit one; the reason only where it is kept."""
    why = occasion or "没有记原因"
    return (
        f"· {when}{by}提的：{until}前{'该去看看您' if visit else '该和您谈谈'}（{why}）；办过就删"
    )


def review(when: str, kind: ReviewKind, by: str) -> str:
    """That one was looked at as an applicant; no word of what was found."""
    whose = {ReviewKind.CONTACT: "培养联系人", ReviewKind.BRANCH: "支部"}[kind]
    return f"· {when}{whose}考察过您（{by}记的，只记日期，不记评价）"


def change(kind: PersonChangeKind, when: str, by: str, since: str, team: str) -> str:
    """What the branch noted of one's place."""
    what = {
        PersonChangeKind.MOVED: f"到{team}",
        PersonChangeKind.LEFT: "不在本单位（不记原因）",
        PersonChangeKind.FULL_MEMBER: "转为正式党员",
    }[kind]
    return f"· {when}支部（{by}）记的变动：{since}起{what}"


def was_away(since: str, last: str) -> str:
    """An absence that is over."""
    return f"· 支部记了您{since}起不在，到{last}（不记原因）"


def proposal(code: str, when: str, area: str, *, waits: bool, accepted: bool) -> str:
    """Who should answer for an area, as one proposed it oneself."""
    state = "等支部定" if waits else "支部同意了" if accepted else "没有采纳，或后来换了"
    return f"· {code} {when}您对{area}责任区由谁负责的建议，{state}"


def calendar(when: str) -> str:
    """That one's sessions are read by one's own calendar."""
    return f"· {when}起您的学习安排可以用日历地址看（地址本身没有存）；回复「停用日历订阅」就删"
