"""What `zerenqu print` says."""

PRINT = "打印随程序带的文件：systemd（服务单元）、alerts（Prometheus 告警规则）、logs（日志里会有什么）。"
WHAT = "systemd、alerts 或 logs"
IN_A_HOME = "注意：程序装在某个用户的主目录里，这个服务单元（ProtectHome）看不到它。请装到 /opt/zerenqu 之类的地方再打印一次。"
