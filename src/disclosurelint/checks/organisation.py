"""``organisation``: another body's name where the document's own belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.document.model import Document
from disclosurelint.document.walking import labels_of
from disclosurelint.text import Edit, Span

_CLAUSE_START = re.compile(r"[，。；：、\n“”《》（）(),;:]")
_DATE_BEHIND = re.compile(r"(?:本级)?[ \u3000]*(?:(?:19|20)\d\d ?年?度?)?[ \u3000]*(?:部门|单位)?$")
_DATE_IN_FRONT = re.compile(
    r"^(?:现将|现对|现就)?(?:截至|截止)?(?:(?:19|20)\d\d ?年)?(?:度|末|初|底)?"
    r"(?:\d{1,2} ?月)?(?:\d{1,2} ?日|底)?[，,]? ?"
)
_LONGEST_NAME = 40
_EVIDENCE = {
    "title": Words("标题", "the title"),
    "opening": Words("开头的“现将……公开”", "the opening sentence"),
    "label": Words("“编制部门”一类的栏目", "labels such as 编制部门"),
    "institutions": Words("机构设置表", "the table of institutions"),
}


class _Mention(NamedTuple):
    """A name standing in a place where the document speaks of its own body."""

    span: Span
    name: str


@options
class Organisation:
    """Looks only at places where a document speaks of itself (固定资产金额为, 编制部门：, 现将…公开).

    Bodies that are cited, superior, subordinate or partners stand elsewhere and are never looked at. Short forms
    of the own name (without the region, abbreviated) and bodies of its own list of institutions are at home.
    """

    kind: ClassVar[str] = "organisation"

    likeness: int = option(
        default=60,
        zh="名称与本单位相似度（百分数）达到此值时不报告",
        en="a name at least this like the own one (per cent) is not reported",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        subject = document.subject
        if not subject.name:
            return
        seen: set[Span] = set()
        for mention in (*_before_own_places(document), *_in_own_labels(document)):
            if mention.span in seen or self._at_home(document, mention.name):
                continue
            seen.add(mention.span)
            yield self._finding(document, mention)

    def _at_home(self, document: Document, name: str) -> bool:
        own = document.subject.name
        if name == own or name in own or own in name:
            return True
        region, core = _split(document, name)
        own_region, own_core = _split(document, own)
        if region and own_region and region not in own_region and own_region not in region:
            return (
                document.subject.region != () and region in document.subject.region and _likeness(core, own_core) >= 90
            )
        if core == own_core or _abbreviates(core, own_core) or _abbreviates(own_core, core):
            return True
        return _likeness(core, own_core) >= self.likeness

    def _finding(self, document: Document, mention: _Mention) -> Finding:
        subject = document.subject
        kinds = list(dict.fromkeys(entry.kind for entry in subject.evidence))
        evidence = Words(
            "、".join(_EVIDENCE[kind].zh for kind in kinds), ", ".join(_EVIDENCE[kind].en for kind in kinds)
        )
        related = tuple(
            Related(entry.span, "evidence", {"how": _EVIDENCE[entry.kind], "own": subject.name})
            for entry in subject.evidence
        )
        values: dict[str, Value] = {"name": mention.name, "own": subject.name, "evidence": evidence}
        return Finding(mention.span, values, related=related, edits=(Edit(mention.span, subject.name),))


def _before_own_places(document: Document) -> Iterator[_Mention]:
    """Names at the head of a clause that goes on with a statement only the own body makes."""
    text = document.text
    words = document.lexicon.organisations
    suffixes = tuple(words["suffixes"])
    for place in words["own_places"]:
        at = text.find(place)
        while at >= 0:
            mention = _name_ending_at(text, at, suffixes)
            if mention is not None and not _is_plain(mention.name, words):
                yield mention
            at = text.find(place, at + 1)


def _name_ending_at(text: str, end: int, suffixes: tuple[str, ...]) -> _Mention | None:
    begin = max(0, end - _LONGEST_NAME)
    left = text[begin:end]
    cuts = [match.end() for match in _CLAUSE_START.finditer(left)]
    start = begin + (cuts[-1] if cuts else 0)
    if not cuts and begin > 0:
        return None
    date = _DATE_IN_FRONT.match(text[start:end])
    start += date.end() if date else 0
    behind = _DATE_BEHIND.search(text[start:end])
    end = start + behind.start() if behind else end
    name = text[start:end]
    if len(name) < 3 or not name.endswith(suffixes):
        return None
    return _Mention(Span(start, end), name)


def _in_own_labels(document: Document) -> Iterator[_Mention]:
    words = document.lexicon.organisations
    labels, suffixes = set(words["own_labels"]), tuple(words["suffixes"])
    for label, value in labels_of(document):
        name = document.quote(value)
        if label in labels and name.endswith(suffixes) and not _is_plain(name, words):
            yield _Mention(value, name)


def _is_plain(name: str, words: dict[str, list[str]]) -> bool:
    """Whether the words are no name (我部门) or tell of another body by right (下属, 主管)."""
    return name.startswith(tuple(words["self_words"])) or any(word in name for word in words["relation_words"])


def _split(document: Document, name: str) -> tuple[str, str]:
    """The last region a name begins with, and the rest of it."""
    taken, places = document.lexicon.regions.leading(name)
    return (places[0][-1] if places else ""), name[len(taken) :]


def _abbreviates(short: str, long: str) -> bool:
    """Whether all characters of ``short`` stand in ``long`` in the same order (扶贫办 of 扶贫开发办公室)."""
    rest = iter(long)
    return len(short) >= 2 and all(character in rest for character in short)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return float(ratio(one, other))
