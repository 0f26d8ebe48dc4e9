"""``lone_character``: two neighbours that belong to no word, and make one when one of them is put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document
from disclosurelint.lexicon import Lexicon
from disclosurelint.text import Edit, Span

_HAN = re.compile(r"[\u4e00-\u9fff]{4,}")


@options
class LoneCharacter:
    """A hint and no more: names and rare words are lone by right. Needs no witness and no glossary (收入验减)."""

    kind: ClassVar[str] = "lone_character"

    def run(self, document: Document) -> Iterator[Finding]:
        lexicon, text = document.lexicon, document.text
        for run in _HAN.finditer(text):
            words = run.group()
            joined = [words[at : at + 2] in lexicon.common_words for at in range(len(words) - 1)]
            end = 0
            for at in range(1, len(words) - 2):
                pair = words[at : at + 2]
                if at < end or any(joined[at - 1 : at + 2]) or any(map(lexicon.confusables.stands_alone, pair)):
                    continue
                right = _word_meant(lexicon, pair)
                if right and not lexicon.lookalikes.part_of_a_name(text, run.start() + at, pair):
                    end = at + 2
                    yield _finding(run.start() + at, pair, right)


def _word_meant(lexicon: Lexicon, pair: str) -> str:
    """The common word that a pair is with one of its characters put right; empty if there is none, or more than one."""
    words = {
        *(right + pair[1] for right in lexicon.confusables.right_for(pair[0])),
        *(pair[0] + right for right in lexicon.confusables.right_for(pair[1])),
    }
    found = [word for word in words if word in lexicon.common_words]
    return found[0] if len(found) == 1 else ""


def _finding(at: int, wrong: str, right: str) -> Finding:
    odd = at if wrong[0] != right[0] else at + 1
    edit = Edit(Span(odd, odd + 1), right[odd - at])
    return Finding(Span(at, at + 2), {"wrong": wrong, "right": right}, edits=(edit,))
