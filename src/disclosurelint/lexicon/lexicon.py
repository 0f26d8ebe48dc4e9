"""All word lists together, each read when it is first asked for."""

from __future__ import annotations

import os
from functools import cached_property, lru_cache
from typing import Any

from disclosurelint.house import HouseWords
from disclosurelint.lexicon.bodies import Bodies
from disclosurelint.lexicon.characters import CommonWords, Confusables
from disclosurelint.lexicon.concepts import ConceptLabels
from disclosurelint.lexicon.lists import loaded
from disclosurelint.lexicon.lookalikes import Lookalikes, build_index
from disclosurelint.lexicon.names import ConceptNames
from disclosurelint.lexicon.overlay import overlaid
from disclosurelint.lexicon.regions import Regions
from disclosurelint.lexicon.substitutions import Substitutions, build_pack
from disclosurelint.lexicon.table_signs import TableSigns, table_signs
from disclosurelint.lexicon.terms import Terms, build_glossary
from disclosurelint.resources import data_path
from disclosurelint.storage.compiled import compiled
from disclosurelint.text import Span

#: Raised by one whenever the index of terms, or of wrong words, is made otherwise.
_INDEX = b"18"
_GLOSSARY = b"1"
_PACK = b"2"


class Lexicon:
    """The word lists of one folder (``rulesets/lexicon`` unless told otherwise), with what a house adds to them.

    Raises FileNotFoundError or yaml.YAMLError when a list is missing or malformed: the lists are part of
    the program, not of a user's configuration.
    """

    def __init__(self, folder: str, house: HouseWords = HouseWords()) -> None:
        self._folder = folder
        self.house = house
        self._packs: dict[str, Substitutions] = {}
        self._lists: dict[str, dict[str, Any]] = {}

    def list(self, name: str) -> dict[str, Any]:
        """The plain content of ``NAME.yaml``, read once."""
        if name not in self._lists:
            text = self._read(f"{name}.yaml")
            content = compiled(f"lexicon-{name}", [text], lambda: loaded(text))
            self._lists[name] = overlaid(name, content, self.house)
        return self._lists[name]

    @cached_property
    def sections(self) -> ConceptNames:
        return ConceptNames(self.list("sections")["sections"])

    @cached_property
    def tables(self) -> ConceptNames:
        return ConceptNames(self.list("tables")["tables"])

    @cached_property
    def table_signs(self) -> TableSigns:
        return table_signs(self.list("tables"))

    @cached_property
    def concepts(self) -> ConceptLabels:
        return ConceptLabels(self.list("concepts"))

    @cached_property
    def regions(self) -> Regions:
        return Regions(self.list("regions")["regions"], self.list("retired_regions")["regions"])

    @cached_property
    def confusables(self) -> Confusables:
        pairs = self.list("lookalikes")
        listed = {
            right: pairs["shape"].get(right, "") + pairs["sound"].get(right, "")
            for right in {**pairs["shape"], **pairs["sound"]}
        }
        return Confusables(lambda: self._text("confusables"), listed, pairs["apart"], pairs["alone"])

    @cached_property
    def common_words(self) -> CommonWords:
        return CommonWords(lambda: self._text("words"))

    @cached_property
    def terms(self) -> Terms:
        text = self._read("terms.txt")
        index = compiled("glossary", [_GLOSSARY, text], lambda: build_glossary(text.decode()))
        return Terms(index, self.house.terms)

    @cached_property
    def lookalikes(self) -> Lookalikes:
        files = [self._read(name) for name in ("terms.txt", "lookalikes.yaml", "confusables.txt")]

        def build() -> dict[str, Any]:
            return build_index(self.terms.protected, self.confusables, self.list("lookalikes")["dropped"])

        own = [term.encode() for term in self.house.terms]
        index = compiled("terms", [_INDEX, *files, *own], build)
        lists = self.list("lookalikes")
        return Lookalikes(
            index, self.terms.known, lists["words"], lists["suffixes"], self.common_words, self.confusables
        )

    def has(self, name: str) -> bool:
        """Whether there is a list of a name."""
        return name.isidentifier() and os.path.isfile(os.path.join(self._folder, f"{name}.yaml"))

    def substitutions(self, name: str) -> Substitutions:
        """The wrong words of ``NAME.yaml``."""
        if name not in self._packs:
            text, own = self._read(f"{name}.yaml"), self.house.substitutions.encode()

            def build() -> dict[str, Any]:
                return build_pack(overlaid(name, loaded(text), self.house))

            self._packs[name] = Substitutions(compiled(f"pack-{name}", [_PACK, text, own], build))
        return self._packs[name]

    def _text(self, name: str) -> str:
        return self._read(f"{name}.txt").decode()  # half the time of reading it as a text

    def _read(self, name: str) -> bytes:
        with open(os.path.join(self._folder, name), "rb") as stream:
            return stream.read()

    def allows(self, text: str, span: Span) -> bool:
        """Whether characters of a text belong to a word that the house says is right."""
        return any(
            text.find(word, max(0, span.end - len(word)), span.start + len(word)) >= 0
            for word in (*self.house.allow, *self.house.terms)
        )

    @cached_property
    def organisations(self) -> dict[str, Any]:
        return self.list("organisations")

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies(self.organisations, self.list("retired_bodies")["bodies"], self.regions)


@lru_cache(maxsize=64)
def load_lexicon(house: HouseWords = HouseWords()) -> Lexicon:
    """The lexicon that comes with the program, with what a house adds to it; shared by everyone in the process."""
    return Lexicon(os.path.join(data_path("rulesets"), "lexicon"), house)
