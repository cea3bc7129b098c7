"""As much of YAML as compose.yaml uses: maps, lists, anchors and merging, flow lists written as JSON."""

import json
import re
from typing import Any

ENTRY = re.compile(r"^(?P<key>[^\s:#][^:]*):(?:\s+(?P<value>.*))?$")
ANCHORED = re.compile(r"^&(?P<name>\w+)\s*(?P<rest>.*)$")
Lines = list[tuple[int, str]]


def load(text: str) -> Any:
    """The value of a document. Raises ValueError for what it does not understand."""
    lines = [
        (len(line) - len(line.lstrip()), line.strip())
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]
    value = _block(lines, {})
    if lines:
        raise ValueError(lines[0][1])
    return value


def _block(lines: Lines, anchors: dict[str, Any]) -> Any:
    indent = lines[0][0]
    if lines[0][1].startswith("- "):
        found = []
        while lines and lines[0][0] == indent:
            item = lines.pop(0)[1].removeprefix("- ")
            entry = None if item[0] in "\"'" else ENTRY.match(item)
            if entry and entry["value"]:  # a map whose first entry stands behind the dash
                lines.insert(0, (indent + 2, item))
                found.append(_block(lines, anchors))
            else:
                found.append(_scalar(item))
        return found
    mapping: dict[str, Any] = {}
    while lines and lines[0][0] == indent:
        entry = ENTRY.match(lines.pop(0)[1])
        if entry is None:
            raise ValueError("entry")
        key, rest = entry["key"], entry["value"] or ""
        if key == "<<":
            mapping = {**anchors[rest.removeprefix("*")], **mapping}
            continue
        name = ""
        if anchor := ANCHORED.match(rest):
            name, rest = anchor["name"], anchor["rest"]
        if rest:
            value = _scalar(rest)
        else:
            value = _block(lines, anchors) if lines and lines[0][0] > indent else None
        mapping[key] = value
        if name:
            anchors[name] = value
    return mapping


def _scalar(text: str) -> Any:
    if text[0] in '["':
        return json.loads(text)
    return {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)
