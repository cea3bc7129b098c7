"""The log: a list of everything it can say, one line for one event, and no way in for anybody's words."""

import ast
import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot import logs
from bot.logs import ALLOWED, IN_COURSE, Lines, set_up
from bot.operations import log_lines, wording
from handlers.kit import incidents

ROOT = Path(__file__).parent.parent.parent
LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
LISTED = {one.event: one for one in log_lines.LINES}
# Their event is the outcome of a callback: `Poison.outcome` and `Foreign`'s.
SAID_BY_OUTCOME = {"poison", "foreign"}
Said = tuple[
    str, str, frozenset[str], str
]  # event ("" when it is no literal), level, fields, place


def names_of_loggers(tree: ast.Module) -> set[str]:
    """What a module calls its logger."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and "getLogger" in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def log_calls() -> Iterator[Said]:
    """Every call of a logger in our code; also those by a name for one of its methods."""
    for layer in ("bot", "handlers", "storage"):
        for path in sorted((ROOT / layer).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            loggers = names_of_loggers(tree)
            aliases = {
                target.id
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and mentions_method(node.value, loggers)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            dicts = {
                target.id: node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call):
                    yield from said(node, loggers, aliases, dicts, f"{path.name}:{node.lineno}")


def mentions_method(node: ast.AST, loggers: set[str]) -> bool:
    return any(
        isinstance(one, ast.Attribute)
        and one.attr in LEVELS
        and isinstance(one.value, ast.Name)
        and one.value.id in loggers
        for one in ast.walk(node)
    ) and not any(isinstance(one, ast.Call) for one in ast.walk(node))


def said(
    call: ast.Call,
    loggers: set[str],
    aliases: set[str],
    dicts: Mapping[str, ast.expr],
    place: str,
) -> Iterator[Said]:
    function, level = call.func, ""
    if isinstance(function, ast.Attribute) and function.attr in LEVELS:
        if not (isinstance(function.value, ast.Name) and function.value.id in loggers):
            return
        level = function.attr
    elif not (isinstance(function, ast.Name) and function.id in aliases):
        return
    fields: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg == "extra":
            given = dicts.get(ast.unparse(keyword.value), keyword.value)
            assert isinstance(given, ast.Dict), place
            fields |= {ast.literal_eval(key) for key in given.keys if key is not None}
    events = [
        one.value
        for one in literals(call.args[0])
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    for event in events or [""]:
        yield event, level, frozenset(fields), place


def literals(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    else:
        yield node


def test_every_line_of_the_code_is_listed_with_its_fields() -> None:
    calls = list(log_calls())
    assert len(calls) >= 12
    unlisted = [(event, place) for event, _, _, place in calls if event and event not in LISTED]
    assert unlisted == []
    free = [place.split(":")[0] for event, _, _, place in calls if not event]
    assert free == ["webhook.py"]
    wrong = [
        (event, place)
        for event, level, fields, place in calls
        if event
        and (not fields <= set(LISTED[event].fields) or level not in ("", LISTED[event].level))
    ]
    assert wrong == []


def test_nothing_is_listed_that_is_never_said() -> None:
    assert set(LISTED) == {event for event, *_ in log_calls() if event} | SAID_BY_OUTCOME
    assert set(LISTED) == set(wording.LOG_LINES)
    assert len(LISTED) == len(log_lines.LINES)


def test_every_field_is_on_the_allow_list() -> None:
    assert {field for one in log_lines.LINES for field in one.fields} <= ALLOWED | IN_COURSE


def line(name: str, message: object, *arguments: object, **fields: object) -> str:
    record = logging.LogRecord(name, logging.WARNING, "x.py", 7, message, arguments, None)
    vars(record).update(fields)
    return Lines().format(record)


def test_a_line_holds_its_fields_and_no_others() -> None:
    said = json.loads(
        line("zerenqu.sender", "delivery_failed", code=60020, text="食堂", name_="张伟")
    )
    assert said.pop("timestamp").endswith("+00:00")
    assert said == {"event": "delivery_failed", "level": "warning", "code": 60020}


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\u2028", "\u0085", "\x1b[2J", "\x00"])
def test_nothing_can_begin_a_line_of_its_own(break_: str) -> None:
    forged = line("zerenqu.wecom", "poison", reason=f'x{break_}{{"event": "ready"}}')
    assert forged.isascii()
    assert forged.isprintable()
    assert json.loads(forged)["reason"] == f'x{break_}{{"event": "ready"}}'


class Wordy:
    """Something whose text says too much."""

    def __repr__(self) -> str:
        return "张伟"


def test_an_object_shows_as_its_class_alone() -> None:
    assert json.loads(line("zerenqu", "answered", count=Wordy()))["count"] == "Wordy"


@pytest.mark.parametrize("arguments", [(), ("张伟",)])
def test_of_what_libraries_say_only_the_place_is_kept(arguments: tuple[str, ...]) -> None:
    said = line("httpx2", "GET https://x/gettoken?corpsecret=S %s", *arguments)
    assert "corpsecret" not in said
    assert "张伟" not in said
    assert json.loads(said)["places"] == ["x:7 None"]


def test_an_incident_keeps_the_class_and_the_places(caplog: pytest.LogCaptureFixture) -> None:
    def bug() -> None:
        raise ValueError("张伟 13800138000")

    try:
        bug()
    except ValueError as error:
        number = incidents.number_for(error)
    said = Lines().format(caplog.records[-1])
    assert json.loads(said)["number"] == number
    assert json.loads(said)["error"] == "ValueError"
    assert "13800138000" not in said
    assert "test_logs.py" in said


def test_an_exception_in_a_record_shows_as_its_class() -> None:
    trouble = (ValueError, ValueError("张伟"), None)
    record = logging.LogRecord("asyncio", logging.ERROR, "x.py", 7, "Task", (), trouble)
    said = Lines().format(record)
    assert json.loads(said)["error"] == "ValueError"
    assert "\\u5f20" not in said


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger, as it was afterwards."""
    root = logging.getLogger()
    before = (
        root.handlers[:],
        root.level,
        {one: logging.getLogger(one).level for one in logs.QUIET},
    )
    yield root
    root.handlers[:], root.level = before[0], before[1]
    for name, level in before[2].items():
        logging.getLogger(name).setLevel(level)


def test_libraries_are_quiet_even_when_we_are_not(root: logging.Logger) -> None:
    set_up(logging.DEBUG)
    for name in ("httpx2", "httpcore2", "uvicorn.access", "uvicorn.error", "sqlalchemy.engine"):
        assert not logging.getLogger(name).isEnabledFor(logging.INFO), name
    assert logging.getLogger("zerenqu.sender").isEnabledFor(logging.DEBUG)


def test_the_operator_can_read_the_list() -> None:
    shown = log_lines.as_text().splitlines()
    assert len(shown) == len(LISTED)
    assert any("delivery_failed（code、permanent）" in one for one in shown)
