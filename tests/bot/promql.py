"""As much of PromQL as our alert rules use: what an expression gives over two looks at /metrics."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-zA-Z_:]\w*)|(?P<mark>==|[><+*()-]))"
)
SELECTED = re.compile(r"(?:\{([^}]*)\})?(?:\[(\d+)m\])?")
MATCHER = re.compile(r'(\w+)="([^"]*)"')
COMPARED = {">": operator.gt, "<": operator.lt, "==": operator.eq}
AGGREGATES: dict[str, Callable[[Iterable[float]], float]] = {"sum": sum, "min": min, "max": max}

Labels = frozenset[tuple[str, str]]
Vector = dict[Labels, float]
Value = float | Vector


@dataclass(frozen=True)
class Scrape:
    """What /metrics said at a moment (Unix seconds)."""

    at: float
    samples: Mapping[tuple[str, Labels], float]

    @classmethod
    def of(cls, text: str, at: float) -> "Scrape":
        """Parse an answer of /metrics; `up` is what Prometheus itself adds."""
        samples = {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }
        return cls(at, samples | {("up", frozenset({("job", "zerenqu")})): 1.0})

    @classmethod
    def missed(cls, at: float) -> "Scrape":
        """Nobody answered."""
        return cls(at, {("up", frozenset({("job", "zerenqu")})): 0.0})


def holds(expression: str, scrapes: Sequence[Scrape]) -> bool:
    """Whether a rule with this expression would be raised at the last of these looks."""
    parser = Parser(expression, scrapes)
    value = parser.both()
    assert not parser.text.strip(), f"not understood: {parser.text}"
    assert isinstance(value, dict), "a rule needs a vector"
    return bool(value)


class Parser:
    """Evaluates while it reads."""

    def __init__(self, text: str, scrapes: Sequence[Scrape]) -> None:
        self.text, self.scrapes = text, scrapes

    def peek(self) -> str:
        found = TOKEN.match(self.text)
        return found[0].strip() if found else ""

    def take(self) -> str:
        found = TOKEN.match(self.text)
        assert found, f"not understood: {self.text}"
        self.text = self.text[found.end() :]
        return found[0].strip()

    def both(self) -> Value:
        value = self.compared()
        while self.peek() == "and":
            self.take()
            other = self.compared()
            assert isinstance(value, dict)
            assert isinstance(other, dict)
            value = {labels: one for labels, one in value.items() if labels in other}
        return value

    def compared(self) -> Value:
        left = self.added()
        if self.peek() in COMPARED:
            test = COMPARED[self.take()]
            right = self.added()
            assert isinstance(left, dict)
            return {
                labels: value
                for labels, value in left.items()
                for other in ([right] if isinstance(right, float) else right.values())
                if test(value, other)
            }
        return left

    def added(self) -> Value:
        value = self.multiplied()
        while self.peek() in ("+", "-"):
            combine = operator.add if self.take() == "+" else operator.sub
            value = joined(combine, value, self.multiplied())
        return value

    def multiplied(self) -> Value:
        value = self.single()
        while self.peek() == "*":
            self.take()
            value = joined(operator.mul, value, self.single())
        return value

    def single(self) -> Value:
        token = self.take()
        if token[0].isdigit():
            return float(token)
        if token == "(":
            return self.closed(self.compared())
        if self.peek() != "(":
            return self.selected(token)
        self.take()
        if token == "time":
            return self.closed(self.scrapes[-1].at)
        value = self.closed(self.compared())
        assert isinstance(value, dict)
        if token in AGGREGATES:
            return {frozenset(): float(AGGREGATES[token](value.values()))} if value else {}
        assert token in ("abs", "increase"), f"unknown function {token}"
        return {labels: abs(one) for labels, one in value.items()} if token == "abs" else value

    def closed(self, value: Value) -> Value:
        assert self.take() == ")"
        return value

    def selected(self, name: str) -> Value:
        """The samples of a name; with a range, what each of them grew by within it (counters start at 0)."""
        found = SELECTED.match(self.text)
        assert found
        self.text = self.text[found.end() :]
        wanted = set(MATCHER.findall(found[1] or ""))
        last = self.scrapes[-1]
        now = {
            labels: value
            for (one, labels), value in last.samples.items()
            if one == name and wanted <= labels
        }
        if found[2] is None:
            return now
        begin = last.at - int(found[2]) * 60
        first = next(one for one in self.scrapes if one.at >= begin)
        return {
            labels: value - first.samples.get((name, labels), 0.0) for labels, value in now.items()
        }


def joined(combine: Callable[[Any, Any], Any], left: Value, right: Value) -> Value:
    if isinstance(left, float) and isinstance(right, float):
        return float(combine(left, right))
    if isinstance(left, float):
        assert isinstance(right, dict)
        return {labels: combine(left, value) for labels, value in right.items()}
    if isinstance(right, float):
        return {labels: combine(value, right) for labels, value in left.items()}
    return {labels: combine(left[labels], right[labels]) for labels in left.keys() & right.keys()}
