"""Puts the phrases of a sentence together: which figure a change belongs to, which whole a list of parts.

Prose says this by order and by separators that rank 、和 < ， < ； < 。: a list is closed by a separator that
ranks above the one its own items are set apart with. Where that leaves open how many of the following figures
belong to a list, all readings are kept (``Breakdown.endings``), for a check to be charitable.
"""

from __future__ import annotations

from collections.abc import Iterable

from disclosurelint.document.model import Change, Figure, Statement
from disclosurelint.document.statements.changes import add_change, add_flat, add_share
from disclosurelint.document.statements.part_lists import COMMA, DUN, SEMICOLON, STOP, PartList, divides
from disclosurelint.document.statements.phrases import (
    Bracket,
    ChangePhrase,
    FigurePhrase,
    FlatPhrase,
    Phrase,
    SharePhrase,
)
from disclosurelint.document.statements.placing import add_figure
from disclosurelint.document.statements.thread import Comparison, Thread, span_of
from disclosurelint.document.tokens import Token
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.text import Span

_SEPARATORS = {"DUN": DUN, "AND": DUN, "COMMA": COMMA, "SEMICOLON": SEMICOLON, "STOP": STOP}
_REFERS_BACK = spoken("parts.refers_back")
#: Openers after which all parts follow, of a figure that may have been told in a sentence before.
_SETS_OUT_ALL = spoken("parts.sets_out_all")
_SIDES = spoken_words("parts.sides")
_BOTH_SIDES = spoken("parts.both_sides")
_IN_DETAIL = spoken("parts.in_detail")
_IN_ALL = spoken_word("parts.in_all")
_AND_IN_LABEL = spoken("parts.and")


def assemble(text: str, phrases: Iterable[Phrase], told: dict[str, Figure]) -> tuple[Statement, ...]:
    """The top-level statements of a paragraph, whose parts hang below their whole.

    ``told`` is what the document has told so far, by label; the figures of this piece are added.
    """
    thread = Thread(text, told)
    _read(thread, phrases)
    thread.lists.close()
    return tuple(thread.done)


def _read(thread: Thread, phrases: Iterable[Phrase]) -> None:
    for phrase in phrases:
        if isinstance(phrase, Token):
            _token(thread, phrase)
        elif isinstance(phrase, FigurePhrase):
            add_figure(thread, phrase)
        elif isinstance(phrase, ChangePhrase):
            add_change(thread, phrase)
        elif isinstance(phrase, FlatPhrase):
            add_flat(thread, phrase)
        elif isinstance(phrase, SharePhrase):
            add_share(thread, phrase)
        elif isinstance(phrase, Bracket):
            _bracket(thread, phrase)
        else:
            thread.names.append(phrase)


def _token(thread: Thread, token: Token) -> None:
    rank = _SEPARATORS.get(token.type)
    if rank is not None:
        thread.separator = max(thread.separator, rank)
        if rank >= COMMA:
            thread.end_clause(rank)
        if rank == STOP:
            thread.end_sentence()
    elif token.type == "OPENER":
        _open(thread, token)
    elif token.type == "RESPECTIVELY":
        thread.waiting = _split_names(thread)
        thread.names.clear()
    elif token.type == "COMPARED":
        thread.comparison = Comparison(span_of(token), thread.names[-1] if thread.names else None)


def _open(thread: Thread, opener: Token) -> None:
    whole = thread.last
    anew = thread.separator >= SEMICOLON and divides(thread.quote(opener))
    if (whole is None and thread.lead_is_old) or (anew and thread.depth == 0):
        whole = thread.lead  # 。其中：… goes on with the sentence before, ；按性质分：… with its first figure
    lead = thread.lead if thread.lead_is_old else None
    if thread.names and isinstance(lead, Statement) and _is_side_of(thread, thread.names[-1], lead):
        whole = lead
        thread.lists.close_deeper(thread.depth)  # 收入包括 ends where 支出包括 begins
    elif thread.names and not _REFERS_BACK.match(thread.text, thread.names[-1].start):
        # 收入总计包括…: parts of something that has no figure here; it may have had one before
        whole = _named_again(thread, thread.names[-1]) if _SETS_OUT_ALL.search(thread.quote(opener)) else None
    if whole is not None:
        if divides(thread.quote(opener)):
            whole = thread.lists.close_other_way() or whole
        elif thread.separator >= SEMICOLON and thread.depth == 0:
            whole = thread.lists.close_below(thread.separator) or whole
        thread.lists.append(PartList(thread.text, whole, opener, thread.depth, _instead_of(thread, whole)))
        thread.separator = 0
    thread.comparison = None
    thread.names.clear()


def _is_side_of(thread: Thread, name: Span, lead: Statement) -> bool:
    """Whether a name is one of the two sides that a figure is of: 收支总预算900万元。收入包括…；支出包括…"""
    return thread.quote(name) in _SIDES and _BOTH_SIDES.search(thread.quote(lead.figure.label)) is not None


def _instead_of(thread: Thread, whole: Statement | Change) -> list[Statement]:
    """What parts may be parts of instead of the change, the standard or the figure that they stand behind."""
    if isinstance(whole, Change):
        return [thread.changed] if thread.changed is not None else []
    told = thread.clause or thread.sentence
    return [one for one in reversed(told) if one is not whole and not one.figure.standard]


def _named_again(thread: Thread, name: Span) -> Statement | None:
    """A figure told before, stated once more for the sake of its parts: 本年支出的具体构成为：…"""
    key = _IN_DETAIL.sub("", thread.key(name))
    told = thread.told.get(key) or thread.told.get(key + _IN_ALL)
    if told is None:
        return None
    statement = Statement(name, Figure(told.span, told.amount, told.label, told.bounded))
    thread.done.append(statement)
    return statement


def _bracket(thread: Thread, bracket: Bracket) -> None:
    """What stands in brackets says something of the figure before them, and leaves the sentence as it was."""
    last, comparison, separator = thread.last, thread.comparison, thread.separator
    names, clause = list(thread.names), thread.clause
    thread.depth += 1
    thread.separator = 0
    figures = [phrase for phrase in bracket.phrases if isinstance(phrase, FigurePhrase)]
    opens = any(isinstance(phrase, Token) and phrase.type == "OPENER" for phrase in bracket.phrases)
    if last is not None and len(figures) > 1 and not opens:
        thread.lists.append(PartList(thread.text, last, None, thread.depth))
    in_passing, thread.in_passing = thread.in_passing, last is not None and len(figures) == 1 and not opens
    _read(thread, bracket.phrases)
    thread.in_passing = in_passing
    thread.lists.close_deeper(thread.depth)
    thread.depth -= 1
    if last is not None:
        thread.last, thread.comparison, thread.separator, thread.names = last, comparison, separator, names
        thread.clause = clause


def _split_names(thread: Thread) -> list[Span]:
    """A、B和C as three labels."""
    names: list[Span] = []
    for name in thread.names:
        cut = _AND_IN_LABEL.search(thread.text, name.start + 1, name.end - 1)
        if cut and name is thread.names[-1]:
            names += [Span(name.start, cut.start()), Span(cut.end(), name.end)]
        else:
            names.append(name)
    return names
