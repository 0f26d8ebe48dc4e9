"""Whether what a configuration names exists: rules, profiles, rulesets, concepts; told with file, line and key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from disclosurelint.checks import check_class
from disclosurelint.config.loaded import Loaded, WordList, word_lists
from disclosurelint.lexicon import Lexicon, load_lexicon
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.rules.mistakes import Mistakes, Where, unknown
from disclosurelint.rules.selection import matching, renamed, words
from disclosurelint.rules.typed import read_record


def link(loaded: Loaded, rulesets: Iterable[str]) -> None:
    """Raises RulesetError, for the first file that names what does not exist, with all that it names so.

    ``rulesets`` are those that the files add.
    """
    ruleset, lexicon = load_ruleset(("default", *rulesets)), load_lexicon(loaded.words)
    for file in loaded.files:
        mistakes = file.mistakes()
        _Link(ruleset, lexicon, mistakes).settings(file.data)
        mistakes.raise_if_any()
        for listed in word_lists(file):
            _check_concepts(listed, lexicon)


class _Link:
    """Looks through one file for what its words stand for."""

    def __init__(self, ruleset: Ruleset, lexicon: Lexicon, mistakes: Mistakes) -> None:
        self._ruleset = ruleset
        self._lexicon = lexicon
        self._mistakes = mistakes

    def settings(self, data: Mapping[str, Any], where: Where = ()) -> None:
        """Look at settings that stand at a place, and at the overrides under them."""
        for at, word in enumerate(data.get("select", ())):
            self._rule(word, (*where, "select", at))
        for at, item in enumerate(data.get("ignore", ())):
            self._rule(item if isinstance(item, str) else item["rule"], (*where, "ignore", at))
        for word in data.get("severity", ()):
            self._rule(word, (*where, "severity", word))
        self._options(data.get("options", {}), (*where, "options"))
        if data.get("profile") is not None:
            self._one_of(data["profile"], self._ruleset.profiles, ("口径", "profile"), (*where, "profile"))
        for at, name in enumerate((data.get("organisation") or {}).get("separate", ())):
            self._separate(name, (*where, "organisation", "separate", at))
        for at, override in enumerate(data.get("overrides", ())):
            self.settings(override, (*where, "overrides", at))

    def _rule(self, word: str, where: Where) -> None:
        if not matching(self._ruleset, word):
            self._mistakes.add(where, *unknown("规则", "rule", word, words(self._ruleset)))

    def _options(self, options: Mapping[str, Mapping[str, Any]], where: Where) -> None:
        """That codes are known and the values fit."""
        rules = {rule.code: rule for rule in self._ruleset.rules}
        for code, values in options.items():
            rename = renamed(self._ruleset, code)
            now = rename.now if rename else code
            if self._one_of(now, rules, ("规则代码", "rule code"), (*where, code)):
                changed = rules[now].changed(values)
                read_record(check_class(changed.check), changed.options, (*where, code), self._mistakes)

    def _separate(self, name: str, where: Where) -> None:
        """A concept, the title of one, or all tables."""
        sections, tables = self._lexicon.sections, self._lexicon.tables
        if not sections.of_title(name) and not tables.of_title(name):
            self._one_of(
                name, ["tables", *sections.concepts, *tables.concepts], ("内容或表", "section or table"), where
            )

    def _one_of(self, word: str, known: Collection[str], called: tuple[str, str], where: Where) -> bool:
        if word not in known:
            self._mistakes.add(where, *unknown(*called, word, known))
        return word in known


def _check_concepts(listed: WordList, lexicon: Lexicon) -> None:
    """Raises RulesetError for words that are to belong to a concept which does not exist."""
    mistakes = listed.file.mistakes()
    known = {
        "sections": lexicon.sections.concepts,
        "tables": lexicon.tables.concepts,
        "labels": lexicon.concepts.concepts,
    }
    for key, concepts in known.items():
        for concept in listed.data.get(key, ()):
            if concept not in concepts:
                mistakes.add((*listed.where, key, concept), *unknown("概念", "concept", concept, concepts))
    for at, entry in enumerate(listed.data.get("substitutions", ())):
        for number, concept in enumerate(entry.get("in_section", ())):
            if concept not in lexicon.sections.concepts:
                where = (*listed.where, "substitutions", at, "in_section", number)
                mistakes.add(where, *unknown("概念", "concept", concept, lexicon.sections.concepts))
    mistakes.raise_if_any()
