"""Lists of people for tests, as csv and as xlsx."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook

TITLES = [
    "账号",
    "姓名",
    "班组",
    "类型",
    "政治面貌",
    "党小组",
    "职务",
    "负责的责任区",
    "班次",
    "常用称呼",
    "入职日期",
    "离开日期",
    "结对职工",
]
SECRETARY = "sun,孙国栋,管理组,室组,党员,机关党小组,书记;责任区党员,管理组,常白班,孙书记,2004-07-01"
MEMBER = "wang,王强,维修组,班组,党员,综合党小组,党小组长;责任区党员,维修组,常白班,,2001-07-02"
WORKER = "zhang,张伟,维修组,班组,群众,,,,常白班,,2014-04-01"
GOOD = [SECRETARY, MEMBER, WORKER]


def as_csv(path: Path, rows: Sequence[str], *, encoding: str = "utf-8") -> Path:
    """A csv with the titles of the template over these rows."""
    path.write_bytes("\r\n".join([",".join(TITLES), *rows]).encode(encoding))
    return path


def as_xlsx(
    path: Path,
    rows: Sequence[Sequence[object]],
    shape: Callable[[Workbook], object] = lambda _: None,
) -> Path:
    """An xlsx with the titles of the template over these rows; `shape` may do more to it."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in [TITLES, *rows]:
        sheet.append(list(row))
    shape(book)
    book.save(path)
    return path


def repacked(
    path: Path,
    change: Callable[[str, bytes], bytes],
    *extra: tuple[str, bytes],
    packing: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """The same package with its parts changed, and with more parts."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        parts = [(one.filename, package.read(one)) for one in package.infolist()]
    with zipfile.ZipFile(path, "w", packing) as package:
        for name, content in [*((name, change(name, content)) for name, content in parts), *extra]:
            package.writestr(name, content)
    return path
