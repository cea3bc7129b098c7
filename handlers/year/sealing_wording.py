"""How the archives of a year are sealed and checked, and what is said about it."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, WEEKDAYS

TITLE, CHECK_TITLE = "封存管理档案", "档案校验"
WORDS, CHECK_WORDS = ("封存档案", "封存管理档案"), ("档案校验", "校验档案")
ABOUT = "一年过完，把本支部各责任区的管理档案封存：以后谁来取都是同一份，改不了。"
CHECK_ABOUT = "看封存的管理档案和封存时是不是一样，给出校验码。"
EXAMPLES, CHECK_EXAMPLES = ("封存2025年管理档案",), ("档案校验",)
REFUSAL = "管理档案由党支部封存和校验。要看您能看的，回复「管理档案」。"
NOTHING_TO_SEAL = "本支部这一年没有责任区，没有档案可封存。"
AMEND = "封存没有别的可改。要封存回复 1，不封存回复「取消」。"
NONE_SEALED = "本支部还没有封存过管理档案。一年过完以后，回复「封存档案」。"
SEAL, CHECK, GO_ON = "封存", "校验", "接着封"
SAME, OTHER, GONE = "与封存时一致", "与封存时不符，请告诉管理员", "已作废，要重新封存"
HOW_TO_CHECK = "拿到的压缩包也能自己核对：里面的 MANIFEST.sha256 列着每个文件的校验值。"
SEALED_COPY = "封存件：封存以后的更正不进这一份。"
REMADE = (
    "第 {version} 版：有人依法删除了自己的记录，原来的一版已删去，这一版按现有记录重做。"
    "删的是谁的、什么内容，这里不写。"
)


def reading_of(year: int) -> str:
    """How a reading of a sealed sheet is called in the access log: as any other reading of it."""
    return f"考核{year}"


def not_over(year: int) -> str:
    """The year goes on."""
    first = date(year + 1, 1, 1)
    return (
        f"{year} 年还没过完，{first.year}年1月1日（周{WEEKDAYS[first.weekday()]}）起才能封存。"
        f"现在要看，回复「管理档案」。"
    )


def all_sealed(year: int) -> str:
    """There is nothing left to seal."""
    return f"{year} 年的管理档案都封存好了，不能再封。要看校验码，回复「档案校验」。"


def sealing(year: int, names: Sequence[str], again: Sequence[str]) -> str:
    """What will be sealed, and what follows from it."""
    lines = [
        f"封存 {year} 年管理档案：{COMMA.join(names)}，共 {len(names)} 个责任区。",
        "封存的是现在的内容，您能看的都在里面；封好以后不能改，支部谁来取都是同一份，逐次留查阅记录。",
        "以后有更正，不进封存件；谁依法删除自己的记录，有他的那一份会作废，要重新封存。",
    ]
    if again:
        lines.append(f"重新封存（有人依法删除了记录）：{COMMA.join(again)}。")
    return "\n".join(lines)


def sealed(year: int, codes: Sequence[tuple[str, str]], rest: int = 0) -> str:
    """They are sealed; the code of each, and how many are not yet."""
    lines = [f"· {name} 校验码 {code}" for name, code in codes]
    more = f"还有 {rest} 个责任区没封，回复 1 接着封。" if rest else ""
    head = f"{year} 年管理档案已封存，{len(codes)} 个责任区："
    return "\n".join([head, *lines, f"请把校验码抄在支部的记录本上。{more}"])


def take(area: str, year: int) -> str:
    """How it is asked for."""
    return f"发我{area}{year}年的管理档案"


def checked(year: int, lines: Sequence[tuple[str, str, str]]) -> str:
    """Area, code and whether it is as it was."""
    said = [f"· {name} {code} {what}" for name, code, what in lines]
    return "\n".join([f"{year} 年封存的管理档案：", *said, HOW_TO_CHECK])


def coming(name: str, code: str, when: date) -> str:
    """A sealed one is on its way."""
    on = f"{when.year}年{when.month}月{when.day}日（周{WEEKDAYS[when.weekday()]}）"
    return f"《{name}》马上发到这里（压缩包），{on}封存，校验码 {code}。封存后更正过的，回复「发我现在的管理档案」加责任区和年份。"


def too_large(name: str, megabytes: int, area: str, year: int) -> str:
    """The platform does not take it."""
    return (
        f"《{name}》有 {megabytes} MB，企业微信只能发 20 MB 以内的文件。请管理员在服务器上取："
        f"zerenqu archive export --area {area} --year {year} --out 文件夹"
    )


def gone(year: int) -> str:
    """It was given up; what is there now is sent instead."""
    return f"（{year} 年的封存件因为有人依法删除记录已作废，这是现在的内容。要重新封存，回复「封存{year}年管理档案」。）"


def left_to_seal(year: int) -> str:
    """Among the items of the secretary."""
    return f"{year} 年管理档案还没封存"


def command_for(year: int) -> str:
    """What the choice says."""
    return f"封存{year}年管理档案"
