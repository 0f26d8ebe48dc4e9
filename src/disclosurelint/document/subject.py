"""Whose document it is, of which kind and year, and where the document itself says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from disclosurelint.document.bodies import lists_bodies, names_body
from disclosurelint.document.model import Document, Evidence, Section, Subject, Table
from disclosurelint.document.walking import labels_of, titles_of
from disclosurelint.lexicon import Regions
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.text import Span, occurrences, part_around
from disclosurelint.text.numbering import in_figures

#: No part of a date or of a page's number.
_YEAR = spoken("years.lone")
_HAN_YEAR = spoken("titles.han_year")
_YEAR_ALONE = spoken("titles.year_alone")
_ABOUT = spoken("titles.about")
_BUDGET, _ACCOUNT = spoken_word("titles.budget"), spoken_word("titles.account")
_SPENT, _THREE_PUBLIC = spoken_word("titles.spent"), spoken_word("titles.three_public")
_SCOPE, _DEPARTMENT = spoken("titles.scope"), spoken_word("titles.department")
_OF_DEPARTMENT, _OF_UNIT = spoken("titles.of_department"), spoken("titles.of_unit")
_TITLE_TAIL = spoken("titles.tail")
_TITLE_HEAD = spoken("titles.head")
#: How a title ends; a line of it that ends otherwise goes on in the next.
_TITLE_ENDS = spoken("titles.ends")
_OPENING = spoken("titles.opening")
_FRONT_LINES = 20
_LINE = re.compile(r"[^\n]+")
_PATH = spoken("titles.path")
_OF_YEAR = spoken("titles.of_year")
_SENTENCE = re.compile(r"[，。；,;]")
_NAME_LABEL = spoken("titles.name_label")
#: What sentences end with, and openings: 现将……公开如下：.
_NO_TITLE = ("。", "：", ":", "；")
#: Notes behind a name, and a bracket whose other half went with 本级.
_NOTES = re.compile(r"(?:[ \u3000]*(?:（[^（）]{1,30}）|\([^()]{1,30}\)|[（(]))+$")
_PLACE_FIRST = spoken("titles.place_first")
_SHORTEST_NAME = 4
#: What a heading tells whose paper it is by: 第一部分 某县某局概况.
_HEADED = spoken("titles.headed")
#: Characters of a line of the title.
_LONGEST_TITLE = 80
#: How far into a name its region may begin, and how long it must be there not to be a chance match.
_FARTHEST_REGION, _LONG_REGION = 12, 3
#: What a document calls itself all through.
_CALLED = {
    "department": spoken_words("titles.calls_itself_department"),
    "unit": spoken_words("titles.calls_itself_unit"),
}
#: Sections that together are found in disclosures only, and how many of them make one.
_TELLING = frozenset({"agency_operation", "three_public", "procurement", "assets", "glossary", "performance"})
_ENOUGH = 4


def read_subject(document: Document) -> Subject:
    """What the document says of itself; fields stay empty where it does not say."""
    title, title_text = _find_title(document)
    if not _tells_year(title_text):
        title_text = _told_by_headings(document) or title_text
    year = _YEAR.search(_HAN_YEAR.sub(lambda found: in_figures(found.group()), title_text))
    told = [one for one in _evidence(document, title) if _is_name(document, one.span)]
    evidence = told or [one for one in _headed(document) if _is_name(document, one.span)]
    name, evidence = _agreed(document, evidence)
    publisher = document.publisher
    own = publisher.name if name in ("", publisher.name, *publisher.aliases) else name
    return Subject(
        name or own,
        title,
        tuple(evidence),
        _region(document, own or name, title_text),
        (kind := _kind(document, title_text)),
        int(year[1]) if year else None,
        _side(kind, title_text),
    )


def titles_in_front(document: Document) -> list[Span]:
    """Every title among the first lines, in their order: a page may have one of its own above that of the paper."""
    return list(_titles(document, _front(document)))


def _front(document: Document) -> list[Span]:
    """The first lines, up to the first heading with a number, without the contents page and the path of a web page."""
    end = next((section.span.start for section in document.sections() if section.marker), len(document.text))
    contents = {entry.title.start for entry in document.contents}
    tables = [block.span for block in document.root.parts[:_FRONT_LINES] if isinstance(block, Table)]
    lines: list[Span] = []
    for found in _LINE.finditer(document.text, 0, end):
        line = Span(*found.span())
        is_entry = any(line.start <= at < line.end for at in contents)
        is_row = any(table.covers(line) for table in tables) and not _may_be_title(document, line)
        if not (is_entry or is_row or _is_path(document, line)):
            lines.append(line)
        if len(lines) == _FRONT_LINES:
            break
    return lines


def _may_be_title(document: Document, row: Span) -> bool:
    """Whether what looks like the row of a table for the blanks in it is a title: it names a body, or has no more."""
    if row.end - row.start > _LONGEST_TITLE or not _ABOUT.search(words := document.quote(row)):
        return False
    return len(words.split()) == 1 or bool(document.lexicon.bodies.parted(_title_name(words)).places)


def _is_path(document: Document, line: Span) -> bool:
    """Whether a line tells where on a website the page is: 首页 > 政务公开 > 财政."""
    return line.end - line.start <= _LONGEST_TITLE * 2 and _PATH.search(document.quote(line)) is not None


def _find_title(document: Document) -> tuple[Span, str]:
    """The lines that name the year and the kind of disclosure, with the body's name where it stands beside them."""
    front = _front(document)
    titles = list(_titles(document, front))
    named = (title for title in titles if names_body(document, _title_name(document.quote(title))))
    title = next(named, titles[0] if titles else None)  # a page may have a title of its own: 2023年度决算公开
    if title is not None:
        return title, document.quote(title).replace("\n", "")
    first = front[0] if front else Span(0, 0)
    return Span(first.start, min(first.end, first.start + 60)), document.quote(first)[:60]


def _titles(document: Document, front: Sequence[Span]) -> Iterator[Span]:
    """Every title among the first lines: a line that says what is disclosed, with year and name where they stand by."""
    lines = [document.quote(span) for span in front]
    for at, line in enumerate(lines):
        if len(line) <= _LONGEST_TITLE and _ABOUT.search(line) and not line.endswith(_NO_TITLE):
            around = _title_around(document, lines, at)
            if around is not None:
                yield Span(front[around[0]].start, front[around[1]].end)


def _title_around(document: Document, lines: list[str], at: int) -> tuple[int, int] | None:
    """The first and last line of the title to which a line belongs that says what is disclosed.

    The year and the name may have lines of their own, in any order. None where no year stands with it.
    """
    first = last = at
    if not _tells_year(lines[at]):
        if at and _is_year_line(lines[at - 1]):
            first = at - 1
        elif at > 1 and _is_year_line(lines[at - 2]) and names_body(document, lines[at - 1]):
            first = at - 2
        elif at + 1 < len(lines) and _YEAR_ALONE.fullmatch(lines[at + 1]):
            last = at + 1
        else:
            return None
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1]):
        last += 1
    if not _title_name("".join(lines[first : last + 1])):
        if first and names_body(document, lines[first - 1]):
            first -= 1
        elif last + 1 < len(lines) and names_body(document, lines[last + 1]):
            last += 1
    return first, last


def _goes_on(line: str, following: str) -> bool:
    """Whether a title is broken between two lines: …2023年度一般公共预算财政/拨款“三公”经费支出决算情况说明."""
    is_title = len(following) <= _LONGEST_TITLE and _ABOUT.search(following) and not following.endswith("。")
    return bool(is_title) and not _tells_year(following) and _TITLE_ENDS.search(line) is None


def _tells_year(line: str) -> bool:
    return _YEAR.search(line) is not None or _HAN_YEAR.search(line) is not None


def _is_year_line(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE // 2 and _tells_year(line)


def _title_name(title: str) -> str:
    """The body a title names, before or behind the year."""
    bare = title.replace("\n", "")
    head = _TITLE_HEAD.match(bare)
    rest = bare[head.end() :] if head else bare
    place = _PLACE_FIRST.match(rest)  # 某市2022年某开发区管委会部门决算
    names = (
        _NOTES.sub("", _TITLE_TAIL.sub("", words)).strip() for words in (rest[place.end() :] if place else "", rest)
    )
    return next((name for name in names if len(name) >= _SHORTEST_NAME), "")


def _evidence(document: Document, title: Span) -> Iterator[Evidence]:
    text = document.text
    told = document.quote(title)
    lines = (_NAME_LABEL.sub("", line.strip()) for line in told.split("\n"))
    name = _title_name(told) or next((line for line in lines if names_body(document, line)), "")
    at = text.find(name, title.start, title.end) if len(name) > 3 else -1
    if at >= 0:
        yield Evidence("title", Span(at, at + len(name)))
    opening = _OPENING.search(text)
    if opening:
        yield Evidence("opening", Span(*opening.span(1)))
    labels = set(document.lexicon.organisations["own_labels"])
    for label, value in labels_of(document):
        if label in labels:
            yield Evidence("label", value)
    for block in document.sections():
        if "institutions" in block.concepts:
            yield from _listed_bodies(document, block)


def _told_by_headings(document: Document) -> str:
    """Year and kind as headings tell them (2023年度部门决算), where several do, and no two otherwise."""
    titles = (document.quote(title)[:_LONGEST_TITLE] for title in titles_of(document))
    told = [found for title in titles for found in _OF_YEAR.findall(title)]
    return f"{told[0][0]}年{told[0][1]}" if len(told) > 1 and len(set(told)) == 1 else ""


def _headed(document: Document) -> Iterator[Evidence]:
    """The bodies, each with its place, that headings begin with."""
    for title in titles_of(document):
        found = _HEADED.match(document.text, title.start, title.end)
        name = _NOTES.sub("", found[1]) if found else ""
        if found and document.lexicon.bodies.parted(name).places:
            yield Evidence("heading", Span(found.start(1), found.start(1) + len(name)))


def _listed_bodies(document: Document, section: Section) -> Iterator[Evidence]:
    """The first body in the table of institutions: the department itself."""
    for block in section.walk():
        if isinstance(block, Table) and lists_bodies(document, block):
            for row in block.rows[:1]:
                named = [cell for cell in document.cells(row) if names_body(document, document.quote(cell))]
                if named:
                    yield Evidence("institutions", named[0])
            return


def _is_name(document: Document, span: Span) -> bool:
    return names_body(document, document.quote(span))


def _agreed(document: Document, evidence: list[Evidence]) -> tuple[str, list[Evidence]]:
    """The name most of the evidence gives (the earliest, where they tie), and the evidence for it."""
    votes = Counter(document.quote(entry.span).strip() for entry in evidence)
    if not votes:
        return "", []
    name = max(votes, key=lambda candidate: votes[candidate])
    agreeing = [entry for entry in evidence if document.quote(entry.span).strip() == name]
    return name, list(dict.fromkeys(agreeing))


def _region(document: Document, name: str, title: str) -> tuple[str, ...]:
    """Province, city and county as far as the name and the text around it tell them for certain."""
    places = _places(document, name) or _places_in_front(document, name) or _places(document, title)
    if len(places) > 1:
        told = [path for path in places if any(above in document.text for above in path[:-1])]
        places = told or places
    common: list[str] = []
    for levels in zip(*places, strict=False):
        if len(set(levels)) > 1:
            break
        common.append(levels[0])
    return tuple(common)


def _places(document: Document, name: str) -> list[tuple[str, ...]]:
    """The places that the region in a name may mean: at its head, or behind what kind of body it is (中共某某县委)."""
    regions = document.lexicon.regions
    _, _, _, core = parted = document.lexicon.bodies.parted(name)  # 中共泗县委组织部
    if parted.places:
        return _places_within(regions, core, parted.places) or parted.places
    for at in range(1, min(len(name), _FARTHEST_REGION)):
        region, places = regions.leading(name[at:])
        if len(region) >= _LONG_REGION:
            return places
    return []


def _places_within(regions: Regions, core: str, places: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The places below others that the rest of a name tells: 某市公安局交通管理支队某县大队."""
    for at in range(1, len(core)):
        region = regions.beginning(core[at:])
        if len(region) >= _LONG_REGION:
            return [path for path in regions.paths[region] if any(path[: len(above)] == above for above in places)]
    return []


def _places_in_front(document: Document, name: str) -> list[tuple[str, ...]]:
    """The places of the one region that titles tell in front of a name without one: 县林业局, 某镇人民政府.

    Sentences may tell of a namesake elsewhere.
    """
    regions, text = document.lexicon.regions, document.text
    kept = 1 if name[:1] in document.lexicon.organisations["levels"] else 0  # 某县 and 县林业局 share a character
    told = {
        region
        for at in occurrences(text, name)
        if len(region := regions.ending(text[max(0, at - _FARTHEST_REGION) : at + kept])) >= _LONG_REGION
        and not _SENTENCE.search(document.quote(part_around(text, Span(at, at + len(name)), "\n")))
    }
    return regions.paths[told.pop()] if len(name) > _LONG_REGION and len(told) == 1 else []


def _kind(document: Document, title: str) -> str:
    """The kind of disclosure a title announces, else the headings and labels; empty when nothing does."""
    bare = re.sub(r"\s", "", title)
    if _THREE_PUBLIC in bare and not _SCOPE.search(bare):
        return "three-public"
    side = "final" if _ACCOUNT in bare else "budget" if _BUDGET in bare else _side_of_body(document)
    return f"{_scope(document, bare)}-{side}" if side else ""


def _side(kind: str, title: str) -> str:
    """The side of a kind; of a notice, that which its title names or, where it tells what was spent, final."""
    if kind != "three-public":
        return kind.rpartition("-")[2]
    return "final" if _ACCOUNT in title or (_BUDGET not in title and _SPENT in title) else "budget"


def _scope(document: Document, title: str) -> str:
    """Whether a title, or failing that the rest of the document, calls it the paper of a department or of a unit."""
    if _OF_DEPARTMENT.search(title):
        return "department"
    if _OF_UNIT.search(title):
        return "unit"
    if _DEPARTMENT in title:
        return "department"
    text = document.text
    votes = {scope: sum(map(text.count, _CALLED[scope])) for scope in _CALLED}
    return "unit" if votes["unit"] > votes["department"] else "department"


def _side_of_body(document: Document) -> str:
    """The side most headings name, in a document that is built like a disclosure and has no title that says so."""
    headed = [section for section in document.sections() if section.concepts]
    if len({key for section in headed for key in section.concepts} & _TELLING) < _ENOUGH:
        return ""
    titles = "".join(document.quote(section.title) for section in headed)
    final, budget = titles.count(_ACCOUNT), titles.count(_BUDGET)
    return "final" if final > budget else "budget" if budget else ""
