"""The catalogues hold every message of the source, wholly translated, and reach the package."""

from __future__ import annotations

import ast
import importlib.util
import re
from importlib.resources import files
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from planctl.messages import Message, Translator, Weekday, msg

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "planctl"
CATALOGUE = SOURCE / "locale" / "vi" / "LC_MESSAGES" / "planctl.po"
MAKERS = {"msg", "fault"}


def script() -> ModuleType:
    path = ROOT / "scripts" / "update_catalogues.py"
    spec = importlib.util.spec_from_file_location("update_catalogues", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read() -> Catalog:
    with CATALOGUE.open("rb") as text:
        return read_po(text, locale="vi", abort_invalid=True)


def translations() -> list[tuple[str, str]]:
    return [(str(m.id), str(m.string)) for m in read() if m.id]


def ids(catalogue: Catalog) -> set[str]:
    return {str(message.id) for message in catalogue if message.id}


def fields(template: str) -> set[tuple[str, str | None, str | None]]:
    parts = Formatter().parse(template)
    return {(name, spec, conversion) for _, name, spec, conversion in parts if name is not None}


def keys(template: str) -> set[str]:
    return set(re.findall(r"`[^`]+`", template))


def made_messages(tree: ast.Module) -> list[ast.Call]:
    """Return the calls of `msg` and `fault`, under whatever prefix."""
    calls = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in MAKERS:
                calls.append(node)
    return calls


def test_the_catalogue_has_exactly_the_messages_of_the_source() -> None:
    in_source, in_catalogue = ids(script().extracted()), ids(read())
    assert in_source - in_catalogue == set(), "run scripts/update_catalogues.py and translate"
    assert in_catalogue - in_source == set(), "run scripts/update_catalogues.py"


def test_the_catalogue_is_written_as_the_script_writes_it() -> None:
    update = script()
    assert CATALOGUE.read_bytes() == update.text_of(update.updated(CATALOGUE, update.extracted()))


def test_messages_inside_of_other_calls_and_f_strings_are_found() -> None:
    source = 'a = msg("one {x}", x=f(msg("two")))\nb = f"{t(msg(\'three\'))}: {a}"\n'
    assert script().templates(source) == ["one {x}", "two", "three"]


def test_every_message_is_translated() -> None:
    assert [id_ for id_, text in translations() if not text.strip()] == []


def test_no_translation_is_marked_as_unsure() -> None:
    assert [m.id for m in read() if m.id and m.fuzzy] == []


def test_translations_have_the_fields_of_their_message() -> None:
    assert [id_ for id_, text in translations() if fields(id_) != fields(text)] == []


def test_translations_keep_what_a_user_types() -> None:
    """Keys, commands and values stand in backquotes, and are the same in every language."""
    assert [id_ for id_, text in translations() if not keys(id_) <= keys(text)] == []


def test_the_package_holds_the_compiled_catalogue() -> None:
    compiled = files("planctl") / "locale" / "vi" / "LC_MESSAGES" / "planctl.mo"
    assert compiled.is_file(), "install the package: the catalogues are compiled by its build"


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (msg("error"), "lỗi"),
        (msg("the weekday does not match the date"), "thứ không khớp với ngày"),
        (msg("not a {weekday}", weekday=Weekday(6)), "không phải Chủ nhật"),
        (msg("text that begins with {{, [ or * stands in quotes"),
         "chữ bắt đầu bằng {, [ hoặc * phải đặt trong dấu nháy"),
    ],
)  # fmt: skip
def test_the_translator_speaks_vietnamese(message: Message, text: str) -> None:
    assert Translator("vi")(message) == text


def modules() -> list[str]:
    return sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("module", modules())
def test_every_template_is_a_literal(module: str) -> None:
    tree = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    computed = [
        f"{module}:{call.lineno}"
        for call in made_messages(tree)
        if not call.args
        or not isinstance(call.args[0], ast.Constant)
        or not isinstance(call.args[0].value, str)
    ]
    assert computed == []
