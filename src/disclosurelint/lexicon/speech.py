"""How documents put things: the words and expressions of ``rulesets/lexicon/speech``, one file a topic.

They are the same for everyone in the process, as the grammars are: a house adds names of its own, and no language.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Any

from disclosurelint.lexicon.lists import loaded
from disclosurelint.resources import data_path
from disclosurelint.storage.compiled import compiled

#: Raised by one whenever expressions are put together otherwise.
_FORM = b"1"
_REFERENCE = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")


def spoken(name: str) -> re.Pattern[str]:
    """The expression for ``TOPIC.ENTRY``: any of its alternatives. Raises KeyError where there is no such entry."""
    return re.compile("|".join(_speech()[name]))


def spoken_words(name: str) -> tuple[str, ...]:
    """The words of ``TOPIC.ENTRY`` as they are. Raises KeyError where there is no such entry."""
    return tuple(_speech()[name])


def spoken_word(name: str) -> str:
    """The one word of ``TOPIC.ENTRY``. Raises KeyError where there is no such entry."""
    return "|".join(_speech()[name])


@cache
def _speech() -> dict[str, list[str]]:
    """All entries by their full name, as alternatives in which nothing stands for another entry any more."""
    folder = os.path.join(data_path("rulesets"), "lexicon", "speech")
    topics = {}
    for file in sorted(os.listdir(folder)):
        if file.endswith(".yaml"):
            with open(os.path.join(folder, file), "rb") as stream:
                topics[file.removesuffix(".yaml")] = stream.read()
    found: dict[str, list[str]] = compiled("speech", [_FORM, *topics.values()], lambda: put_together(topics))
    return found


def put_together(topics: dict[str, bytes]) -> dict[str, list[str]]:
    """The entries of all topics, each by its file. Raises KeyError where one refers to what is not there."""
    entries: dict[str, Any] = {
        f"{topic}.{name}": entry for topic, text in topics.items() for name, entry in loaded(text).items()
    }

    def alternatives(name: str) -> list[str]:
        entry = entries[name]
        return [_REFERENCE.sub(meant, one) for one in ([entry] if isinstance(entry, str) else entry)]

    def meant(reference: re.Match[str]) -> str:
        return f"(?:{'|'.join(alternatives(reference[1]))})"

    return {name: alternatives(name) for name in entries}
