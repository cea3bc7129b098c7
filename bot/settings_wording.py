"""What is said about wrong settings: the key, what is wrong, where the value is found; never the value."""

from collections.abc import Sequence

from handlers.regulation import packaged

CONSOLE = "企业微信管理后台"
APP_PAGE = f"{CONSOLE} → 应用管理 → 自建应用 → 您的应用"
RECEIVE_PAGE = f"{APP_PAGE} → 接收消息 → 设置 API 接收"
SCHEDULE_PAGE = f"{CONSOLE} → 协作 → 日程 → 可调用接口的应用"

EXPECTED = {
    "database_url": "要写成 sqlite:///文件路径 或 postgresql://用户@主机/库名（SQLite 不能用内存库）。",
    "data_key": "要是 32 字节的 base64。可以用命令生成：openssl rand -base64 32。请另外妥善保管，丢了就打不开已有内容。",
    "data_key_old": "要是换钥匙以前的那把数据密钥，32 字节的 base64，从原来的 ZRQ_DATA_KEY 抄过来。没有在换钥匙就不填。",
    "edition": f"没有这个制度文本。自带的是 {'、'.join(packaged())}；用本单位自己的，就写那个 .toml 文件的路径；新旧几份先后生效，都写上，用逗号隔开。",
    "templates": "要是一个已有的文件夹，里面放本支部自己的 考核表.docx、上报件.docx、公示.docx（有哪个用哪个）。没有自己的就不填。",
    "wecom_corp_id": f"要以 ww 或 wx 开头。在 {CONSOLE} → 我的企业 → 企业信息 → 企业 ID。",
    "wecom_agent_id": f"要是一个正整数。在 {APP_PAGE} → AgentId。",
    "wecom_secret": f"要是完整的 Secret，不能是示例值。在 {APP_PAGE} → Secret。",
    "wecom_token": f"要是 3–32 位字母和数字。在 {RECEIVE_PAGE} → Token。",
    "wecom_encoding_aes_key": f"要是 43 位字母和数字。在 {RECEIVE_PAGE} → EncodingAESKey。",
    "wecom_api_base": "要是 http 或 https 地址，末尾不带 /cgi-bin。一般不用填。",
    "public_url": "要是 https:// 开头的地址，企业微信能访问到，不带问号和账号（只有本机演练可以用 http://127.0.0.1）。",
    "public_url_path": f"只写到域名，不带 /wecom/callback；完整的回调地址填在 {RECEIVE_PAGE} → URL。",
    "heartbeat_url": "要是 https:// 开头的地址，不带问号和账号（本机可以用 http://127.0.0.1）。不需要就不填。",
    "transcriber": "没有装叫这个名字的语音转写插件（Python 包，入口组 zerenqu.transcriber）。装好再填；不要转写就不填。",
    "transcriber_seconds": "要是 300 以内的秒数，听一条语音最多用这么久。一般不用填。",
    "push_content": "只能是 true 或 false。",
    "sync_contacts": "只能是 true 或 false。",
    "schedules": f"只能是 true 或 false。填 true 就把学习安排写进企业微信日程；要先在 {SCHEDULE_PAGE} 里勾上您的应用。",
    "secrets": "数据密钥、Secret、Token、EncodingAESKey 里有两个的值一样，多半是复制错了，请逐个核对。",
}
NO_TIME_ZONES = "这台机器没有时区数据（Asia/Shanghai）。请重新安装：make demo ARGS=--once，或装系统的 tzdata 软件包。"
FOLDER_READ_ONLY = "ZRQ_DATABASE_URL：运行本程序的用户不能在数据库所在的文件夹里写文件。请检查路径，或用 chown、chmod 放开权限。"
FOLDER_ELSEWHERE = "ZRQ_DATABASE_URL：数据库所在的文件夹在网络盘上（NFS、SMB、sshfs 等），SQLite 在那里会损坏。请换到本机磁盘，或改用 PostgreSQL。"
HEADING = "设置有问题，什么也没有做。请改好下面这些再试："


def problem(key: str, *, missing: bool, quoted: bool) -> str:
    """One problem of one key; `quoted` when the quotation marks of its file are still around the value."""
    if key == "secrets":
        return EXPECTED[key]
    what = "没有填。" if missing else "值的两边多了引号，请去掉。" if quoted else "不对。"
    return f"ZRQ_{key.removesuffix('_path').upper()}：{what}{EXPECTED.get(key, '')}"


def file_lines(key: str, lines: Sequence[str]) -> str:
    """What is wrong in the files that a key names."""
    what = "制度文本" if key == "edition" else "这个文件"
    return f"ZRQ_{key.upper()}：{what}有问题。{'；'.join(lines)}。"


def unknown_key(key: str, nearest: str) -> str:
    """A ZRQ_ variable that means nothing."""
    hint = f"是不是想写 {nearest}？" if nearest else ""
    return f"{key}：没有这个设置项。{hint}"


def unreadable_file(key: str) -> str:
    """A …_FILE that cannot be read."""
    return f"{key}：这个文件读不了。请检查路径，以及运行本程序的用户有没有读它的权限。"


def open_to_others(key: str) -> str:
    """A key file others may read."""
    return f"{key}：数据密钥文件别的用户也能读。请执行 chmod 600 后再试。"


NOT_MIGRATED = "数据库还不是这个版本的结构。请先运行：zerenqu migrate"
NEWER_SCHEMA = "数据库的结构比这个程序新。请换用更新的程序，不要用旧程序打开它。"
