"""``self_word``: a bureau that calls itself 我委, an office that calls itself 我局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.document.quotations import is_quoted
from disclosurelint.document.turns import places_of
from disclosurelint.lexicon.speech import spoken_word
from disclosurelint.text import Span

#: In front of a self-word it makes another word: 自我.
_SELF = spoken_word("bodies.self")

#: A longer name is cut off at this many characters.
_LONGEST_NAME = 20


@options
class SelfWord:
    """The word must stand for the own name, or for that of a body listed among its institutions."""

    kind: ClassVar[str] = "self_word"

    words: Mapping[str, str] = option(
        zh="自称，和名称里应有其一的字", en="what a body calls itself, and the characters of which its name holds one"
    )
    running_on: Mapping[str, str] = option(
        default={}, zh="自称后面紧跟这些字时是别的词", en="characters behind a word that make it another one"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        own = document.subject.name
        if not own or not document.subject.region:
            return
        for word, kinds in self.words.items():
            places = list(_places(document, word, self.running_on.get(word, "")))
            # Looked for only where the word is told: the names of bodies are found by an expression for each document.
            if not places or self._is_below(document, kinds):
                continue
            if not any(kind in name for name in (own, *_names(document)) for kind in kinds):
                values: dict[str, Value] = {"told": word, "own": own}
                yield from (Finding(span, values) for span in places)

    def _is_below(self, document: Document, kinds: str) -> bool:
        """Whether a body of one of those kinds is named where the document tells of its institutions."""
        region = re.escape(document.subject.region[-1])
        body = re.compile(rf"{region}[\u4e00-\u9fff]{{1,{_LONGEST_NAME}}}?[{re.escape(kinds)}]")
        return any(
            body.search(document.text, section.span.start, section.span.end)
            for section in document.sections()
            if "institutions" in section.concepts
        )


def _names(document: Document) -> tuple[str, ...]:
    """The names that the house goes by, as it says itself."""
    publisher = document.publisher
    return (*publisher.aliases, *publisher.subordinates)


def _places(document: Document, word: str, running_on: str) -> Iterator[Span]:
    """Every place of a word that is no part of another one, outside of quotations."""
    text = document.text
    for at in places_of(document, word):
        end = at + len(word)
        another = text[end : end + 1] in running_on or text[at - 1 : at] == _SELF
        if not another and not is_quoted(document, at):
            yield Span(at, end)
