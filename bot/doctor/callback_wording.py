"""What the doctor says about the public address and the callback."""

from collections.abc import Sequence

from bot.doctor.network import Trouble
from bot.settings_wording import RECEIVE_PAGE

ELSEWHERE = "（有的网络从里面绕不回自己的公网地址：用手机流量打开这个地址加 /wecom/callback，看到 forbidden 就说明外面是通的。）"
NO_PUBLIC_URL = "没有填 ZRQ_PUBLIC_URL，没法从外面试。填上 https://您的域名 再运行一次。"
UNREACHABLE = {
    Trouble.NAME: "域名解析不到。请检查 ZRQ_PUBLIC_URL 有没有写错，以及域名的 DNS 记录。",
    Trouble.REFUSED: f"连不上。请检查反向代理是否在运行、443 端口是否放行。{ELSEWHERE}",
    Trouble.SLOW: f"5 秒内没有回应。请检查防火墙和反向代理。{ELSEWHERE}",
    Trouble.EXPIRED: "https 证书已经过期。请在反向代理上换新证书。",
    Trouble.OTHER_NAME: "https 证书不是给这个域名的。请在反向代理上换成这个域名的证书。",
    Trouble.UNTRUSTED: "https 证书不受信任：是自签的，或缺了中间证书。请用公共机构签发的证书，并把完整的证书链配上。",
    Trouble.TLS: "https 握手失败：这个端口上可能不是 https，或加密协议太旧（要 TLS 1.2 以上）。请检查反向代理。",
    Trouble.BROKEN: "连上以后中途断开。请检查反向代理的日志。",
}
REHEARSAL = "是本机演练地址。正式上线时换成 https://您的域名。"
INSIDE_ADDRESS = "在这里解析到的是内网地址。请确认企业微信从公网也能访问这个域名。"
ADDRESS_GOOD = "域名、https 和证书都正常。"

GATEWAY = (
    "反向代理在，但它后面的服务没有回应。请启动 zerenqu serve，并检查反向代理转发的地址和端口。"
)
REDIRECT = "被跳转到别处，企业微信不跟跳转。请让反向代理把 /wecom/callback 直接转给本服务，不要跳转，也不要要求登录。"
GUARDED = "被拦下了，拦它的不是本服务（多半是防火墙、WAF 或反向代理的访问限制）。请对 /wecom/callback 放行。"
STATUSES = {
    401: "前面要求登录。请让反向代理对 /wecom/callback 免登录。",
    404: "找不到 /wecom/callback。请让反向代理把这个路径原样转给本服务，不要增减前缀。",
    405: "GET 被拒绝。请让反向代理对 /wecom/callback 放行 GET 和 POST。",
}
OTHER_TOKEN = f"正在运行的服务用的 Token 和这里的不一样。请核对 ZRQ_WECOM_TOKEN 与 {RECEIVE_PAGE} → Token，改好后重启 zerenqu serve。"
OTHER_AES_KEY = f"正在运行的服务用的 EncodingAESKey（或企业 ID）和这里的不一样。请核对 ZRQ_WECOM_ENCODING_AES_KEY 与 {RECEIVE_PAGE} → EncodingAESKey，改好后重启 zerenqu serve。"
ECHO_CHANGED = "回答的内容是对的，但路上被加了引号、空行或别的字符。请让反向代理原样返回。"
HTML_PAGE = "回答的是一个网页（登录页或别的网站），不是本服务。请让反向代理把 /wecom/callback 直接转给本服务。"
OTHER_ANSWER = "回答的不是解密后的 echostr，多半是别的程序在回答。请检查反向代理转发的地址和端口。"
FORGERY_REFUSED = "签名不对的请求被拒绝了。"
FORGERY_TAKEN = (
    "签名不对的请求没有被拒绝（应当是 403）。请检查是不是反向代理改了回答，或别的程序在代为回答。"
)
NOT_OUTSIDE = "本机演练，外面进不来。"
PAGES_GOOD = "收件人设口令、职工凭回执看答复的网页打得开。"
NO_PAGES = "打不开 /a：收件人设不了口令，匿名反映就收不了。请让反向代理把 /a 和 /a/ 下面的也原样转给本服务。"
NOTHING_EXPOSED = "健康检查和指标从外面看不到。"


def ends_soon(days: int) -> str:
    """The certificate will not last."""
    return f"https 证书还有 {days} 天到期。请尽快续期。"


def status(code: int) -> str:
    """An answer nobody expects."""
    return f"回答是 HTTP {code}，应当是 200。请检查反向代理和 zerenqu serve 的日志。"


def slow(seconds: float) -> str:
    """Right, but late."""
    return f"用了 {seconds:.1f} 秒，企业微信只等 1 秒。请检查反向代理和网络。"


def verified(seconds: float) -> str:
    """What the console will see."""
    return f"回答正确，用了 {seconds * 1000:.0f} 毫秒。可以在 {RECEIVE_PAGE} 里按「保存」了。"


def exposed(paths: Sequence[str]) -> str:
    """Pages for operators that everybody can open."""
    return f"{'、'.join(paths)} 从外面也打得开。请让反向代理只转发 /wecom/callback 和 /a。"
