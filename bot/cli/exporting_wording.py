"""What `export-subject` says."""

EXPORT = "应本人书面申请，把记着他的全部内容做成一个 xlsx。每次都记入查阅记录，本人会收到通知。"
FILE = "写到哪个文件（必须还不存在，只有运行命令的用户能读）。"
USERID = "本人的企业微信 userid。"
NOBODY = "名册里没有这个 userid。没有导出任何内容。"
EXISTS = "这个文件已经存在。换一个文件名，没有导出任何内容。"
NO_FOLDER = "这个文件夹写不进去。换一个地方；查阅记录里已记下这次导出，文件没有写成。"


def exported(file: str, records: int) -> list[str]:
    """Where it is, and what happened besides."""
    return [
        f"已导出到 {file}（{records} 行），只有当前用户能读。",
        "已记入查阅记录，本人会收到通知。交给本人后请删掉这个文件。",
    ]
