"""The ledger for people: every relation with its verdict, and how many of the figures stand in one."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.checks.finding import Words
from disclosurelint.errors import Language
from disclosurelint.output.style import Style
from disclosurelint.output.whereabouts import listed_at
from disclosurelint.output.width import pad, pad_left, printable, width
from disclosurelint.output.words import counted, listed, say
from disclosurelint.results.ledger import VERDICTS, Entry, Ledger
from disclosurelint.text import Source, Span

_ROLES = {"holds": "fix", "rounding": "info", "fails": "error", "unjudged": "quiet"}


def relations(source: Source, ledger: Ledger, lang: Language, style: Style) -> Iterator[str]:
    """A line for every relation, then the counts."""
    verdicts = {verdict: say(verdict, lang) for verdict in VERDICTS}
    longest = max(map(width, verdicts.values()))
    margin = max((width(_place(source, entry.places, lang)) for entry in ledger.entries), default=0)
    yield style.paint(f"{say('ledger', lang)} {printable(source.path)}", "strong")
    for entry in ledger.entries:
        verdict = style.paint(pad(verdicts[entry.verdict], longest), _ROLES[entry.verdict])
        place = pad_left(_place(source, entry.places, lang), margin)
        reason = f"{say('colon', lang)}{said(entry.reason, lang)}" if entry.reason else ""
        yield f"  {verdict}  {place}  {entry.code}  {printable(said(entry.says, lang))}{reason}"
    yield from _coverage(ledger, lang)


def figures(source: Source, ledger: Ledger, lang: Language, style: Style) -> Iterator[str]:
    """A line for every figure with the rules that vouch for it, then how many none does."""
    witnesses = ledger.witnesses()
    places = [_place(source, (figure.span,), lang) for figure in ledger.figures]
    margin = max(map(width, places), default=0)
    yield style.paint(f"{say('figures', lang)} {printable(source.path)}", "strong")
    for figure, place in zip(ledger.figures, places, strict=True):
        amount = " ".join(source.quote(figure.span).split())
        entries = witnesses.get(figure.span, [])
        told = printable(f"{figure.label} {amount}".strip())
        if entries:
            yield f"  {pad_left(place, margin)}  {told}  {style.paint(_vouching(entries, lang), 'quiet')}"
        else:
            yield f"  {pad_left(place, margin)}  {told}  {style.paint(say('no-relation', lang), 'warning')}"
    yield from _coverage(ledger, lang)


def said(text: str | Words, lang: Language) -> str:
    """What a check worded itself, in one language."""
    if isinstance(text, Words):
        return text.en if lang == "en" else text.zh
    return text


def _coverage(ledger: Ledger, lang: Language) -> Iterator[str]:
    counts = [f"{say(verdict, lang)} {ledger.count(verdict)}" for verdict in VERDICTS if ledger.count(verdict)]
    relations_ = counted(len(ledger.entries), "relation", lang)
    yield f"  {relations_}{say('colon', lang)}{listed(counts, lang)}" if counts else f"  {relations_}"
    read = len(ledger.figures)
    vouched = sum(figure.span in ledger.vouched for figure in ledger.figures)
    share = f"{100 * vouched / read:.0f}%" if read else "0%"
    yield f"  {say('coverage', lang, read=read, vouched=vouched, share=share)}"


def _vouching(entries: list[Entry], lang: Language) -> str:
    codes = dict.fromkeys(
        entry.code if entry.verdict == "holds" else f"{entry.code} {say(entry.verdict, lang)}" for entry in entries
    )
    return f"← {listed(list(codes), lang)}"


def _place(source: Source, places: tuple[Span, ...], lang: Language) -> str:
    if not places:
        return "-"
    return printable(listed_at(source, places[0].start, lang))
