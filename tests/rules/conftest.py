"""A little world for the rule engine: two kinds of check made for these tests, a cache and rulesets of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import ClassVar, Literal, cast

import pytest

from disclosurelint import checks
from disclosurelint.checks.check import OptionError, option, options
from disclosurelint.checks.finding import Finding, Words
from disclosurelint.document.model import Document, Section, Subject
from disclosurelint.errors import RulesetError
from disclosurelint.lexicon import Lexicon
from disclosurelint.rules import files
from disclosurelint.rules.apply import diagnose
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.rules.loading import load_ruleset
from disclosurelint.rules.rule import Rule
from disclosurelint.rules.ruleset import Ruleset
from disclosurelint.rules.tester import CheckText
from disclosurelint.text import Edit, MappedText, Source, Span


@options
class Misspelling:
    """Finds words and proposes others."""

    kind: ClassVar[str] = "misspelling"
    words: Mapping[str, str] = option(zh="错词和正词", en="wrong words and right ones")

    def run(self, document: Document) -> Iterator[Finding]:
        for wrong, right in self.words.items():
            for found in re.finditer(re.escape(wrong), document.text):
                span = Span(*found.span())
                yield Finding(span, {"wrong": wrong, "right": right}, edits=(Edit(span, right),), safe=True)


@options
class Part:
    """An option that is a record of its own."""

    key: str = option(pattern="[a-z]+", zh="名称", en="key")
    labels: tuple[str, ...] = option(zh="写法", en="labels")
    title: Words | None = option(default=None, zh="标题", en="title")


@options
class Parts:
    """Has an option of every type; finds nothing."""

    kind: ClassVar[str] = "parts"
    parts: tuple[Part, ...] = option(default=(), zh="部分", en="parts")
    least: int = option(default=0, zh="至少", en="least")
    limit: Decimal | None = option(default=None, zh="上限", en="limit")
    mode: Literal["all", "any"] = option(default="all", zh="方式", en="mode")
    strict: bool = option(default=False, zh="严格", en="strict")
    levels: tuple[int, int] = option(default=(1, 9), zh="层级", en="levels")

    def __post_init__(self) -> None:
        if self.least < 0:
            raise OptionError("least", "不能小于 0", "cannot be below 0")

    def run(self, document: Document) -> Iterator[Finding]:
        return iter(())


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of shipped rulesets; it is empty, and only the two kinds above exist."""
    real = dict(checks.KINDS)
    checks.KINDS.clear()
    checks.KINDS.update(misspelling=f"{__name__}:Misspelling", parts=f"{__name__}:Parts")
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", str(tmp_path / "cache"))
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    monkeypatch.setattr(files, "data_path", lambda _: str(shipped))
    yield shipped
    checks.KINDS.clear()
    checks.KINDS.update(real)


Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an indented text as a file of a folder of its own."""

    def to_file(name: str, text: str) -> Path:
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return to_file


RULESET = """\
ruleset: words
title: {zh: 用词, en: Words}
rules:
  - code: WRD001
    name: misspelling
    title: {zh: 错别字, en: Misspelling}
    check: misspelling
    options: {words: {帐户: 账户}}
    severity: warning
    messages:
      default: {zh: '“{wrong}”应为“{right}”', en: '"{wrong}" should be "{right}"'}
    fix: {zh: '改为“{right}”', en: 'change to "{right}"'}
    why: {zh: 账本从贝。, en: Accounts are written with 账.}
    source: {kind: standard, text: 《现代汉语词典》}
    examples:
      - bad: 银行帐户三个。
        at: 帐户
        fix: 银行账户三个。
      - good: 银行账户三个。
"""

RulesetWith = Callable[..., Path]


@pytest.fixture
def ruleset_with(write: Write) -> RulesetWith:
    """Writes the ruleset above as words.yaml, with texts in it changed: ``ruleset_with(("warning", "fatal"))``."""

    def to_file(*changes: tuple[str, str]) -> Path:
        text = RULESET
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return write("words.yaml", text)

    return to_file


@pytest.fixture
def complaint() -> Callable[[Path], list[str]]:
    """What loading a file complains of, in Chinese, line by line, without the folder."""

    def of(path: Path) -> list[str]:
        with pytest.raises(RulesetError) as caught:
            load_ruleset([path])
        folder = f"{path.parent}/"
        assert caught.value.path == str(path)
        assert len(caught.value.zh.splitlines()) == len(caught.value.en.splitlines())
        return caught.value.zh.replace(folder, "").splitlines()

    return of


def document_of(text: str, subject: Subject | None = None) -> Document:
    """A document of one section whose text is the file's without its line ends."""
    pieces: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        pieces.append(line.span())
    mapped = MappedText.of_pieces(text, pieces)
    root = Section(Span(0, len(mapped.text)), Span(0, 0))
    lexicon = cast("Lexicon", None)  # no check here asks it
    return Document(Source("draft.txt", text), mapped, root, lexicon, subject=subject or Subject())


@pytest.fixture
def document() -> Callable[..., Document]:
    return document_of


@pytest.fixture
def check_text() -> CheckText:
    """Lints a text with one rule, as the rule tester wants it."""

    def lint(source: Source, rule: Rule, beside: tuple[str, ...]) -> list[Diagnostic]:
        document = document_of(source.text)
        return [diagnose(document, rule, finding, strict=True) for finding in rule.bind().check.run(document)]

    return lint


@pytest.fixture
def load(ruleset_with: RulesetWith) -> Callable[..., Ruleset]:
    """Loads the ruleset above with texts in it changed."""
    return lambda *changes: load_ruleset([ruleset_with(*changes)])
