"""What `zerenqu edition check --with-data` says of the data at hand."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.cli.edition_changes_wording import UNIT_KINDS
from bot.cli.keeping_wording import TABLES
from storage.vocabulary import UnitKind

COMMA = "、"
MOST = 20
HEADING = "对照现有的数据（只看，不改）："
NOTHING = "  · 现有的数据都合得上。"


def line(text: str) -> str:
    """One thing that would be different."""
    return f"  · {text}"


def same_day(title: str, key: str, since: date) -> str:
    """Two that begin on the same day."""
    return f"和设置里的《{title}》（{key}）同一天（{since.isoformat()}）生效，不能一起写进 ZRQ_EDITION：请改 in_force_from，或者换掉那一份"


def cycle(year: int, edition: str) -> str:
    """An assessment that has begun goes on as it was begun."""
    return f"{year} 年考核在办，按 {edition} 开始的，照它办完；结果定下来之前别把它从 ZRQ_EDITION 里去掉"


def own_form_changes(edition: str) -> str:
    """The file that an assessment which goes on is held by was changed."""
    return f"正在进行的考核用的就是 {edition}，而这个文件改过了：考核表会半路变。请把改过的另存成别的名字"


def unit_unknown(kind: UnitKind, names: Sequence[str]) -> str:
    """Areas made of what the text does not know."""
    return (
        f"按{UNIT_KINDS[kind]}划的责任区，这份文本里没有这种划法：{_shown(names)}。请支部重新划分"
    )


def other_number(names: Sequence[str], wanted: int) -> str:
    """Areas of linked people, but not of so many."""
    return f"结对的职工不是 {wanted} 名的责任区：{_shown(names)}"


def too_many(names: Sequence[str], most: int) -> str:
    """Areas with many people for each who answers for them."""
    return f"每名责任党员管的人超过 {most} 个的责任区：{_shown(names)}"


def shifts_unknown(people: Sequence[tuple[str, int]]) -> str:
    """Shifts of the roster whose hours the text does not know."""
    shown = COMMA.join(f"{name}（{count} 人）" for name, count in people)
    return (
        f"名单里的这些班次，文本里没有上班时间：{shown}。除了免打扰时段，他们什么时候都可能收到推送"
    )


def deleted_earlier(counts: Mapping[str, int]) -> str:
    """Rows that are kept now and would be deleted in the next night."""
    shown = COMMA.join(f"{TABLES[name]} {number}" for name, number in counts.items())
    return f"保留时间短了，生效后的第一个凌晨会多删：{shown}。删了找不回来"


def _shown(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个" if len(names) > MOST else ""
    return COMMA.join(names[:MOST]) + more
