"""The systemd unit, hardened as reliability.md §5.4 asks, with the paths of this installation filled in."""

from pathlib import Path

ENVIRONMENT = "/etc/zerenqu/zerenqu.env"
DATABASE = "sqlite:////var/lib/zerenqu/zerenqu.db"
HOMES = ("/home", "/root", "/run/user")

UNIT = """\
[Unit]
Description=Zerenqu, the WeCom bot of the Party branch
Wants=network-online.target
After=network-online.target postgresql.service
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=all
ExecStart={command} serve
Environment=ZRQ_DATABASE_URL={database}
EnvironmentFile={environment}
StateDirectory=zerenqu
StateDirectoryMode=0700
WorkingDirectory=/var/lib/zerenqu
Restart=always
RestartSec=1
TimeoutStartSec=120
TimeoutStopSec=30
WatchdogSec=60
MemoryMax=1G
LimitCORE=0
UMask=0077
DynamicUser=yes
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
ProtectProc=invisible
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
"""


def unit(command: Path) -> str:
    """The unit for the command at this path; the settings stand in `ENVIRONMENT`."""
    return UNIT.format(command=command, environment=ENVIRONMENT, database=DATABASE)


def hidden(command: Path) -> bool:
    """Whether the unit could not see its own program, because it lies in somebody's home."""
    return any(command.is_relative_to(home) for home in HOMES)
