"""What is said about a voice message where a transcriber is installed."""

HEARING = "收到语音，正在听…（在本单位的服务器上转成文字，录音最多留 24 小时就删。）"
TOO_MANY = "前面几条语音还没听完，这一条没有收。请等一等再说，或者打字。"
AS_HEARD, NOT_SO = "就按这句", "不对"
SAY_AGAIN = "好的，这句没有记下任何内容。请再说一遍，或者直接打字。"
NOT_HEARD = (
    "刚才那条语音我没听清，没有记下任何内容。请点一下输入框，按手机键盘上的话筒说，会变成文字，"
    "看一眼没错再发给我；直接打字也行。之前说到哪里，现在接着说就行。"
)
NOT_NAMELESS = (
    "匿名的事请不要用语音：语音听得出是谁。这条录音和听到的话我都删了，没有记下，也没有告诉别人。"
    "请打字，用「匿名」开头。"
)


def heard(quotation: str) -> str:
    """What was understood, before anything is done with it."""
    return f"我听到的是：{quotation}\n还没有办。听错了就重说一遍，或者打字。"
