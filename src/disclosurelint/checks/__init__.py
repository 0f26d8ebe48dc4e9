"""Floor 3: the kinds of check. Each finds one sort of fault in a document and knows nothing of codes or wording."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosurelint.checks.check import Check, CheckAcross

#: Where each kind of check lives; a module is imported when a rule first asks for its kind.
KINDS: dict[str, str] = {
    "required_section": "disclosurelint.checks.required_section:RequiredSection",
    "empty_section": "disclosurelint.checks.empty_section:EmptySection",
    "contents_page": "disclosurelint.checks.contents_page:ContentsPage",
    "cut_title": "disclosurelint.checks.cut_title:CutTitle",
    "missing_reason": "disclosurelint.checks.missing_reason:MissingReason",
    "required_detail": "disclosurelint.checks.required_detail:RequiredDetail",
    "empty_table": "disclosurelint.checks.empty_table:EmptyTable",
    "blank_cell": "disclosurelint.checks.blank_cell:BlankCell",
    "glossary": "disclosurelint.checks.glossary:Glossary",
    "publication": "disclosurelint.checks.publication:Publication",
    "total": "disclosurelint.checks.total:Total",
    "change": "disclosurelint.checks.change:Change",
    "percentage": "disclosurelint.checks.percentage:Percentage",
    "missing_percent": "disclosurelint.checks.missing_percent:MissingPercent",
    "at_most": "disclosurelint.checks.at_most:AtMost",
    "tally": "disclosurelint.checks.tally:Tally",
    "identity": "disclosurelint.checks.identity:Identity",
    "table_total": "disclosurelint.checks.table_total:TableTotal",
    "same_figure": "disclosurelint.checks.same_figure:SameFigure",
    "indicator": "disclosurelint.checks.indicator:Indicator",
    "indicator_conflict": "disclosurelint.checks.indicator_conflict:IndicatorConflict",
    "indicator_classes": "disclosurelint.checks.indicator_classes:IndicatorClasses",
    "indicator_basis": "disclosurelint.checks.indicator_basis:IndicatorBasis",
    "declared_empty": "disclosurelint.checks.declared_empty:DeclaredEmpty",
    "covered_units": "disclosurelint.checks.covered_units:CoveredUnits",
    "reason_direction": "disclosurelint.checks.reason_direction:ReasonDirection",
    "same_change": "disclosurelint.checks.same_change:SameChange",
    "impossible_change": "disclosurelint.checks.impossible_change:ImpossibleChange",
    "enumeration": "disclosurelint.checks.enumeration:Enumeration",
    "listed_twice": "disclosurelint.checks.listed_twice:ListedTwice",
    "denial": "disclosurelint.checks.denial:Denial",
    "project_amount": "disclosurelint.checks.project_amount:ProjectAmount",
    "project_list": "disclosurelint.checks.project_list:ProjectList",
    "named_project": "disclosurelint.checks.named_project:NamedProject",
    "project_table": "disclosurelint.checks.project_table:ProjectTable",
    "numbering": "disclosurelint.checks.numbering:Numbering",
    "doubled_word": "disclosurelint.checks.doubled_word:DoubledWord",
    "stale_year": "disclosurelint.checks.stale_year:StaleYear",
    "impossible_date": "disclosurelint.checks.impossible_date:ImpossibleDate",
    "reversed_period": "disclosurelint.checks.reversed_period:ReversedPeriod",
    "publication_delay": "disclosurelint.checks.publication_delay:PublicationDelay",
    "as_of_date": "disclosurelint.checks.as_of_date:AsOfDate",
    "compared_year": "disclosurelint.checks.compared_year:ComparedYear",
    "project_period": "disclosurelint.checks.project_period:ProjectPeriod",
    "own_year": "disclosurelint.checks.own_year:OwnYear",
    "pattern": "disclosurelint.checks.pattern:Pattern",
    "unfinished": "disclosurelint.checks.unfinished:Unfinished",
    "list_end": "disclosurelint.checks.list_end:ListEnd",
    "pairs": "disclosurelint.checks.pairs:Pairs",
    "organisation": "disclosurelint.checks.organisation:Organisation",
    "own_name": "disclosurelint.checks.own_name:OwnName",
    "name_forms": "disclosurelint.checks.name_forms:NameForms",
    "department_or_unit": "disclosurelint.checks.department_or_unit:DepartmentOrUnit",
    "abbreviation": "disclosurelint.checks.abbreviation:Abbreviation",
    "self_word": "disclosurelint.checks.self_word:SelfWord",
    "level": "disclosurelint.checks.level:Level",
    "purpose": "disclosurelint.checks.purpose:Purpose",
    "region_chain": "disclosurelint.checks.region_chain:RegionChain",
    "subject_name": "disclosurelint.checks.subject_name:SubjectName",
    "lone_character": "disclosurelint.checks.lone_character:LoneCharacter",
    "term": "disclosurelint.checks.term:Term",
    "retired_body": "disclosurelint.checks.retired_body:RetiredBody",
    "retired_term": "disclosurelint.checks.retired_term:RetiredTerm",
    "consistency": "disclosurelint.checks.consistency:Consistency",
    "substitution": "disclosurelint.checks.substitution:Substitution",
    "subject_in_tables": "disclosurelint.checks.subject_in_tables:SubjectInTables",
    "mark": "disclosurelint.checks.mark:Mark",
    "suppression": "disclosurelint.checks.suppression:Suppression",
    "carried_over": "disclosurelint.checks.carried_over:CarriedOver",
    "retold_figure": "disclosurelint.checks.retold_figure:RetoldFigure",
    "copied_text": "disclosurelint.checks.copied_text:CopiedText",
    "unit_total": "disclosurelint.checks.unit_total:UnitTotal",
    "unit_figure": "disclosurelint.checks.unit_figure:UnitFigure",
}

#: The kinds that compare files with one another.
ACROSS = frozenset({"carried_over", "retold_figure", "copied_text", "unit_total", "unit_figure"})


def kinds_signature() -> bytes:
    """Changes whenever a kind of check is added, moved or rewritten, without importing any of it."""
    with os.scandir(os.path.dirname(__file__)) as entries:  # noqa: PTH120
        files = sorted((entry.name, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries)
    return repr(([file for file in files if file[0].endswith(".py")], KINDS)).encode()


def check_class(kind: str) -> type[Check | CheckAcross]:
    """The class of a kind of check. Raises KeyError for a kind that ``KINDS`` does not hold."""
    module, _, name = KINDS[kind].partition(":")
    found: type[Check | CheckAcross] = getattr(import_module(module), name)
    return found
