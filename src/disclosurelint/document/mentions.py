"""Names of bodies where a document speaks of its own: before 上年末固定资产, behind 编制部门：, over a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from disclosurelint.document.absences import part_around
from disclosurelint.document.model import Block, Document, Paragraph, Section
from disclosurelint.document.turns import places_of
from disclosurelint.document.walking import labels_of, titles_of
from disclosurelint.text import Span

_CLAUSE_START = re.compile(r"[，。；：、\n“”《》（）(),;:]")
_SENTENCE_ENDS = "。；\n"
_SENTENCE = re.compile(r"[，。；：]")
_DATE_BEHIND = re.compile(r"(?:本级)?[ \u3000]*(?:(?:19|20)\d\d ?年?度?)?[ \u3000]*(?:部门|单位)?$")
_DATE_IN_FRONT = re.compile(
    r"^(?:现将|现对|现就)?(?:截至|截止)?(?:(?:19|20)\d\d ?年)?(?:度|末|初|底)?"
    r"(?:\d{1,2} ?月)?(?:\d{1,2} ?日|底)?[，,]? ?"
)
#: What may stand between a body's name and the words of a title.
_YEAR_BEHIND = re.compile(r"(?:本级|机关|[（(]本级[）)])?[ \u3000]*(?:(?:19|20)\d\d ?年?度?)?[ \u3000]*(?:部门|单位)?")
_NUMBER_IN_FRONT = re.compile(
    r"(?:附件?\d{0,2}[：:.、 ]?|表 ?\d{1,2}[：:.、 ]?)?[ \u3000]*(?:(?:19|20)\d\d ?年?度?)?[ \u3000]*"
)
_LONGEST_NAME = 40
_LONGEST_TITLE = 60
#: Blocks at the end of a document among which it is signed.
_SIGNATURE = 3


class Mention(NamedTuple):
    """A name in a place of the document's own.

    ``spoken`` says that the text around it can be said of the own body only; a title or a line that holds nothing
    but the name may be of a body that belongs to it, or of one that signs a paper of its own.
    """

    span: Span
    name: str
    spoken: bool


def mentions_of(document: Document) -> list[Mention]:
    """Every name in a place of the document's own, whoever's name it is; places may come twice."""
    return document.once("mentions", lambda read: list(_mentions(read)))


def _mentions(document: Document) -> Iterator[Mention]:
    yield from _before_own_places(document)
    yield from _in_own_labels(document)
    yield from _in_titles(document)
    yield from _standing_alone(document)


def _before_own_places(document: Document) -> Iterator[Mention]:
    """Names at the head of a clause that goes on with what only the own body says, or a body that belongs to it."""
    text = document.text
    words = document.lexicon.organisations
    suffixes = tuple(words["suffixes"])
    for places, spoken in ((words["own_places"], True), (words["figure_places"], False)):
        for place in places:
            for at in places_of(document, place):
                mention = _name_ending_at(text, at, suffixes)
                if mention is None or _is_plain(mention.name, words):
                    continue
                sentence = document.quote(part_around(text, mention.span, _SENTENCE_ENDS))
                if spoken or not any(word in sentence for word in words["moved_words"]):
                    yield mention._replace(spoken=spoken)


def _name_ending_at(text: str, end: int, suffixes: tuple[str, ...]) -> Mention | None:
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
    return Mention(Span(start, end), name, True)


def _in_own_labels(document: Document) -> Iterator[Mention]:
    """Names filled in behind labels; those of forms may be of a body below."""
    words = document.lexicon.organisations
    own, of_forms = set(words["own_labels"]), set(words["form_labels"])
    suffixes = tuple(words["suffixes"])
    for label, value in labels_of(document):
        name = document.quote(value)
        if label in own | of_forms and name.endswith(suffixes) and not _is_plain(name, words):
            yield Mention(value, name, label in own)


def _in_titles(document: Document) -> Iterator[Mention]:
    """Names at the head of a title that goes on with what a disclosure is made of: 某县某局2023年收支总表."""
    words = document.lexicon.organisations
    for start, line in _title_texts(document):
        taken, _ = document.lexicon.regions.leading(line)
        if not taken:
            continue
        for at in range(min(len(line), _LONGEST_NAME), len(taken), -1):
            if line[:at].endswith(tuple(words["suffixes"])):
                behind = _YEAR_BEHIND.match(line, at)
                if line[behind.end() if behind else at :].startswith(tuple(words["own_titles"])):
                    yield Mention(Span(start, start + at), line[:at], False)
                    break


def _title_texts(document: Document) -> Iterator[tuple[int, str]]:
    """Where the words of each title begin behind its number, and the words."""
    for span in titles_of(document):
        line = document.quote(span)
        if len(line) <= _LONGEST_TITLE and not _SENTENCE.search(line):
            front = _NUMBER_IN_FRONT.match(line)
            cut = front.end() if front else 0
            yield span.start + cut, line[cut:]


def _standing_alone(document: Document) -> Iterator[Mention]:
    """Names on a line of their own in front of the title, as a line of it, and at the very end."""
    blocks = document.root.parts
    last = _last_lines(document.blocks())
    front = [block for block in blocks if block.span.end <= document.subject.title.end]
    suffixes = tuple(document.lexicon.organisations["suffixes"])
    for block in (*front, *last):
        name = document.quote(block.span).strip()
        if name.endswith(suffixes) and document.lexicon.regions.leading(name)[0]:
            start = document.text.index(name, block.span.start)
            yield Mention(Span(start, start + len(name)), name, False)


def _last_lines(blocks: Sequence[Block]) -> list[Block]:
    """The lines a document is signed with; headings with something below them are none."""
    return [
        block
        for block in blocks[-_SIGNATURE:]
        if isinstance(block, Paragraph) or (isinstance(block, Section) and not block.parts and block.marker is None)
    ]


def _is_plain(name: str, words: dict[str, Any]) -> bool:
    """Whether the words are no name (我部门) or tell of another body by right (下属, 主管)."""
    kind = max((suffix for suffix in words["suffixes"] if name.endswith(suffix)), key=len, default="")
    bare = name.removesuffix(kind)  # 联合会, 合作社 tell of no relation
    return name.startswith(tuple(words["self_words"])) or any(word in bare for word in words["relation_words"])
