"""The rules against burdening people, by their numbers and names, as whoever writes an edition reads them (domain.md §6.3, §7)."""

FINGERTIP = "《政务移动互联网应用程序规范化管理办法》"
RELIEF = "《整治形式主义为基层减负若干规定》"

RANKING = f"不排名、不通报（不得做的事第 7、8 条；{FINGERTIP}不许积分排名）"
SCORING = f"不按积分、次数、活跃程度评人（不得做的事第 4 条；{FINGERTIP}不许用积分、次数考核）"
CHECK_IN = f"不强制打卡签到（{FINGERTIP}不许强制打卡）"
ONLINE = f"不统计在线时长（不得做的事第 3 条；{FINGERTIP}不许统计在线时长）"
TRACES = f"不要求拍照、截图、定位留痕（不得做的事第 8 条；{RELIEF}）"
NOTES = f"不看笔记、篇数、字数（不得做的事第 4 条；{RELIEF}）"

PER_DAY = "提醒每人每天最多 1 条（减负规定）；请写 1"
PER_WEEK = "提醒每人每周最多 3 条（减负规定）；请写 1 到 3"
REST = "免打扰要盖住 21:00–07:00，休息时间不推送（不得做的事第 8 条）；可以更长，不能更短"
KEPT = "没有违反减负规定的设置"


def breaks(word: str, rule: str) -> str:
    """A setting that is refused."""
    return f"写了“{word}”：{rule}。请改掉"


def named(place: str, word: str, rule: str) -> str:
    """The same where the published text says it: it is not ours to change, and nothing follows from it here."""
    return (
        f"提醒：{place} 写了“{word}”：{rule}。这是制度原文，不改也能用；系统不会照它统计，"
        "建议报发文单位修订"
    )
