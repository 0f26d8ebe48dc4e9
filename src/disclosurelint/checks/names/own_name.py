"""``own_name``: the document's own body with a character of its name lost, doubled, swapped or 和 for 与."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.turns import places_of
from disclosurelint.document.walking import titles_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Edit, Span
from disclosurelint.text.han import is_han

#: Particles that join the two halves of a name; a short form may leave them out.
_JOINING = spoken_word("bodies.joining")
#: Characters by which bodies of one kind are told apart: 第一中学, 城东小学.
_TELLING_APART = spoken_word("bodies.telling_apart")
#: Characters of a name without its region, where all but the last are right.
_SHORTEST_WHOLE = 3
_LONGEST_PLACE = 15
#: What stands behind a name that ends there.
_END = spoken("bodies.name_stops")
#: What a title goes on with behind the body's name.
_TITLE_BEHIND = spoken("bodies.title_behind")


@options
class OwnName:
    """The own name, as the document itself writes it elsewhere, is the witness: it must stand often, its slip rarely.

    Looked at behind the name of the region, so that no other body of that place is taken for it. Short forms leave out
    more than one character, or the particle between two halves, and never count.
    """

    kind: ClassVar[str] = "own_name"

    uses: int = option(default=2, zh="名称在文中至少写对几次", en="times that the name must be written right")
    shortest: int = option(
        default=4, zh="去掉地名以后至少几个字", en="characters that the name must have without its region"
    )
    running_on: str = option(
        default="",
        zh="短名称末字后面紧跟这些字时是别的词",
        en="characters behind a short name's last one that make a word",
    )
    shortened: Mapping[str, str] = option(
        default={}, zh="省去一个字也通行的说法", en="turns that go about short of a character"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        chain, places = document.lexicon.regions.leading(document.subject.name)
        region = places[0][-1] if places else ""
        core = document.subject.name[len(chain) :]
        own = region + core  # city and province in front of it are often left out
        right = document.text.count(own)
        if not region or right < self.uses:
            return
        slips = self._slips(core) if len(core) >= self.shortest else {}
        found = {*_occurrences(document.text, region, slips), *_cut_in_titles(document, own)}
        if len(core) >= _SHORTEST_WHOLE:
            found |= {*_region_slips(document, region, core)}
        if len(core) >= _SHORTEST_WHOLE:
            behind_short = "" if slips else self.running_on
            found |= {*_look_alikes(document, region, core, behind_short), *_wrong_ends(document, region, core)}
        times = Counter(wrong for _, wrong, _ in found)
        for span, wrong, how in sorted(found):
            if times[wrong] * 2 <= right:
                first = document.text.find(own)
                values: dict[str, Value] = {"told": wrong, "own": own, "uses": right}
                related = (Related(Span(first, first + len(own)), "witness", {"own": own}),)
                yield Finding(span, values, how, related, edits=(Edit(span, own),))

    def _slips(self, core: str) -> dict[str, str]:
        """Every slip in a name, and what has happened in it. The last character makes it a body, and stays."""
        slips: dict[str, str] = {}
        for at, character in enumerate(core[:-1]):
            before, behind = core[:at], core[at + 1 :]
            if character in _JOINING:
                slips.update((before + other + behind, "default") for other in _JOINING if other != character)
                continue
            slips.setdefault(before + behind, "lost")
            slips.setdefault(before + character * 2 + behind, "doubled")
            if at + 2 < len(core) and behind[0] != character:
                slips.setdefault(before + behind[0] + character + behind[1:], "swapped")
        for whole, short in self.shortened.items():
            slips.pop(core.replace(whole, short), None)
        slips.pop(core, None)
        return slips


def _occurrences(text: str, region: str, slips: Mapping[str, str]) -> Iterator[tuple[Span, str, str]]:
    sizes = sorted({len(slip) for slip in slips}, reverse=True)
    at = text.find(region) if sizes else -1
    while at >= 0:
        begin = at + len(region)
        for size in sizes:
            how = slips.get(text[begin : begin + size])
            if how is not None:
                yield Span(at, begin + size), text[at : begin + size], how
                break
        at = text.find(region, begin)


def _region_slips(document: Document, region: str, core: str) -> Iterator[tuple[Span, str, str]]:
    """The name with a character too many in its region (某县县), or a look-alike there, where it begins for certain.

    What ends with the name of any place is another body's name.
    """
    text, regions = document.text, document.lexicon.regions
    titles = {title.start for title in titles_of(document)}
    for at in places_of(document, core):
        if regions.ending(text[max(0, at - _LONGEST_PLACE) : at]):
            continue
        for begin in (at - len(region) - 1, at - len(region)):
            told = text[max(0, begin) : at]
            if begin < 0 or (is_han(text[begin - 1 : begin]) and begin not in titles):
                continue
            if _has_one_more(told, region):
                yield Span(begin, at + len(core)), told + core, "more"
            elif _is_alike(document, told, region):
                yield Span(begin, at + len(core)), told + core, "alike"


def _has_one_more(longer: str, word: str) -> bool:
    """Whether a text is a word with one character too many in it, not in front of it."""
    return any(longer[:at] + longer[at + 1 :] == word for at in range(1, len(longer)))


def _is_alike(document: Document, told: str, word: str) -> bool:
    """Whether a text is a word with a look-alike for one of its characters, the last apart."""
    if len(told) != len(word) or told[-1] != word[-1]:
        return False
    odd = [(one, right) for one, right in zip(told, word, strict=True) if one != right]
    return len(odd) == 1 and document.lexicon.confusables.alike(*odd[0])


def _look_alikes(document: Document, region: str, core: str, running_on: str) -> Iterator[tuple[Span, str, str]]:
    """The name with a look-alike for one of its characters, its last apart: that is another kind of body.

    What is the name of another department (税务局 beside 水务局) is no slip.
    """
    text, alike = document.text, document.lexicon.confusables.alike
    at = text.find(region)
    while at >= 0:
        begin = at + len(region)
        told = text[begin : begin + len(core)]
        odd = [(one, right) for one, right in zip(told, core, strict=False) if one != right]
        if len(told) == len(core) and len(odd) == 1 and told[-1] == core[-1]:
            (one, right), *_ = odd
            another = one in _TELLING_APART or document.lexicon.bodies.rank(told) == "department"
            runs_on = text[begin + len(core) : begin + len(core) + 1] in tuple(running_on)
            if not another and not runs_on and right not in _JOINING and alike(one, right):
                yield Span(at, begin + len(core)), text[at : begin + len(core)], "alike"
        at = text.find(region, begin)


def _wrong_ends(document: Document, region: str, core: str) -> Iterator[tuple[Span, str, str]]:
    """The name with a look-alike for its last character that makes no body, where it ends for certain (水务居)."""
    words = document.lexicon.organisations
    kinds = tuple(words["suffixes"])
    speaking = tuple(form for form in words["peer_places"] if form.isalnum())  # 内设, which a name stands right before
    for at in places_of(document, region + core[:-1]):
        span = Span(at, at + len(region) + len(core))
        told = document.quote(span)
        last = document.text[span.end - 1 : span.end]
        wrong = last and last != core[-1] and document.lexicon.confusables.alike(last, core[-1])
        ends = _END.match(document.text, span.end) or document.text.startswith(speaking, span.end)
        if wrong and not told.endswith(kinds) and ends:
            yield span, told, "alike"


def _cut_in_titles(document: Document, own: str) -> Iterator[tuple[Span, str, str]]:
    """Titles that begin with the own name short of its last character: 某县司法2018年部门决算."""
    cut = own[:-1]
    for line in [document.subject.title, *titles_of(document)]:
        end = line.start + len(cut)
        if document.text.startswith(cut, line.start) and _TITLE_BEHIND.match(document.text, end):
            yield Span(line.start, end), cut, "lost"
