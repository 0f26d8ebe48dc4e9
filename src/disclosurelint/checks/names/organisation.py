"""``organisation``: another body's name where the document's own belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.document.mentions import Mention, mentions_of
from disclosurelint.document.model import Document
from disclosurelint.document.short_forms import short_forms_of
from disclosurelint.document.walking import labels_of
from disclosurelint.lexicon import is_around
from disclosurelint.text import Edit, Span, sentence_around, sentences_with

_EVIDENCE = {
    "title": Words("标题", "the title"),
    "opening": Words("开头的“现将……公开”", "the opening sentence"),
    "label": Words("“编制部门”一类的栏目", "labels such as 编制部门"),
    "institutions": Words("机构设置表", "the table of institutions"),
    "heading": Words("“……概况”一类的标题", "headings such as …概况"),
    "publisher": Words("配置里的单位名称", "the name in the configuration"),
}

#: A document with more names in places of its own than this is a directory, not one body's.
_MOST_STRANGERS = 50
#: A short form with a character that the long one lacks is at least so long, and ends with so many of the same.
_LEAST_SHORT, _SAME_ENDING = 6, 4
#: Short forms that are looked through, at most.
_MOST_SHORT = 100


@options
class Organisation:
    """Looks only at places where a document speaks of itself (固定资产金额为, 编制部门：, titles, the signature).

    Bodies that are cited, superior, subordinate or partners stand elsewhere and are never looked at. Short forms
    of the own name (without the region, abbreviated), bodies of its own list of institutions, and bodies that became
    part of it are at home.

    Where the house says who it is, its own names and those of its subordinates are at home too, and a document that
    tells of somebody else altogether is reported.
    """

    kind: ClassVar[str] = "organisation"

    likeness: int = option(
        default=60,
        zh="名称与本单位相似度（百分数）达到此值时不报告",
        en="a name at least this like the own one (per cent) is not reported",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        subject, publisher = document.subject, document.publisher
        if not subject.name:
            return
        ours = (*filter(None, (publisher.name,)), *publisher.aliases)
        is_ours = any(self._at_home(document, subject.name, own) for own in ours)
        known = is_ours or any(self._at_home(document, subject.name, own) for own in publisher.subordinates)
        if publisher.name and subject.evidence and not known:
            yield self._stranger(document)
            return
        in_prose = (subject.name, *ours, *publisher.subordinates) if is_ours else (subject.name,)
        # Forms name the department that a body belongs to beside the body itself.
        in_forms = (*in_prose, *ours, *publisher.superiors)
        forms = {value for _, value in labels_of(document)}
        mentions = {mention.span: mention for mention in reversed(mentions_of(document))}
        at_home = cache(lambda name, owns: any(self._at_home(document, name, own) for own in owns))
        compared = _compared(document, [one for one in mentions.values() if not at_home(one.name, in_prose)])
        strange = [
            mention
            for mention in mentions.values()
            if not at_home(mention.name, in_forms if mention.span in forms else in_prose)
            and _is_foreign(document, mention)
            and mention.span not in compared
            and not _may_be_below(document, mention)
            and not (mention.span in forms and _may_be_above(document, mention.name))
        ]
        names = {mention.name for mention in strange}
        if len(names) > _MOST_STRANGERS:
            return
        listed = {name for name in names if _is_listed(document, name, mentions) or _is_joined(document, name)}
        yield from (self._finding(document, mention) for mention in strange if mention.name not in listed)

    def _at_home(self, document: Document, name: str, own: str) -> bool:
        """Whether a name may well stand for a body called ``own``."""
        if name == own or name in own or own in name:
            return True
        if any(short.name == name and short.whole.endswith(own) for short in short_forms_of(document)[:_MOST_SHORT]):
            return True
        bodies = document.lexicon.bodies
        (_, region, _, core), (_, own_region, _, own_core) = bodies.parted(name), bodies.parted(own)
        if region and own_region and region not in own_region and own_region not in region:
            return (
                document.subject.region != () and region in document.subject.region and _likeness(core, own_core) >= 90
            )
        if core == own_core or _abbreviates(core, own_core) or _abbreviates(own_core, core):
            return True
        if not region and _abbreviates(name, own):
            return True  # with the level of its place: 州妇联
        if bodies.are_one(core, own_core) or bodies.became(core, own_core):
            return True
        if bodies.rank(core) and bodies.rank(own_core):
            return False
        if region == own_region and _names_alike(core, own_core):
            return True
        return _likeness(core, own_core) >= self.likeness

    def _stranger(self, document: Document) -> Finding:
        """The whole document tells of another body than the one that publishes it."""
        name, own = document.subject.name, document.publisher.name
        first, *others = document.subject.evidence
        related = tuple(
            Related(entry.span, "evidence", {"how": _EVIDENCE[entry.kind], "own": name}) for entry in others
        )
        return Finding(first.span, {"name": name, "own": own}, "stranger", related)

    def _finding(self, document: Document, mention: Mention) -> Finding:
        subject = document.subject
        kinds = list(dict.fromkeys(entry.kind for entry in subject.evidence)) or ["publisher"]
        evidence = Words(
            "、".join(_EVIDENCE[kind].zh for kind in kinds), ", ".join(_EVIDENCE[kind].en for kind in kinds)
        )
        related = tuple(
            Related(entry.span, "evidence", {"how": _EVIDENCE[entry.kind], "own": subject.name})
            for entry in subject.evidence
        )
        values: dict[str, Value] = {"name": mention.name, "own": subject.name, "evidence": evidence}
        if mention.reach == "around":  # it may be one over the own body that should stand here
            return Finding(mention.span, values, "elsewhere", related, severity="warning")
        # Where title and text disagree, it is not proven which of them is wrong.
        severity = "warning" if _in_title(document, mention) else None
        edits = (Edit(mention.span, subject.name),)
        return Finding(mention.span, values, related=related, edits=edits, severity=severity)


def _is_listed(document: Document, name: str, mentions: Container[Span]) -> bool:
    """Whether the sections on the institution name a body, elsewhere than in places of the own one."""
    for section in document.sections():
        if "institutions" in section.concepts:
            at = document.text.find(name, section.span.start, section.span.end)
            while at >= 0:
                if Span(at, at + len(name)) not in mentions:
                    return True
                at = document.text.find(name, at + 1, section.span.end)
    return False


def _is_joined(document: Document, name: str) -> bool:
    """Whether a body became part of the own one, or is another name of it: 加挂…牌子, 由…代管."""
    own = document.subject.name
    if any(f"{own}{bracket}{name}" in document.text for bracket in ("（", "(", " (", " （")):
        return True  # it goes by two names: 某局（某局）
    told = document.lexicon.bodies.parted(name)
    known = told.core if document.subject.region in (*told.places, ()) else name
    return any(
        word in document.quote(sentence)
        for sentence in sentences_with(document.text, known)
        for word in document.lexicon.organisations["joined_words"]
    )


def _is_foreign(document: Document, mention: Mention) -> bool:
    """Whether a name that is not the own one cannot stand where it stands."""
    if mention.reach == "own":
        return True
    bodies, region = document.lexicon.bodies, document.subject.region
    told, own = bodies.parted(mention.name), bodies.parted(document.subject.name)
    if told.places and region and not any(is_around(path, region) for path in told.places):
        return True
    if mention.reach == "around":
        return False
    if told.places:
        return bool(region) and region in told.places and _is_beside(document, told.core, own.core)
    same_level = told.level in ("", own.level)
    return same_level and _is_beside(document, told.core, own.core, bare=not told.level)


def _is_beside(document: Document, core: str, own: str, bare: bool = False) -> bool:
    """Whether two bodies of one place are of ranks of which none has the other below it."""
    rank, own_rank = document.lexicon.bodies.rank(core), _own_rank(document, own)
    words = document.lexicon.organisations
    if rank == "department" and not core.endswith(tuple(words["issuers"])):
        return own_rank == "department" or (own_rank == "town" and not bare)
    if rank != own_rank or rank == "department":
        return False
    return rank == "town" or (rank != "" and not any(_is_in_one(word, core, own) for word in words["branches"]))


def _is_in_one(word: str, core: str, own: str) -> bool:
    """Whether a word stands in one of two names alone: neither of two 中心小学 is over the other."""
    return (word in core) != (word in own)


def _own_rank(document: Document, core: str) -> str:
    """The rank of the own body; one with an unusual name is what its paper says: 某某产业发展局2023年部门预算."""
    rank = document.lexicon.bodies.rank(core)
    ends = tuple(document.lexicon.organisations["department_ends"])
    return rank or ("department" if document.subject.kind.startswith("department") and core.endswith(ends) else "")


def _compared(document: Document, others: Iterable[Mention]) -> set[Span]:
    """Names in sentences that tell of several other bodies: those are set side by side, not taken for the own one."""
    told: defaultdict[Span, list[Mention]] = defaultdict(list)
    for mention in others:
        if mention.reach != "around":
            told[sentence_around(document.text, mention.span)].append(mention)
    return {one.span for named in told.values() if len({one.name for one in named}) > 1 for one in named}


def _in_title(document: Document, mention: Mention) -> bool:
    title = document.subject.title
    return title.start <= mention.span.start and mention.span.end <= title.end


def _may_be_below(document: Document, mention: Mention) -> bool:
    """Whether the title's body may belong to the one that labels alone give: the department has compiled the paper."""
    _, places = document.lexicon.regions.leading(mention.name)
    told_by = {entry.kind for entry in document.subject.evidence}
    return _in_title(document, mention) and document.subject.region in places and told_by == {"label"}


def _may_be_above(document: Document, name: str) -> bool:
    """Whether a department may be the one over the own body, and has filled in its own name in a form."""
    bodies = document.lexicon.bodies
    told, own = bodies.parted(name), bodies.parted(document.subject.name)
    above = bodies.rank(told.core) == "department" and _own_rank(document, own.core) != "department"
    return above and any(is_around(path, document.subject.region) for path in told.places)


def _abbreviates(short: str, long: str) -> bool:
    """Whether all characters of ``short`` stand in ``long`` in the same order (扶贫办 of 扶贫开发办公室)."""
    rest = iter(long)
    return len(short) >= 2 and all(character in rest for character in short)


def _names_alike(short: str, long: str) -> bool:
    """Whether a short form ends as the long one, with one character of its own (珠峰管理分局)."""
    return (
        len(short) >= _LEAST_SHORT
        and short[-_SAME_ENDING:] == long[-_SAME_ENDING:]
        and any(_abbreviates(short[:at] + short[at + 1 :], long) for at in range(len(short) - _SAME_ENDING))
    )


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return float(ratio(one, other))
