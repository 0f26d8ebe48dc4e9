"""What a house says of itself and its documents, as plain values: its words, its names, what it lets pass.

Results depend on them and they are handed to other processes, so they can be compared, hashed and pickled.
"""

from __future__ import annotations

from disclosurelint.records import NamedTuple

#: Names by what they are names of.
Names = tuple[tuple[str, tuple[str, ...]], ...]


class HouseWords(NamedTuple):
    """Words on top of the lists of the program.

    ``terms`` are protected like its own, ``allow`` are words that are right whatever they look like, ``substitutions``
    are more entries of that list, as JSON. ``sections``, ``tables`` and ``labels`` are more titles of sections and
    tables and more labels of figures, by concept.
    """

    terms: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    substitutions: str = "[]"
    sections: Names = ()
    tables: Names = ()
    labels: Names = ()


class Publisher(NamedTuple):
    """Whose documents these are: a body by its full ``name`` (empty where it was not told), and the bodies around it.

    ``separate`` names sections and tables that it publishes apart: concepts, titles, or ``tables`` for all tables.
    """

    name: str = ""
    aliases: tuple[str, ...] = ()
    subordinates: tuple[str, ...] = ()
    superiors: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()


class Waiver(NamedTuple):
    """Findings that a configuration lets pass: of rules (code, beginning of codes, name), within ``text`` if given.

    It stands as item ``at`` (from 0) of the list ``ignore`` in the file ``config``; ``single`` says that it is for one
    file only. ``expires`` is a day as YYYY-MM-DD.
    """

    rule: str
    config: str
    at: int
    single: bool = False
    text: str | None = None
    reason: str | None = None
    owner: str | None = None
    expires: str | None = None
