"""What `zerenqu print` says."""

from collections.abc import Sequence

PRINT = (
    "打印随程序带的文件：systemd（服务单元）、alerts（Prometheus 告警规则）、logs（日志里会有什么）；"
    "board 文件夹（责任区公示牌、划分一览表、无党员班组清单，从名单生成）。"
)
WHAT = "systemd、alerts、logs 或 board"
FOLDER = "board 用：放文件的文件夹，没有就建一个"
QR = "board 用：二维码指向的地址（https://…），印在每张公示牌上；不写就没有二维码"
NO_ADDRESS = "{address} 不像地址。请写 https:// 开头、不超过 {most} 个字的地址，比如企业微信后台给应用的链接。没有写任何文件。"
IN_A_HOME = "注意：程序装在某个用户的主目录里，这个服务单元（ProtectHome）看不到它。请装到 /opt/zerenqu 之类的地方再打印一次。"
WHICH_FOLDER = "请写上放文件的文件夹，比如 zerenqu print board 公示牌。"
NO_FOLDER_NEEDED = "{what} 打印到屏幕，不用写文件夹；要存成文件请用 > 文件名。"
NO_FOLDER = "{folder} 是一个文件，不是文件夹。请换一个名字，或先把它挪开。没有写任何文件。"
CANNOT_WRITE = "在 {folder} 里写不了文件：没有权限，或磁盘满了。请换一个文件夹，或腾出空间再试；已经写好的每份都是完整的。"
NOTHING_DIVIDED = (
    "还没有责任区，没有可印的。请先导入名单：zerenqu roster-template 名单.xlsx 生成模板，"
    "填好后 zerenqu import-roster 名单.xlsx。"
)


def board_of(name: str) -> str:
    """The title and the file name of a board."""
    return f"责任区公示牌-{name}"


def written(folder: str, names: Sequence[str], old: Sequence[str]) -> list[str]:
    """What was written, how it is printed, and what an earlier time left of areas that are no more."""
    left = f"以前留下的，现在没有这个责任区了，请自己删掉：{'、'.join(old)}。"
    return [
        f"已写入 {folder}，共 {len(names)} 个文件：",
        *(f"  {name}" for name in names),
        "用浏览器打开 .html，打印时选 A4、勾选「背景图形」；.xlsx 直接打印。名单变了，再运行一次就会换成新的。",
        *([left] if old else ()),
    ]
