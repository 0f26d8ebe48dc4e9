"""``name_forms``: one proper name written with 和, with 与 or with 及 in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken_word
from disclosurelint.text import Edit, Span

_QUOTED = re.compile(r"“([^“”\n，。；：]{5,40})”|《([^《》\n]{5,60})》")
_JOINING = spoken_word("bodies.joining")
#: Names that are compared, at most: a document has few.
_MOST_NAMES = 200


@options
class NameForms:
    """Names are what stands between 《》, or between “” with a word behind or at its end that makes it one (系统).

    The form the document uses most is the witness; in prose outside names the particles are free.
    """

    kind: ClassVar[str] = "name_forms"

    ends: tuple[str, ...] = option(zh="名称末尾或紧跟在引号后面的字样", en="words at the end of a name, or behind it")
    uses: int = option(default=2, zh="通行的写法在文中至少出现几次", en="times that the usual form must stand")

    def run(self, document: Document) -> Iterator[Finding]:
        text = document.text
        told: set[str] = set()
        for name in islice(dict.fromkeys(self._names(text)), _MOST_NAMES):
            right = text.count(name)
            for wrong in _other_forms(name):
                times = text.count(wrong)
                if times and right >= max(self.uses, 2 * times) and wrong not in told:
                    told.add(wrong)
                    yield from _findings(document, name, wrong, right)

    def _names(self, text: str) -> Iterator[str]:
        for found in _QUOTED.finditer(text):
            name = found[1] or found[2]
            titled = found[2] is not None or name.endswith(self.ends) or text.startswith(self.ends, found.end())
            if titled and any(joining in name[1:-1] for joining in _JOINING):
                yield name


def _other_forms(name: str) -> Iterator[str]:
    """The name with one of its particles replaced by another."""
    for at in range(1, len(name) - 1):
        if name[at] in _JOINING:
            yield from (name[:at] + other + name[at + 1 :] for other in _JOINING if other != name[at])


def _findings(document: Document, name: str, wrong: str, right: int) -> Iterator[Finding]:
    text = document.text
    first = text.find(name)
    at = text.find(wrong)
    while at >= 0:
        span = Span(at, at + len(wrong))
        odd = next(place for place in range(len(name)) if name[place] != wrong[place])
        values: dict[str, Value] = {"told": wrong, "name": name, "uses": right}
        related = (Related(Span(first, first + len(name)), "witness", {"name": name}),)
        yield Finding(span, values, related=related, edits=(Edit(Span(at + odd, at + odd + 1), name[odd]),))
        at = text.find(wrong, span.end)
