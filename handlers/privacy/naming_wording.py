"""What is said to somebody who does not want his name in the talks of others."""

STOP_TITLE, AGAIN_TITLE = "别记我名字", "可以记名字了"
STOP_WORDS = ("别记我名字", "不记我名字", "我不想被记名字", "不想被记名字")
AGAIN_WORDS = ("可以记名字了", "可以记我名字了", "恢复记名字")
STOP_ABOUT = "别人记谈心时不写您的名字，说一声就算数。"
AGAIN_ABOUT = "又可以写您的名字了。"
STOP_EXAMPLES, AGAIN_EXAMPLES = ("别记我名字",), ("可以记名字了",)

STOPPED = """好的，从现在起别人记谈心、责任党员替大家反映都不写您的名字；不用讲理由。
您说过这句，别人查不到；记谈心的人写了您，会看到改成了不记名，猜得到。
实话说，三样照旧：职工自己反映时的原话我不改；您自己反映写不写名，提的时候您定；该找您谈、该去看您的提醒写名字，办过就删。名册和学习到没到也照旧。
想恢复，回复「可以记名字了」。"""
STARTED = "好的，谈心里又可以写您的名字了。随时可以再说「别记我名字」。"
NEVER_STOPPED = "您没有说过不记名字。不想被记，随时回复「别记我名字」。"


def stopped_before(since: str) -> str:
    """It was so already."""
    return f"{since}起别人记谈心就不写您的名字了。想恢复，回复「可以记名字了」。"


def take_out(number: int) -> str:
    """The label of the choice that takes out what was written before."""
    return f"把已经写着我名字的 {number} 条也去掉"


def standing(since: str) -> str:
    """The wish, as it stands in his own record."""
    return f"您说过别记名字，{since}起谈心不写您，留到您说「可以记名字了」或离开为止。"
