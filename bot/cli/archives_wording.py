"""What `archive export` and `archive verify` say."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.kit.wording import COMMA, WEEKDAYS

GROUP = "责任区管理档案：导出、校验。"
EXPORT = "把一个责任区一年的管理档案写成文件：封存过的是封存件，没有封存的按现在的内容生成。每次都记入查阅记录。"
AREA, YEAR = "责任区的名字，和名册上一样。", "哪一年。"
OUT = "写到哪个文件夹；同名的文件会被替换。"
READER = "以支部哪一位委员的身份取（userid）；不写就是书记。"
VERIFY = "核对一个管理档案压缩包：先按包里的清单查每个文件；加 --seal 再和数据库里封存时的校验值比。没有列出文件就只查数据库里的封存记录。"
FILE = "管理档案的压缩包（zip）。"
SEAL = "和数据库里的封存记录比；要能打开数据库。"
NOT_ONE = "这不是管理档案的压缩包，或者已经损坏：打不开，或里面没有 MANIFEST.sha256。"
CANNOT_READ = "读不了这个文件：{file}"
NEITHER = "请写上要核对的文件，或者加 --seal 核对数据库里的封存记录。"
WHOLE = "压缩包里的文件和清单一致。"
CHANGED, MISSING = "和清单不一致：{name}", "清单里有、压缩包里没有：{name}"
NOT_SEALED = "数据库里没有这个校验值的封存记录：它不是封存件，或者被改过。没有封存的档案，只能按包里的清单核对。"
NOBODY = "没有可以用来取档案的支部委员。"


def hash_line(sha256: str) -> str:
    """The hash of the whole file."""
    return f"SHA-256 {sha256}（校验码 {sha256[:8]}）"


def sealed(area: str, year: int, version: int, when: date) -> str:
    """It is the one that was sealed."""
    on = f"{when.year}年{when.month}月{when.day}日（周{WEEKDAYS[when.weekday()]}）"
    again = f"第 {version} 版，" if version > 1 else ""
    return f"是封存件：{area} {year} 年，{again}{on}封存。"


def given_up() -> str:
    """The database keeps only its line."""
    return "这一版后来作废了（有人依法删除了记录），数据库里已经删去；请把手上的这份也删掉，向支部要新的一版。"


def chain(seals: int, broken: Sequence[int], *, cut_off: bool) -> list[str]:
    """What a look at all seals found."""
    if not broken and not cut_off:
        return [f"封存记录 {seals} 条，前后相接，没有改动。"]
    lines = [f"封存记录 {seals} 条。"]
    if broken:
        lines.append(f"对不上的：第 {COMMA.join(map(str, broken))} 条被改过，或者被删掉了。")
    if cut_off:
        lines.append("最后的封存记录被删掉了。")
    return [*lines, "请用备份核对（zerenqu backup 的副本），不要再往里封存。"]


def faults(found: Mapping[str, bool]) -> list[str]:
    """Which files are not as the list says."""
    return [(MISSING if gone else CHANGED).format(name=name) for name, gone in found.items()]


def which_area(name: str, known: Sequence[str]) -> str:
    """Nobody is called so."""
    return f"没有叫「{name}」的责任区。有这些：{COMMA.join(known[:20])}。"


def exported(file: str, code: str) -> list[str]:
    """Where it is."""
    return [f"已导出到 {file}，只有当前用户能读。校验码 {code}。", "用完请删掉，或交给支部保管。"]
