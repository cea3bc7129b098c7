"""The stand-in shares no code with what it tests, so that no mistake is made on both sides."""

import ast
from pathlib import Path

from bot import simulator

FOLDER = Path(simulator.__file__).parent


def imports(source: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(source.read_text())))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_it_imports_nothing_of_the_project_but_itself() -> None:
    found = {name for source in FOLDER.glob("*.py") for name in imports(source)}
    ours = {name for name in found if name.split(".")[0] in {"bot", "handlers", "storage"}}
    assert ours
    assert all(name.startswith("bot.simulator") for name in ours)
    assert not {name for name in found if name.split(".")[0] in {"wechatpy", "xmltodict"}}
