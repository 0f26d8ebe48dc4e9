"""``level``: a county's document that speaks as the city's, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, NamedTuple

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.document.quotations import is_quoted
from disclosurelint.text import Edit, Span

_KINDS = "省市区县州旗盟"
_OURS = re.compile(f"(?<!自)我([{_KINDS}])")
_ALL = re.compile(f"全([{_KINDS}])")
_MANAGED = re.compile(f"纳入([{_KINDS}])级财政预决?算管理")


class _Home(NamedTuple):
    """Where a document belongs: ``own`` is the word for its own level, ``above`` are words for levels over it."""

    tier: int  # 1 province, 2 city, 3 county
    own: str
    above: str


@options
class Level:
    """Looks at 我县, at duties over 全市, and at who grants the money in the glossary.

    A county may say 我市 of the city over it, and its own level is called 县级 whatever it is; bodies of towns and
    development zones, whose level the name does not tell, are not looked at.
    """

    kind: ClassVar[str] = "level"

    verbs: tuple[str, ...] = option(zh="紧接“全县”的，是自己的职责", en="verbs right in front of 全县 of own duties")
    terms: tuple[str, ...] = option(
        zh="解释为“指某级财政拨付”的名词", en="terms of the glossary that say whose money it is"
    )
    unless: tuple[str, ...] = option(
        default=(), zh="单位名称里有这些字样时不检查", en="words of the own name that make its level uncertain"
    )
    running_on: str = option(default="", zh="“我市”后面紧跟这些字时是别的词", en="characters that make it another word")
    uses: int = option(default=3, zh="本级的写法在文中至少出现几次", en="times that the own level must be told")

    def run(self, document: Document) -> Iterator[Finding]:
        home = _home(document.subject.region)
        if home is None or any(word in document.subject.name for word in self.unless):
            return
        yield from self._ours(document, home)
        yield from self._duties(document, home)
        yield from self._granted(document, home)

    def _ours(self, document: Document, home: _Home) -> Iterator[Finding]:
        """我县 in a city's document: nobody speaks so of what is below or beside."""
        text = document.text
        for found in _OURS.finditer(text):
            another = text[found.end() : found.end() + 1] in self.running_on
            if not another and found[1] not in home.own + home.above and not is_quoted(document, found.start()):
                yield _finding(document, found, f"我{home.own}", "default")

    def _duties(self, document: Document, home: _Home) -> Iterator[Finding]:
        right = document.text.count(f"全{home.own}")
        text, duty = document.text, _duty(self.verbs)
        longest = max(map(len, self.verbs), default=0) + 1
        odd = [
            found
            for found in _ALL.finditer(text)
            if found[1] != home.own and duty.search(text[max(0, found.start() - longest) : found.start()])
        ]
        if right >= max(self.uses, 3 * len(odd)):
            yield from (_finding(document, found, f"全{home.own}", "duty") for found in odd)

    def _granted(self, document: Document, home: _Home) -> Iterator[Finding]:
        allowed = home.own + ("县" if home.tier == 3 else "地" if home.tier == 2 else "")
        for pattern in (_grant(self.terms), _MANAGED):
            for found in pattern.finditer(document.text):
                if found[1] not in allowed:
                    yield _finding(document, found, f"{home.own}级", "grant")


def _home(region: tuple[str, ...]) -> _Home | None:
    """Where a region stands. A municipality under the state is a province and a city at once."""
    if not region:
        return None
    levels = list(dict.fromkeys(region))
    kinds = [level[-1] for level in levels]
    if kinds[-1] not in _KINDS:
        return None
    return _Home(len(region), kinds[-1], "".join(kinds[:-1]) + "省")


def _finding(document: Document, found: re.Match[str], right: str, message: str) -> Finding:
    start, end = found.span(1)
    span = Span(start - (message != "grant"), end + (message == "grant"))
    values: dict[str, Value] = {"told": document.quote(span), "right": right, "own": document.subject.name}
    return Finding(span, values, message, edits=(Edit(span, right),))


@cache
def _duty(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """At the head of a clause, right in front of 全县."""
    return re.compile(f"(?<![\\u4e00-\\u9fff])(?:{'|'.join(map(re.escape, verbs))})$")


@cache
def _grant(terms: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, terms))
    return re.compile(
        f'(?:{names})[”"]?[：:，,]?(?:是|系)?指?(?:由|从)?([{_KINDS}])级财政(?:部门)?(?:当年|本年度?)?(?:预算)?'
        "(?:拨付|拨款|安排|核拨|取得|拨入)"
    )
