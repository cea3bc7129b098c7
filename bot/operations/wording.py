"""What operators read: alerts, and what each log line means."""

from collections.abc import Sequence

ALERTS = {  # what is wrong; what to do
    "ZerenquDown": ("责任区没有运行", "看 systemctl status zerenqu 或 docker compose ps，再看日志。"),
    "ZerenquDatabaseDown": ("责任区的数据库没有回应", "看磁盘、数据库进程和日志；这期间企业微信的消息会得到 503 并重发。"),
    "ZerenquAnswersSlow": ("一百条里有一条以上超过 2 秒才回", "看 inbox_unprocessed、db_busy_total 和磁盘；超过 5 秒企业微信会重发。"),
    "ZerenquOutboxStuck": ("有推送 15 分钟以上没发出去", "看 wecom_api_up、wecom_errcode_total 和日志里的 delivery_failed。"),
    "ZerenquDeadLetters": ("有推送永远发不出去", "多半是人离职了或不在可见范围，请逐条处理。"),
    "ZerenquInDoubt": ("有推送不知道到没到", "请逐条看，要不要人工告诉本人。"),
    "ZerenquWeComDown": ("企业微信接口不通", "看 wecom_errcode_total：60020 是可信 IP，40001 是 Secret；没有错误码就是网络。"),
    "ZerenquClockStopped": ("定时检查停了 5 分钟以上", "提醒和清理都不会发生，看日志里的 clock_waits_for_database。"),
    "ZerenquClockSkew": ("这台机器的时间和企业微信差了 2 分钟以上", "请校时（timedatectl、chrony）。"),
    "ZerenquForgedCallbacks": ("签名不对的回调每分钟超过 20 个", "刚改过 Token 就核对 ZRQ_WECOM_TOKEN；否则是有人在试，请看网关日志。"),
    "ZerenquBackupOld": ("26 小时没有备份了", "运行 zerenqu backup（PostgreSQL 是 pg_dump，再加 --after-pg-dump 记下），看定时任务为什么没有做。"),
    "ZerenquAuditBroken": ("查阅记录被人动过", "运行 zerenqu verify-audit 看是哪一处，保留现场，报告支部和安全负责人。"),
    "ZerenquPurgeOld": ("两天没有清理过期内容了", "看日志里的 routine_failed；夜里 3 点多服务要开着。"),
    "ZerenquDiskFull": ("数据库所在的磁盘不到 1 GB 了", "请腾出空间；不到 200 MB 时就绪检查会失败。"),
}  # fmt: skip

LOG_LINES = {
    "ready": "可以接收回调了",
    "answered": "一批消息已提交并回复：几条，多少毫秒，是哪几次回调",
    "wecom_recovered": "企业微信接口又通了",
    "clock_right": "这台机器的时间又准了：还差多少毫秒",
    "purged": "到期内容已清理：每类几条",
    "callback_keys_changed": "换用了新的 Token 或 EncodingAESKey，旧的再认 10 分钟；现在可以在后台按「保存」",
    "voice_is_heard": "语音由本机的插件转成文字：插件的名字",
    "schedule_refused": "学习安排没写进企业微信日程：企业微信的错误码（没有就是连不上），permanent 是不再试；别的过后再试，通知照发",
    "schedule_too_large": "人数超过企业微信日程的上限（几人），这场不写日程，通知照发",
    "voice_not_fetched": "语音没取到：企业微信的错误码；过后再取，过期的请本人打字",
    "voice_not_heard": "语音没转成文字：timeout 超时、failed 插件出错、empty 没有字、long 太长、garbage 乱码、too_large 录音太大、gone 已删；已请本人打字",
    "contacts_synced": "已照通讯录更新名单：改了几人",
    "contacts_not_read": "通讯录没有读成，名单没有动，一小时后再试：企业微信的错误码",
    "contacts_refused": "通讯录里忽然少了十分之一以上的人（几人），或一个人也没有，名单没有动；用 zerenqu sync-contacts 看是怎么回事",
    "poison": "签名对、内容坏的回调，已确认，不会再来：原因，密文摘要",
    "foreign": "发给别的企业或应用的回调：原因，密文摘要",
    "delivery_failed": "一次推送没成：企业微信的错误码，是否永远不成",
    "recipients_unknown": "企业微信不认识的收件人：几个",
    "sending_paused": "企业微信要求暂停推送：错误码",
    "outbox_unavailable": "数据库不可用，推送稍后再试",
    "clock_waits_for_database": "数据库不可用，定时检查稍后再试",
    "clock_wrong": "这台机器的时间不准：和企业微信差多少毫秒",
    "occasions_skipped": "错过太久、不再补做的定时的事：哪一件，几次",
    "callback_keys_unusable": "Token 或 EncodingAESKey 的文件改坏了，还用原来的；用 zerenqu check-config 看哪里不对",
    "template_unfit": "支部自己的模板用不了，这一份用了随程序带的：哪一种；运行 zerenqu assessment template-check 看哪里不对",
    "menu_not_registered": "应用菜单没有登记上：错误码",
    "heartbeat_withheld": "没有就绪或定时检查停了，这次不报平安",
    "heartbeat_failed": "报平安没成：错误种类或 HTTP 状态码",
    "wecom_refused": "企业微信拒绝我们的推送，要管理员改好设置：错误码",
    "wecom_down": "企业微信接口连续不通，推送暂停，隔一会儿试一次",
    "daily_quota_reached": "今天的推送额度用完了：已发几人次",
    "incident": "程序出错：给用户看的编号，错误种类，代码位置；处理消息时还有回调编号和发送人的摘要（每天换）",
    "delivery_stopped": "一轮推送中断：错误编号",
    "routine_failed": "一件定时的事没成：哪一件，错误编号",
}


def log_line(event: str, level: str, fields: Sequence[str]) -> str:
    """One kind of line, as the operator reads it."""
    shown = f"（{'、'.join(fields)}）" if fields else ""
    return f"{level:<8}{event}{shown}：{LOG_LINES[event]}"
