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
from pathlib import Path

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


def _string_constants(tree: ast.AST) -> Iterator[str]:
    """The strings of a module that are not docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = [node.body[0] for node in ast.walk(tree) if isinstance(node, documented) and node.body]
    docstrings = {id(first.value) for first in firsts if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
