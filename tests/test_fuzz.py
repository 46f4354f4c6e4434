"""Nothing that a user can write ends in a traceback: not any bytes, not any mutated plan."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planctl.cli._document import document_json
from planctl.compile import compile_plans
from planctl.diagnostics.text import concise, full
from planctl.export import FORMATS, Edition
from planctl.messages import Translator
from planctl.plan.find import Found
from planctl.plan.load import load_plans
from planctl.plan.source import lines_of

ROOT = Path(__file__).parent.parent
SEEDS = [
    p.read_text("utf-8") for folder in ("plans", "examples") for p in (ROOT / folder).glob("*.yaml")
]
WORDS = sorted(
    {word for text in SEEDS for word in text.split()}
    | {
        "null",
        "[]",
        "{}",
        "~",
        "0",
        "-1",
        "31/02/2017",
        "*a",
        "&a",
        "!!str",
        "2017-13-45",
        "{place",
    }
    | {"99999999999999999999", "1e999", "\u202e", "\U0001f4c5", "a\u0301", "'", '"', ":", "- ", "|"}
)
TRANSLATORS = [Translator("en"), Translator("vi")]


def plain(text: str, _: str) -> str:
    return text


def run_everything(data: bytes) -> None:
    """Read, compile and render; a dated plan is written in every format too."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_bytes(data)
        loaded = load_plans([Found(str(file), named=True)])
        compiled = compile_plans(loaded.documents)
        found = [*loaded.diagnostics, *compiled.diagnostics]
        for translator in TRANSLATORS:
            for diagnostic in found:
                assert full(diagnostic, translator, lines_of, plain)
                assert "\n" not in concise(diagnostic, translator, plain)
            assert (
                json.loads(document_json(compiled.occurrences, found, translator))["version"] == 1
            )
        if not loaded.documents:
            assert any(d.severity == "error" for d in found)
            return
        edition = Edition(loaded.documents, compiled.occurrences, TRANSLATORS[0])
        for form in FORMATS:
            assert form.write(edition)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    run_everything(data)


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    run_everything(text.encode("utf-8", "surrogatepass"))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real plan of which some words were replaced, removed, doubled or moved."""
    lines = draw(st.sampled_from(SEEDS)).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["word", "drop", "double", "swap", "indent", "char"])):
            case "word":
                words = lines[at].split(" ")
                words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
                lines[at] = " ".join(words)
            case "drop":
                lines[at] = ""
            case "double":
                lines[at] *= 2
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = " " * draw(st.integers(1, 5)) + lines[at]
            case "char":
                spot = draw(st.integers(0, max(len(lines[at]) - 1, 0)))
                lines[at] = lines[at][:spot] + draw(st.characters()) + lines[at][spot + 1 :]
    return "".join(lines)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_mutated_plans(text: str) -> None:
    run_everything(text.encode("utf-8", "surrogatepass"))
