"""Web pages as saved from the site of an office: the document in them, without what the site puts around it.

The main part is found by where nearly all the text is that is no link. Its title is put in front where it stands
outside. Tables that only set out the page are read through; others become rows with their spanned cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from lxml import etree

from disclosurelint.errors import InputError
from disclosurelint.sources.columns import aligned
from disclosurelint.sources.encodings import recognise
from disclosurelint.sources.numerals import numeral, whole
from disclosurelint.sources.package import broken
from disclosurelint.sources.writing import Cell, Piece, Writer
from disclosurelint.text import Part, Source
from disclosurelint.text.numbering import ANY_NUMBER, CIRCLED, HAN_NUMBER

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})|<\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9_-]{2,20})",
    re.I,
)
_LOOK_AT = 4096
#: A tag up to its end; a quotation mark quotes only behind an equals sign.
_TAG = re.compile(r"""<[A-Za-z](?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+""")
_ATTRIBUTE = re.compile(r"""[\s/]*+=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
#: Attributes that a tag keeps, and how long one with more than that is at least.
_MOST_ATTRIBUTES, _LONG = 500, 1000


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SKIPPED = _names(
    "script style noscript template head select button input textarea iframe object svg nav aside footer rt rp"
)
_BLOCKS = _names(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main center blockquote pre form fieldset hr address "
    "figure figcaption caption body html header table thead tbody tfoot tr td th"
)
#: What may hold the whole document and nothing else.
_HOLDERS = _names("html body div main article section center form table tbody tr td")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MANY = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")
_ONLY_PAGE_NUMBER = re.compile(r"[\s\d第页共/／·—–-]*$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOTE_LINK = re.compile(r"#(?:_ftn|_edn|sdfootnote|sdendnote)")
_TITLE_END = re.compile(r"\s*[_|]|\s+[-–—]\s+|[-–—]{1,2}(?=[^-–—]{2,30}(?:网|政府|门户|平台)[^-–—]{0,6}$)")
_OWN_NUMBER = re.compile(rf"\s*(?:[（(]?{ANY_NUMBER}[）)、.．]|第{HAN_NUMBER}|{CIRCLED})")
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HAN_LIST = re.compile(r"list-style(?:-type)?\s*:\s*(?:cjk-ideographic|(?:simp|trad)-chinese-informal)", re.I)
#: Where a page keeps the lines of its source.
_KEEPS_LINES = re.compile(r"white-space\s*:\s*pre", re.I)
_NO_LIST = re.compile(r"list-style(?:-type)?\s*:\s*none", re.I)
#: Share of the text that the main part must hold of what holds it, and of links that makes a menu.
_NEARLY_ALL, _MOSTLY_LINKS = 0.8, 0.6
_FEWEST_LINKS = 5
#: Characters at the beginning of the main part among which its title is looked for.
_LOOK_FOR_TITLE = 300
#: Elements nested deeper than this are read as plain text; spans beyond this are cut.
_DEEPEST, _WIDEST = 150, 400
#: That a list may begin with; browsers go no further.
_LAST_NUMBER = 2**31 - 1


def read(data: bytes, path: str) -> Source:
    """The document of a web page. Raises InputError for an unknown encoding or a page that is no markup."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_thinned(_text_of(data, path)).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise broken(path) from error
    if root is None:
        raise broken(path)
    return _Page(root).written().source(path)


def _thinned(page: str) -> str:
    """The page with no more attributes in a tag than anybody writes: the parser compares each with all the others."""
    kept: list[str] = []
    at = 0
    for tag in _TAG.finditer(page):
        if tag.end() - tag.start() < _LONG:
            continue
        last = next(islice(_ATTRIBUTE.finditer(page, tag.start(), tag.end()), _MOST_ATTRIBUTES - 1, None), None)
        if last is not None:
            kept.append(page[at : last.end()])
            at = tag.end()
    return "".join([*kept, page[at:]])


def _text_of(data: bytes, path: str) -> str:
    """The page decoded as it says itself, if that works; else as plain text would be."""
    found = _CHARSET.search(data, 0, _LOOK_AT)
    told = (found[1] or found[2]).decode("ascii").lower() if found else ""
    if told and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("gb18030" if told.startswith(("gb", "x-gb")) else told)
        except (LookupError, UnicodeDecodeError):
            pass  # a page converted by a program that left the old name in it
    try:
        encoding, _ = recognise(data, path)
    except InputError:
        if not told:
            raise
        return data.decode("gb18030" if told.startswith("gb") else "utf-8", "replace")
    return data.decode(encoding)


class _Page:
    """Writes one page. Text gathers until a block begins or ends; in a cell of a table blocks become its lines."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._writer = Writer()
        self._gathered: list[str] = []
        self._number = ""  # of a list, until there is text behind it
        self._lines: list[str] | None = None  # of the cell that is being read
        self._counted: dict[Any, int] = {}  # items read of every list
        self._part: Part = ""
        self._keeps_lines = False
        self._furniture: list[tuple[Any, Part]] = []

    def written(self) -> Writer:
        body = next(self._root.iter("body"), self._root)
        main = _main_part(body)
        title = _title(self._root) if main is not body else ""
        if title and _bare(title) not in _bare("".join(main.itertext()))[: len(title) + _LOOK_FOR_TITLE]:
            self._writer.paragraph([Piece(title)])
        self._block(main, 0)
        for element, part in self._furniture:
            self._part = part
            self._block(element, 0)
        return self._writer

    def _block(self, element: Any, depth: int) -> None:
        self._end()
        self._inside(element, depth)
        self._end()

    def _inside(self, element: Any, depth: int) -> None:
        """All that an element holds; the text behind it belongs to the one around it."""
        if depth > _DEEPEST:
            self._say(" ".join(element.itertext()))
            return
        around = self._keeps_lines
        here = around or element.tag == "pre" or _KEEPS_LINES.search(element.get("style") or "") is not None
        self._keeps_lines = here
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, depth + 1)
                self._keeps_lines = here
            self._say(child.tail)
        self._keeps_lines = around

    def _element(self, element: Any, depth: int) -> None:
        tag = element.tag
        if tag in _SKIPPED or _does_not_show(element) or _is_menu(element):
            return
        if tag == "br":
            self._gathered.append("\n")
        elif tag == "div" and element.get("title") in ("header", "footer"):  # as LibreOffice marks them
            self._furniture.append((element, element.get("title")))
        elif tag == "table" and self._lines is None and not _sets_out_page(element):
            self._end()
            self._table(element, depth)
        elif tag == "li":
            self._end()
            self._number = _number_of(element, self._items_before(element))
            self._block(element, depth)
        elif tag in _BLOCKS:
            self._block(element, depth)
        else:
            self._inside(element, depth)

    def _items_before(self, item: Any) -> int:
        """The items of its list in front of one. Counted on from the last, as counting anew takes its square."""
        parent = item.getparent()
        before = self._counted.get(parent, 0)
        self._counted[parent] = before + 1
        return before

    def _say(self, text: str | None) -> None:
        if text and self._keeps_lines:
            text = "\n".join(_BLANKS.sub(" ", line) for line in text.split("\n"))
        if text:
            self._gathered.append(text if self._keeps_lines else _BLANKS.sub(" ", text))

    def _end(self) -> None:
        """A block ends: write what has gathered."""
        text = _settled("".join(self._gathered))
        self._gathered.clear()
        if not text or (self._part and _ONLY_PAGE_NUMBER.match(text)):
            return
        lines = (self._number + text).split("\n")
        self._number = ""
        if self._lines is None:
            self._writer.paragraph(_in_lines(lines), self._part)
        else:
            self._lines += lines

    def _table(self, table: Any, depth: int) -> None:
        for caption in table.iterchildren("caption"):
            self._block(caption, depth)
        rows, columns = aligned([*self._rows(table, depth)], (), 0)
        self._writer.table(rows, len(columns))

    def _rows(self, table: Any, depth: int) -> Iterator[list[Cell]]:
        """The rows with every cell in its column, past those that cells of rows above span."""
        taken: dict[int, int] = {}  # column → rows that a cell above still spans there
        for row in _rows_in(table):
            cells: list[Cell] = []
            column = 0
            below = {at: rows - 1 for at, rows in taken.items() if rows > 1}
            for element in row.iterchildren("td", "th"):
                while column in taken:
                    column += 1
                if column >= _WIDEST:
                    break
                wide, high = _span(element, "colspan"), _span(element, "rowspan")
                cells.append(Cell(column, _in_lines(self._lines_of(element, depth)), wide))
                if high > 1:
                    below |= dict.fromkeys(range(column, column + wide), high - 1)
                column += wide
            taken = below
            yield cells

    def _lines_of(self, cell: Any, depth: int) -> list[str]:
        lines: list[str] = []
        self._lines = lines
        self._block(cell, depth)
        self._lines = None
        return lines


def _settled(text: str) -> str:
    """The text of a block as a browser shows it."""
    return _AROUND_BREAK.sub("\n", _MANY.sub(" ", text)).strip(" \n")


def _in_lines(lines: Iterable[str]) -> list[Piece]:
    pieces = [piece for line in lines for piece in (Piece("\n"), Piece(line))]
    return pieces[1:]


def _main_part(body: Any) -> Any:
    """The element with nearly all the text that is no link, and no prose beside it."""
    weights = _weights(body)
    main = body
    while main.tag in _HOLDERS:
        children = [child for child in main if isinstance(child.tag, str)]
        heaviest = max(children, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or weights.get(heaviest, 0) < _NEARLY_ALL * weights[main]:
            break
        if heaviest.tag not in _HOLDERS or (heaviest.tag == "table" and not _sets_out_page(heaviest)):
            break
        main = heaviest
    return main


def _weights(body: Any) -> dict[Any, int]:
    """Characters of text below every element that are in no link and do show."""
    weights: dict[Any, int] = {}
    for _, element in etree.iterwalk(body, events=("end",)):
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or element.tag == "a":
            continue
        own = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        weights[element] = own + sum(weights.get(child, 0) for child in element)
    return weights


def _title(root: Any) -> str:
    """What the page says its article is called."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and meta.get("content"):
            return str(meta.get("content")).strip()
    for heading in root.iter("h1"):
        text = " ".join("".join(heading.itertext()).split())
        if text:
            return text
    title = next((element.text for element in root.iter("title") if element.text), "")
    return _TITLE_END.split(" ".join(title.split()), maxsplit=1)[0]


def _bare(text: str) -> str:
    return "".join(text.split())


def _does_not_show(element: Any) -> bool:
    style = element.get("style")
    if element.get("hidden") is not None or (style and _HIDDEN.search(style)):
        return True
    return element.tag == "a" and _NOTE_LINK.match(element.get("href") or "") is not None


def _is_menu(element: Any) -> bool:
    """Whether a block is all links to other pages: a menu, what else there is to read."""
    if element.tag not in ("div", "ul", "table", "section", "dl"):
        return False
    links = [link for link in element.iter("a") if not (link.get("href") or "#").startswith("#")]
    if len(links) < _FEWEST_LINKS:
        return False
    linked = sum(len(_bare("".join(link.itertext()))) for link in links)
    return linked > _MOSTLY_LINKS * len(_bare("".join(element.itertext())))


def _sets_out_page(table: Any) -> bool:
    """Whether a table is there for the looks of the page: it holds tables, or has but one column."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    return all(sum(1 for _ in row.iterchildren("td", "th")) <= 1 for row in _rows_in(table))


def _rows_in(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(element: Any, name: str) -> int:
    if name == "rowspan" and element.get(name) == "0":
        return _WIDEST  # to the end of the table
    return max(1, whole((element.get(name) or "").strip(), _WIDEST) or 1)


def _number_of(item: Any, before: int) -> str:
    """The number in front of an item behind so many others, as a browser shows it; none where it brings its own."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or _OWN_NUMBER.match("".join(item.itertext())):
        return ""
    style = f"{parent.get('style') or ''};{item.get('style') or ''}"
    if _NO_LIST.search(style):
        return ""
    number = whole((parent.get("start") or "1").strip(), _LAST_NUMBER)
    number = (1 if number is None else number) + before
    if _HAN_LIST.search(style):
        return f"{numeral(number, 'chineseCounting')}、"
    return f"{numeral(number, _LIST_STYLES.get(parent.get('type') or '', 'decimal'))}."
