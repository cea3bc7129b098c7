"""What the doctor says about WeCom's API and the app."""

from datetime import timedelta

from bot.doctor.network import Trouble
from bot.settings_wording import APP_PAGE, CONSOLE, SCHEDULE_PAGE

HOST = "企业微信接口（默认 qyapi.weixin.qq.com 的 443 端口）"
UNREACHABLE = {
    Trouble.NAME: "接口的域名解析不到。请检查服务器的 DNS；改过 ZRQ_WECOM_API_BASE 的话再核对一遍。",
    Trouble.REFUSED: f"连不上。请在防火墙上放行服务器到{HOST}。",
    Trouble.SLOW: f"5 秒内没有回应。请在防火墙上放行服务器到{HOST}。",
    Trouble.EXPIRED: "接口的证书显示已过期。请先核对服务器的时间。",
    Trouble.OTHER_NAME: "接口的证书不是这个域名的，中间可能有网关在截取。请网络管理员对它放行。",
    Trouble.UNTRUSTED: "接口的证书不受信任。请更新系统的 ca-certificates；公司网关截取 https 的话，请网络管理员对它放行。",
    Trouble.TLS: "https 握手失败。请检查中间的网关，以及 ZRQ_WECOM_API_BASE 的 http 和 https 有没有写反。",
    Trouble.BROKEN: "连上以后中途断开。请稍后再试；一直这样就请网络管理员查网关。",
}
PROXY_IGNORED = "这里设了代理的环境变量，但本程序不走代理，要让服务器直接访问接口。"
NOT_THE_API = (
    "有回答，但不是企业微信接口的（可能是网关的登录页）。请检查 ZRQ_WECOM_API_BASE 和中间的网关。"
)
UNSEALED = "连得上，但接口地址是 http，Secret 会不加密地经过网络。请改成 https。"
REACHED = "连得上。"
NO_TIME_GIVEN = "接口没有报时间，没有核对。"
CLOCK_GOOD = "和企业微信一致。"
SECRET_GOOD = "取到了 access_token。"  # noqa: S105  (says that it works)
IP_GOOD = "企业微信接受这台服务器。"
CLOSED = f"应用被停用了。请在 {APP_PAGE} 打开右上角的启用开关。"
NOBODY_VISIBLE = f"谁也看不到这个应用。请在 {APP_PAGE} → 可见范围 里加上名单上的部门或人。"
NOT_COUNTED = (
    "可见范围里有标签，或部门太多，没有逐人核对。请在后台看一眼可见范围是否包括名单上的人。"
)
ALL_VISIBLE = "名单上的人都在里面。"
NO_MENU = "还没有菜单。zerenqu serve 启动时会自动建好，请启动或重启它。"
OTHER_MENU = "菜单和这个版本的不一样。请重启 zerenqu serve，它会自动换成新的。"
MENU_GOOD = "和这个版本一致。"
NO_SCHEDULES = "没有打开，学习安排只发通知。要写进大家的企业微信日程，设 ZRQ_SCHEDULES=true。"
SCHEDULES_FORBIDDEN = (
    f"企业微信不让这个应用写日程。请在 {SCHEDULE_PAGE} 里勾上它；不用就去掉 ZRQ_SCHEDULES。"
)
SCHEDULES_GOOD = "企业微信让这个应用写日程。"

SECRET_PLACE = f"请核对 ZRQ_WECOM_SECRET 与 {APP_PAGE} → Secret。"
CORP_PLACE = f"请核对 ZRQ_WECOM_CORP_ID 与 {CONSOLE} → 我的企业 → 企业信息 → 企业 ID。"
AGENT_PLACE = f"请核对 ZRQ_WECOM_AGENT_ID 与 {APP_PAGE} → AgentId。"
LATER = "企业微信正忙。请过几分钟再运行一次。"
ERRORS = {
    -1: LATER,
    6000: LATER,
    45033: LATER,
    40001: f"Secret 不对、不是这个企业的，或应用被停用。{SECRET_PLACE}连着试错会被封一小时。",
    40091: f"Secret 不对。{SECRET_PLACE}连着试错会被封一小时。",
    40013: f"企业 ID 不对。{CORP_PLACE}",
    40014: "access_token 刚取到就失效了，可能还有别的程序在用同一个应用。请只留一个。",
    42001: "access_token 刚取到就失效了，可能还有别的程序在用同一个应用。请只留一个。",
    40056: f"AgentId 不对。{AGENT_PLACE}",
    41011: f"AgentId 不对。{AGENT_PLACE}",
    301002: f"AgentId 是另一个应用的，和 Secret 不是一家。{AGENT_PLACE}",
    45009: "调用太频繁，被企业微信暂时封住（多半是 Secret 试错太多）。请等一小时再运行，其间不要再试。",
    48002: f"这个应用没有调用接口的权限。请确认它是 {CONSOLE} → 应用管理 → 自建 里建的应用。",
    48006: "接口权限因为长期不用被收回了。请在管理后台按提示重新开启。",
    50003: CLOSED,
    60011: f"应用没有权限。请检查 {APP_PAGE} → 可见范围。",
}


def error(code: int) -> str:
    """A code nobody expects here."""
    return f"企业微信回答错误码 {code}。请在 open.work.weixin.qq.com/devtool/query 查这个号，按说明处理。"


def untrusted(address: str) -> str:
    """This machine is not on the list; its address as WeCom sees it, if WeCom said so."""
    which = f"这台服务器的出口 IP {address} " if address else "这台服务器的出口 IP "
    return f"{which}不在名单里。请在 {APP_PAGE} → 企业可信IP → 配置 里加上它（要先把「接收消息」保存好才能配），约一分钟后生效。"


def skewed(skew: timedelta) -> str:
    """The clock is off: positive when it is fast."""
    way = "快" if skew > timedelta() else "慢"
    return f"服务器的时间{way}了 {abs(round(skew.total_seconds()))} 秒。请打开自动对时：timedatectl set-ntp true"


def agent(name: str) -> str:
    """The app of the secret; its name helps to see a mix-up."""
    shown = "".join(letter for letter in name if letter.isprintable())[:20]
    return f"和 Secret 是同一个应用：「{shown}」，已启用。"


def all_outside(count: int) -> str:
    """Nobody of the roster gets anything."""
    return f"名单上 {count} 人都不在里面，或账号和通讯录不一致。请核对 {APP_PAGE} → 可见范围，以及名单的「账号」一栏。"


def some_outside(count: int) -> str:
    """Some do not."""
    return f"名单上有 {count} 人不在里面，或账号和通讯录不一致，他们收不到消息。请核对 {APP_PAGE} → 可见范围，以及名单的「账号」一栏。"
