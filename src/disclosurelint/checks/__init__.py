"""Floor 3: the kinds of check. Each finds one sort of fault in a document and knows nothing of codes or wording."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosurelint.checks.check import Check, CheckAcross

#: The kinds, by the folder that holds the file of each.
_FOLDERS: dict[str, tuple[str, ...]] = {
    "structure": (
        "required_section",
        "empty_section",
        "contents_page",
        "cut_title",
        "missing_reason",
        "required_detail",
        "empty_table",
        "blank_cell",
        "glossary",
        "publication",
        "numbering",
    ),
    "amounts": (
        "total",
        "change",
        "percentage",
        "missing_percent",
        "lone_unit",
        "per_head",
        "at_most",
        "tally",
        "identity",
        "table_total",
        "subject_in_tables",
        "same_figure",
    ),
    "contradictions": (
        "declared_empty",
        "covered_units",
        "reason_direction",
        "same_change",
        "impossible_change",
        "enumeration",
        "denial",
    ),
    "projects": (
        "indicator",
        "indicator_conflict",
        "indicator_classes",
        "indicator_basis",
        "project_amount",
        "project_list",
        "named_project",
        "project_table",
    ),
    "years": (
        "stale_year",
        "impossible_date",
        "reversed_period",
        "publication_delay",
        "as_of_date",
        "compared_year",
        "project_period",
        "own_year",
    ),
    "names": (
        "listed_twice",
        "organisation",
        "own_name",
        "name_forms",
        "department_or_unit",
        "abbreviation",
        "self_word",
        "level",
        "purpose",
        "region_chain",
        "retired_body",
    ),
    "words": (
        "doubled_word",
        "repeated_sentence",
        "pattern",
        "unfinished",
        "list_end",
        "pairs",
        "subject_name",
        "lone_character",
        "term",
        "retired_term",
        "consistency",
        "substitution",
    ),
    "markup": (
        "mark",
        "suppression",
    ),
    "across": (
        "carried_over",
        "retold_figure",
        "copied_text",
        "unit_total",
        "unit_figure",
    ),
}
#: Where each kind lives; its file is imported when a rule first asks for it.
KINDS: dict[str, str] = {
    kind: f"disclosurelint.checks.{folder}.{kind}:{kind.title().replace('_', '')}"
    for folder, kinds in _FOLDERS.items()
    for kind in kinds
}
#: The kinds that compare files with one another.
ACROSS = frozenset(_FOLDERS["across"])


def kinds_signature() -> bytes:
    """Changes whenever a kind of check is added, moved or rewritten, without importing any of it."""
    here = os.path.dirname(__file__)  # noqa: PTH120
    files: list[tuple[str, str, int, int]] = []
    for folder in ("", *_FOLDERS):
        with os.scandir(os.path.join(here, folder)) as entries:  # noqa: PTH118
            stats = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        files += sorted((folder, name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
    return repr((files, KINDS)).encode()


def check_class(kind: str) -> type[Check | CheckAcross]:
    """The class of a kind of check. Raises KeyError for a kind that ``KINDS`` does not hold."""
    module, _, name = KINDS[kind].partition(":")
    found: type[Check | CheckAcross] = getattr(import_module(module), name)
    return found
