"""Why somebody cannot come, as little of it as will do: of family and health only the kind (domain.md §6.1)."""

import re

from handlers.study import change_wording

PRIVATE = (
    (
        change_wording.HEALTH,
        re.compile(r"病|住院|医院|看牙|体检|发烧|感冒|手术|不舒服|身体|腰|腿|受伤|打针|拔牙"),
    ),
    (
        change_wording.FAMILY,
        re.compile(
            r"家里|家长|孩子|小孩|[儿孙]子|女儿|闺女|老人|[爸妈]|父|母|老婆|媳妇|老公|爱人|结婚|婚礼|丧|搬家|接送|家事|私事"
        ),
    ),
)
ON_DUTY = re.compile(
    r"出车|跟车|出差|值班|公出|开会|会议|抢修|大修|检修|抢险|施工|培训|考试|出勤|加班|装车|卸车|调度|巡检|总厂|支援|借调"
)
DUTY_UNNAMED = re.compile(r"车上|公务|公假|外出|任务|走不开")
OFF_SHIFT = re.compile(r"[夜白甲乙丙]班|倒班|轮休|休息|休假|年假|调休|探亲|下班|不当班")
EXCUSED = re.compile(
    "|".join(
        one.pattern for one in (ON_DUTY, DUTY_UNNAMED, OFF_SHIFT, *(kind for _, kind in PRIVATE))
    )
    + r"|请(?:了|过|个)*假|有事|去不了|来不了|事假|补课"
)
ALONE = re.compile(
    rf"[我那天当正好也还要得有在是上去\s,。]*(?:{ON_DUTY.pattern}|{DUTY_UNNAMED.pattern}|{OFF_SHIFT.pattern})[了呢的啊呀\s,。!]*"
)
WANTS_MATERIAL = re.compile(r"材料|资料|课件|讲稿|文件.{0,3}发")


def reason_for(words: str) -> str:
    """The kind of reason that is kept, "" when none is said; only for duty the word itself.

    >>> reason_for("明天学习我去不了 出车"), reason_for("孩子家长会"), reason_for("去不了")
    ('公务：出车', '家庭原因', '')
    """
    for kind, pattern in PRIVATE:
        if pattern.search(words):
            return kind
    if found := ON_DUTY.search(words):
        return change_wording.on_duty(found[0])
    if DUTY_UNNAMED.search(words):
        return change_wording.OFFICIAL
    return change_wording.OFF_SHIFT if OFF_SHIFT.search(words) else ""
