"""Names of bodies where a document speaks of its own: before 上年末固定资产, behind 编制部门：, over a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal

from disclosurelint.document.bodies import is_own_level, listed_bodies
from disclosurelint.document.model import Block, Document, Paragraph, Section, once
from disclosurelint.document.turns import places_of
from disclosurelint.document.walking import headings_over, labels_of, titles_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span, part_around, sentence_around

_CLAUSE_START = re.compile(r"[，。；：、\n“”《》（）(),;:]")
_CLAUSE_ENDS = "，。；\n"
#: Where the name of a body stands in a form of speech, and where a number.
_NAME, _NUMBER = "……", "#"
_COUNTED = spoken_word("bodies.counted_in_front")
_COUNTED_BEHIND = spoken("bodies.counted_behind")
_FIGURE = re.compile(r"\d")
_SENTENCE = re.compile(r"[，。；：]")
_DATE_BEHIND = spoken("bodies.date_behind")
_DATE_IN_FRONT = spoken("bodies.date_in_front")
#: What may stand between a body's name and the words of a title.
_YEAR_BEHIND = spoken("bodies.year_behind")
_NUMBER_IN_FRONT = spoken("bodies.number_in_front")
_LONGEST_NAME = 40
_LONGEST_TITLE = 60
#: Blocks at the end of a document among which it is signed.
_SIGNATURE = 3


class Mention(NamedTuple):
    """A name in a place of the document's own.

    ``reach`` tells whose name may stand there: ``own`` that of the body itself alone; ``below`` also one of a body that
    belongs to it, or that signs a paper of its own (in titles, in lines that hold nothing but the name, before most
    figures); ``around`` also one of a body over it.
    """

    span: Span
    name: str
    reach: Literal["own", "below", "around"]


class _Form(NamedTuple):
    """A form of speech that a name stands in: ``front`` before it, ``lead`` and ``anchor`` behind it, and a number."""

    front: str
    lead: re.Pattern[str] | None
    anchor: str
    counted: bool  # the anchor's number must follow at once: 下属单位3个
    reach: Literal["own", "below", "around"]
    figured: bool  # a figure, or a word for none, must follow


@once
def mentions_of(document: Document) -> list[Mention]:
    """Every name in a place of the document's own, whoever's name it is; places may come twice."""
    return list(_mentions(document))


def _mentions(document: Document) -> Iterator[Mention]:
    yield from _before_own_places(document)
    yield from _in_own_labels(document)
    yield from _of_own_levels(document)
    yield from _in_titles(document)
    yield from _standing_alone(document)


def _before_own_places(document: Document) -> Iterator[Mention]:
    """Names in forms of speech by which a document tells of its own body, or of one that belongs to it."""
    words = document.lexicon.organisations
    for form in _forms(document):
        for at in places_of(document, form.anchor):
            mention = _name_in(document, form, at)
            if mention is None or _is_plain(mention.name, words):
                continue
            around = sentence_around(document.text, mention.span)
            # 审计局 tells of no audit, 是主管全县……的部门 not of all offices of the county
            sentence = document.quote(around).replace(mention.name, "").replace(form.anchor, "")
            over = "".join(headings_over(document, mention.span))
            told = any(word in sentence for word in (*words["moved_words"], *words["company_words"]))
            if form.reach == "own" or not (told or any(word in over for word in words["shared_duties"])):
                yield mention


def _forms(document: Document) -> Iterator[_Form]:
    words = document.lexicon.organisations
    for form in words["own_places"]:
        yield _form(form, "own", False)
    for form in words["peer_places"]:
        yield _form(form, "below", False)
    for form in words["figure_places"]:
        yield _form(form, "below", True)
    for form in words["superior_places"]:
        yield _form(form, "around", False)


@cache
def _form(words: str, reach: Literal["own", "below", "around"], figured: bool) -> _Form:
    front, _, behind = words.rpartition(_NAME)
    counted = behind.endswith(_NUMBER)
    lead, _, anchor = behind.removesuffix(_NUMBER).rpartition(_NUMBER)
    before = re.compile(f"{re.escape(lead)}{_COUNTED}$") if lead else None
    return _Form(front, before, anchor, counted, reach, figured)


def _name_in(document: Document, form: _Form, at: int) -> Mention | None:
    """The name in a form whose anchor stands at ``at``: at the head of the clause, or behind the form's front."""
    text, words = document.text, document.lexicon.organisations
    begin = max(0, at - _LONGEST_NAME)
    end, said = _name_end(text, form, words["said_between"], begin, at)
    suffixes = (*words["suffixes"], *(words["short_suffixes"] if form.reach == "below" else ()))
    if not text.endswith(suffixes, begin, end):  # of most places that is all there is to ask
        return None
    start = _name_start(text, begin, end, form.front)
    if start < begin or end - start < 3:
        return None
    if form.figured and not any(word in said for word in words["denials"]) and not _is_figured(text, at):
        return None
    if form.counted and not _COUNTED_BEHIND.match(text, at + len(form.anchor)):
        return None
    return Mention(Span(start, end), text[start:end], form.reach)


def _name_end(text: str, form: _Form, between: Sequence[str], begin: int, at: int) -> tuple[int, str]:
    """Where the name in front of a form ends (0 if it is no such form), and what is said between them: 没有."""
    end = at
    if form.lead:
        counted = form.lead.search(text[begin:at])
        if counted is None:
            return 0, ""
        end = begin + counted.start()
    said = next((word for word in between if text.endswith(word, begin, end)), "")
    behind = _DATE_BEHIND.search(text[begin : end - len(said)])
    return (begin + behind.start() if behind else end), said


def _name_start(text: str, begin: int, end: int, front: str) -> int:
    """Where a name that ends at ``end`` begins; -1 if that is before ``begin``."""
    if front:
        at = text.rfind(front, begin, end)
        return at + len(front) if at >= 0 else -1
    cuts = [match.end() for match in _CLAUSE_START.finditer(text, begin, end)]
    if not cuts and begin > 0:
        return -1
    start = cuts[-1] if cuts else 0
    date = _DATE_IN_FRONT.match(text[start:end])
    return start + (date.end() if date else 0)


def _is_figured(text: str, at: int) -> bool:
    clause = part_around(text, Span(at, at), _CLAUSE_ENDS)
    return _FIGURE.search(text, at, clause.end) is not None


def _in_own_labels(document: Document) -> Iterator[Mention]:
    """Names filled in behind labels; those of forms may be of a body below."""
    words = document.lexicon.organisations
    own, of_forms = set(words["own_labels"]), set(words["form_labels"])
    suffixes = tuple(words["suffixes"])
    for label, value in labels_of(document):
        name = document.quote(value)
        if label in own | of_forms and name.endswith(suffixes) and not _is_plain(name, words):
            yield Mention(value, name, "own" if label in own else "below")


def _of_own_levels(document: Document) -> Iterator[Mention]:
    """Names of those that lists of units give for their own level: 某局（本级）."""
    for body in listed_bodies(document):
        if is_own_level(document, body):
            yield Mention(Span(body.span.start, body.span.start + len(body.name)), body.name, "below")


def _in_titles(document: Document) -> Iterator[Mention]:
    """Names at the head of a title that goes on with what a disclosure is made of: 某县某局2023年收支总表."""
    words = document.lexicon.organisations
    suffixes, own_titles = tuple(words["suffixes"]), tuple(words["own_titles"])
    for start, line in _title_texts(document):
        taken, _ = document.lexicon.regions.leading(line)
        if not taken:
            continue
        for at in range(min(len(line), _LONGEST_NAME), len(taken), -1):
            if line.endswith(suffixes, 0, at):
                behind = _YEAR_BEHIND.match(line, at)
                if line[behind.end() if behind else at :].startswith(own_titles):
                    yield Mention(Span(start, start + at), line[:at], "below")
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
            yield Mention(Span(start, start + len(name)), name, "below")


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
    if name.startswith(tuple(words["self_words"])) or name.endswith(tuple(words["no_names"])):
        return True
    return any(word in bare for word in words["relation_words"])
