"""What keeps the house in order and no tool of its own can tell. The floors are held by import-linter."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import cast

import grimp
import pytest

from disclosurelint.checks import KINDS
from disclosurelint.document import parse
from disclosurelint.lexicon import load_lexicon
from disclosurelint.sources import read

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
GRAMMARS = sorted((ROOT / "grammar").glob("*.lark"))
HEAVY = {"lark", "yaml", "rapidfuzz"}


def test_every_kind_of_check_is_registered() -> None:
    files = (ROOT / "src/disclosurelint/checks").glob("*/[!_]*.py")
    modules = [import_module(f"disclosurelint.checks.{file.parent.name}.{file.stem}") for file in files]
    kinds = {
        found.kind: f"{module.__name__}:{name}"
        for module in modules
        for name, found in vars(module).items()
        if isinstance(getattr(found, "kind", None), str) and found.__module__ == module.__name__
    }
    assert kinds == KINDS


def test_a_kind_of_check_lives_in_the_file_of_its_name() -> None:
    assert {kind: place.partition(":")[0].rpartition(".")[2] for kind, place in KINDS.items()} == {
        kind: kind for kind in KINDS
    }


@pytest.mark.parametrize("file", [*SOURCES, *GRAMMARS], ids=lambda file: str(file.relative_to(ROOT)))
def test_no_program_text_names_a_place_or_a_body(file: Path) -> None:
    """Knowledge of regions and bodies is data. Comments and docstrings may name them."""
    names = _names()
    for text in _program_text(file):
        assert not names.findall(text)


def test_the_program_text_is_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "example.py"
    file.write_text('"""上海市"""\ndef f():\n    "天津市"\n    return f"{f}北京市"  # 重庆市\n', encoding="utf-8")
    assert [found for text in _program_text(file) for found in _names().findall(text)] == ["北京市"]


#: Files of the rooms that read and judge documents in which Han characters may stand, and what they are there. All
#: other words are data: of how documents put things in ``rulesets/lexicon/speech``, of a rule in its options.
HAN_BY_RIGHT = {
    "checks/names/level.py": "the levels of places, one above the other",
    "checks/names/region_chain.py": "the levels of places, one above the other",
    "checks/words/subject_name.py": "the levels of subjects, and how many digits their codes have",
    "document/dates.py": "the signs of a date: 年, 月, 日",
    "document/figures.py": "numerals and the units of what they count",
    "document/outline/sequences.py": "the number of a part, as far as it is left: 第, 部分",
    "document/rows.py": "the signs of a number in front of a heading: 第, 部分, 章",
    "sources/docx/inline.py": "what a line that only numbers its page is made of: 第, 页, 共",
    "sources/html.py": "the same, and what a website is called behind the title of its pages",
    "sources/number_formats.py": "the formats of figures and dates that spreadsheets have built in",
    "sources/numerals.py": "the numerals that word processors count lists with",
    "sources/pdf/columns.py": "the signs of a number in front of a heading",
    "sources/pdf/document.py": "what a line that only numbers its page is made of",
    "sources/pdf/lines.py": "what a line begins with that goes on with no other: a note, an annex, a table",
    "sources/pdf/page.py": "the characters of which Unicode has a second set, for radicals",
    "text/han.py": "where the block of Han characters begins and ends",
    "text/numbering.py": "numerals, and the signs of a number in front of a heading",
}
READING_ROOMS = ("checks", "document", "lexicon", "sources", "text")
#: Units that figures are told in, and the sign of a year: calculations know them.
UNITS = {"元", "百元", "千元", "万元", "亿元", "百分点", "年"}


@pytest.mark.parametrize("room", READING_ROOMS)
def test_words_of_documents_are_data(room: str) -> None:
    package = ROOT / "src/disclosurelint"
    found = {
        str(file.relative_to(package)): words
        for file in sorted((package / room).rglob("*.py"))
        if (words := set(_han_words(ast.parse(file.read_text(encoding="utf-8")))) - UNITS)
    }
    assert found.keys() == {file for file in HAN_BY_RIGHT if file.startswith(f"{room}/")}, found


def test_messages_documentation_and_comments_are_no_words_of_documents() -> None:
    tree = ast.parse(
        '''
"""上年"""
LAST = "上年"  # 去年
def f(n):
    """上年"""
    why_zh = f"第 {n} 行"
    words = option(zh="上年", en="last year"), ("决算", "执行"), Words("元", "元 or so")
    return unjudged(words, "没有写出", f"{n} are not told")
'''
    )
    assert list(_han_words(tree)) == ["上年", "决算", "执行"]


def test_no_files_import_one_another_in_a_circle() -> None:
    graph = grimp.build_graph("disclosurelint", exclude_type_checking_imports=True)
    order = TopologicalSorter({file: graph.find_modules_directly_imported_by(file) for file in graph.modules})
    assert {*order.static_order()} == graph.modules  # raises CycleError, with the circle


def test_core_dependencies_are_four() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^a-z]", dependency)[0] for dependency in project["dependencies"]}
    assert names == {"click", "lark", "pyyaml", "rapidfuzz"}


@pytest.mark.parametrize(
    "command",
    [
        ["-c", "import disclosurelint"],
        ["-m", "disclosurelint", "--version"],
        ["-m", "disclosurelint", "--help"],
    ],
    ids=" ".join,
)
def test_starting_imports_nothing_heavy(command: list[str]) -> None:
    assert not _imported_by(command) & HEAVY


def test_what_is_compiled_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file needs the parser generator and YAML; a new file after it neither, an unchanged one no checks."""
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", str(tmp_path / "cache"))
    command = ["-m", "disclosurelint", "check", str(tmp_path / "draft.txt")]
    for text, heavy, checks in (
        ("甲10万元。", {"lark", "yaml"}, True),
        ("乙9万元。", set(), True),
        ("乙9万元。", set(), False),
    ):
        (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
        modules = _modules_of(command)
        assert {name.partition(".")[0] for name in modules} & HEAVY == heavy
        assert ("disclosurelint.linter" in modules) is checks


def test_a_configuration_is_compiled_once_and_costs_nothing_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / ".git").mkdir()  # the search for one ends here
    (tmp_path / "draft.txt").write_text("甲10万元。", encoding="utf-8")
    command = ["-m", "disclosurelint", "check", str(tmp_path / "draft.txt")]
    assert not {name for name in _modules_of(command) if name.startswith("disclosurelint.config.lo")}
    (tmp_path / ".disclosurelint.yaml").write_text(
        "select: [AMT, SUP]\nwords: {terms: [全域旅游]}\nignore: [{rule: AMT001, path: b.txt, reason: 批复如此}]\n",
        encoding="utf-8",
    )
    for heavy in (True, False):
        modules = _modules_of(command)
        assert "disclosurelint.config.loading" in modules
        assert ("yaml" in modules) is heavy
        assert ("disclosurelint.linter" in modules) is heavy


def _han_words(tree: ast.AST) -> Iterator[str]:
    """The strings with Han characters that are neither documentation nor messages: those stand in both languages."""
    told: set[int] = set()
    for node in ast.walk(tree):
        beside = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        for zh, en in pairwise(beside):
            if re.search("[a-z]{2}", "".join(_texts(en))) and not isinstance(en, ast.Call):
                told |= {id(part) for part in (*ast.walk(zh), *ast.walk(en))}
        if isinstance(node, ast.keyword) and node.arg in ("zh", "en"):
            told |= {id(part) for part in ast.walk(node.value)}
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("_zh"):
            told |= {id(part) for part in ast.walk(node.value)}
    return (one.value for one in _strings(tree) if id(one) not in told and re.search("[\u3400-\u9fff]", one.value))


def _texts(node: ast.AST) -> Iterator[str]:
    """What a text in a program says, without what is filled in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _imported_by(command: list[str]) -> set[str]:
    return {name.partition(".")[0] for name in _modules_of(command)}


def _modules_of(command: list[str]) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command], capture_output=True, text=True, encoding="utf-8"
    )
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}
    assert "disclosurelint" in imported, run.stderr
    return imported


def _names() -> re.Pattern[str]:
    regions = set(load_lexicon().regions.paths)
    provinces = {path[0] for paths in load_lexicon().regions.paths.values() for path in paths}
    short = {re.sub("(?:省|市|[壮回维]?.*自治区|特别行政区)$", "", province) for province in provinces}
    bodies = {parse(read(file)).subject.name for file in _faultless()}
    names = {name for name in regions | short | bodies if len(name) > 1}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def _faultless() -> Iterator[Path]:
    yield from (ROOT / "fixtures").glob("*/faultless.txt")
    yield from (ROOT / "fixtures").glob("*/faultless/*.txt")


def _program_text(file: Path) -> Iterable[str]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        return [line for line in text.splitlines() if not line.startswith("//")]
    return _string_constants(ast.parse(text))


class _String(ast.Constant):
    value: str


def _string_constants(tree: ast.AST) -> Iterator[str]:
    return (one.value for one in _strings(tree))


def _strings(tree: ast.AST) -> Iterator[_String]:
    """The strings of a module that are not docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = [node.body[0] for node in ast.walk(tree) if isinstance(node, documented) and node.body]
    docstrings = {id(first.value) for first in firsts if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield cast("_String", node)
