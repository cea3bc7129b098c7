"""The house rules that a machine can hold (design §2, style.md §3 and §4)."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from bot.__main__ import cli
from bot.settings import Settings
from handlers.kit.pushes import declared
from handlers.regulation import Edition
from storage import tables
from storage.queries import scope
from storage.tables.base import PersonalData

ROOT = Path(__file__).parent.parent
LAYERS = ("bot", "handlers", "storage")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CITED = re.compile(r"\[((?:[PDSTM]\d(?:\.\d)?(?:-[PDSTM]\d)?[ ,、]*)+)\]")
FORBIDDEN_WORDS = re.compile(
    r"\b(mood|sentiment|loyalty|attitude|risk level|backward|ideology score|emotion)\b",
    re.IGNORECASE,
)
ALLOWED_TOP = {
    ".ci", ".git", ".github", "bot", "handlers", "storage", "tests",
    ".gitignore", "CHANGELOG.md", "Dockerfile", "LICENSE", "Makefile", "README.md", "README.zh-CN.md",
    "compose.yaml", "pyproject.toml", "requirements.txt", ".dockerignore",
}  # fmt: skip


def sources() -> Iterator[Path]:
    for layer in LAYERS:
        for path in sorted((ROOT / layer).rglob("*.py")):
            if "versions" not in path.parts:
                yield path


def parsed() -> Iterator[tuple[str, ast.Module]]:
    for path in sources():
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_files_and_functions_stay_small() -> None:
    long_files = {
        name: lines
        for path in sources()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 250
        for name in [path.relative_to(ROOT).as_posix()]
    }
    long_functions = {
        f"{name}:{one.name}": (one.end_lineno or 0) - one.lineno + 1
        for name, tree in parsed()
        for one in functions(tree)
        if (one.end_lineno or 0) - one.lineno + 1 > 40
    }
    assert (long_files, long_functions) == ({}, {})


def test_words_people_read_stand_in_wording() -> None:
    """No Chinese literal inside a function outside wording files: one place to read all the bot can say."""
    strays = []
    for name, tree in parsed():
        if name.endswith("wording.py"):
            continue
        for function in functions(tree):
            strays += [
                f"{name}:{node.lineno} {node.value[:20]}"
                for statement in function.body  # its decorators are data, like constants
                for node in ast.walk(statement)
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and CHINESE.search(node.value)
                and not is_docstring(node, function)
            ]
    assert strays == []


def is_docstring(node: ast.Constant, function: ast.AST) -> bool:
    """Whether a literal is the docstring of a function inside this one."""
    for inner in ast.walk(function):
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            first = inner.body[0] if inner.body else None
            if isinstance(first, ast.Expr) and first.value is node:
                return True
    return False


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, tree in parsed() if not ast.get_docstring(tree)]
    assert silent == []


def test_cited_clauses_exist() -> None:
    clauses = set(Edition.load("seven_duties").clauses)
    wrong = []
    for path in sources():
        for found in CITED.findall(path.read_text(encoding="utf-8")):
            cited = {one for one in re.split(r"[ ,、-]+", found) if one}
            wrong += [f"{path.name}: {one}" for one in cited - clauses]
    assert wrong == []


def test_no_clause_is_named_to_people_but_by_the_edition() -> None:
    """Another edition has other clauses: a literal that cites one would cite what is not there."""
    strays = []
    for name, tree in parsed():
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strays += [
            f"{name}:{node.lineno} {node.value[:20]}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and CITED.search(node.value)
            and id(node) not in said  # a docstring
        ]
    assert strays == []


def test_the_bot_asks_which_edition_is_in_force() -> None:
    """The settings may name several, so nobody loads what they name as if it were one."""
    loading = [name for name, tree in parsed() if "Edition.load(" in ast.unparse(tree)]
    assert [name for name in loading if name.startswith("bot/")] == ["bot/cli/editions.py"]


def test_one_place_commits() -> None:
    places = [path.name for path in sources() if ".commit(" in path.read_text(encoding="utf-8")]
    assert places == ["unit_of_work.py"]


@pytest.mark.parametrize("table", [getattr(tables, name) for name in tables.__all__])
def test_tables_about_people_say_why_about_whom_and_how_long(table: type[SQLModel]) -> None:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    about_people = table.__tablename__ == "person" or any(
        key.column.table.name == "person" for column in columns for key in column.foreign_keys
    )
    sealed = any(column.name.startswith("sealed_") for column in columns)
    if not about_people and not (sealed and table.__tablename__ != "access_token"):
        return
    privacy = getattr(table, "privacy", None)
    assert isinstance(privacy, PersonalData), table.__tablename__
    assert not privacy.subject or privacy.subject in columns


def test_every_personal_record_has_a_rule_of_who_may_see_it() -> None:
    read_by_people = {
        "Talk", "TalkPerson", "DueTalk", "ActivistReview", "Concern", "ConcernEvent", "StudySession", "SessionAttendance", "StudySeries",
        "Goal", "SelfAppraisal", "ReminderWish", "NameWish", "RecordStatement", "RightsRequest", "AccessLog", "AreaProposal",
        "AppraisalVersion", "AppraisalExcuse", "CycleEvent", "BallotPaper", "BallotTurnout", "BallotCount", "BallotLine",
        "SituationBrief", "Sheet", "SheetReview", "SupervisionNote", "SpotCheckDraw",
        "SheetNotice", "SheetObjection", "CalendarFeed",
    }  # fmt: skip
    assert {table.__name__ for table in scope._RULES} == read_by_people


def test_queries_on_personal_records_ask_who_is_asking() -> None:
    """A query that selects a personal record goes through `visible_to`, or says that it serves the clock."""
    personal = "|".join(sorted(table.__name__ for table in scope._RULES))
    selects = re.compile(rf"\bselect(?:_from)?\((?:col\(|\*)?(?:{personal}|COLUMNS)\b")
    bare = []
    for name, tree in parsed():
        if not name.startswith("storage/queries/") or name.endswith("scope.py"):
            continue
        for statement, said in statements(tree):
            text = ast.unparse(statement)
            allowed = any(word in text for word in ("visible_to(", "counted_by("))
            if selects.search(text) and not allowed and "for the clock" not in said:
                bare.append(f"{name}:{statement.lineno}")
    assert bare == []


def statements(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Functions, methods and what is built at the top of a module, each with what it says of itself."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from ((one, ast.get_docstring(one) or "") for one in functions_of(node))
        elif isinstance(node, ast.FunctionDef):
            yield node, ast.get_docstring(node) or ""
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield node, ""


def functions_of(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    return (one for one in node.body if isinstance(one, ast.FunctionDef))


def test_no_column_and_no_word_for_what_somebody_feels() -> None:
    columns = [
        f"{table}.{column.name}"
        for table, shape in SQLModel.metadata.tables.items()
        for column in shape.columns
        if FORBIDDEN_WORDS.search(column.name.replace("_", " "))
    ]
    named = [
        f"{name}:{node.id}"
        for name, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and FORBIDDEN_WORDS.search(node.id.replace("_", " "))
    ]
    assert (columns, named) == ([], [])


def test_the_top_level_holds_the_three_storeys_and_what_tools_expect() -> None:
    listed = subprocess.run(
        ["git", "ls-files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert {line.split("/")[0] for line in listed} <= ALLOWED_TOP


def test_the_readme_names_every_setting_and_every_command() -> None:
    text = (ROOT / "bot" / "README.md").read_text(encoding="utf-8")
    settings = [f"ZRQ_{name.upper()}" for name in Settings.model_fields]
    commands = [
        one.name or (one.callback.__name__ if one.callback else "")
        for one in cli.registered_commands
    ]
    assert [name for name in (*settings, *commands) if name not in text] == []


def heads(about: ast.expr, tree: ast.Module) -> Iterator[str]:
    """What an `about` begins with, as far as the source says it: a public number says it only when it runs."""
    match about:
        case (
            ast.Constant(value=str(text))
            | ast.JoinedStr(values=[ast.Constant(value=str(text)), *_])
        ):
            yield text.partition(":")[0]
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name)):
            for node in ast.walk(tree):
                match node:
                    case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                        yield from heads(value, tree)
                    case ast.FunctionDef(name=found) if found == name:
                        for one in ast.walk(node):
                            if isinstance(one, ast.Return) and one.value:
                                yield from heads(one.value, tree)


def test_every_push_is_declared() -> None:
    """In `handlers/kit/pushes_wording.py`; `tests/chatting.py` looks at what was promised in every conversation, too."""
    missing, seen = set(), 0
    for name, tree in parsed():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in ("to", "file") and "promises" in ast.unparse(node.func.value):
                about = next((one.value for one in node.keywords if one.arg == "about"), None)
                assert about is not None, name
                found = set(heads(about, tree))
                seen += len(found)
                missing |= {f"{name}: {one}" for one in found if declared(one) is None}
    assert seen > 20
    assert missing == set()
