"""How long each kind of record is kept, as `zerenqu edition diff` names it, and whom that concerns."""

from collections.abc import Mapping

from bot.cli.edition_changes_wording import Concerned
from storage.vocabulary import Retention

KEPT: Mapping[Retention, tuple[Concerned, str]] = {
    Retention.WHILE_EMPLOYED: (Concerned.WORKERS, "离开后名册保留"),
    Retention.TALKS: (Concerned.WORKERS, "谈心的名字和内容最多保留"),
    Retention.CONCERNS: (Concerned.WORKERS, "反映的事办结后保留"),
    Retention.STUDY: (Concerned.MEMBERS, "学习记录保留"),
    Retention.ASSESSMENT: (Concerned.MEMBERS, "自查保留"),
    Retention.BALLOTS: (Concerned.WORKERS, "考核结束后责任区评价（不带姓名）保留"),
    Retention.SUPERVISION: (Concerned.MEMBERS, "督查、履责和帮带记录保留"),
    Retention.CONVERSATION: (Concerned.ADMIN, "没说完的对话保留"),
    Retention.DELIVERY: (Concerned.ADMIN, "推送记录保留"),
    Retention.ACCESS_LOG: (Concerned.ADMIN, "查阅记录保留"),
}
