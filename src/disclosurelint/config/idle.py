"""Which waivers let nothing pass: of one for a single file that file tells, of others all that they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from disclosurelint.house import Waiver
from disclosurelint.results.report import Failure, Result
from disclosurelint.rules.files import absolute


class IdleWaivers:
    """Looks at the results of a run as they come. ``waivers_of`` gives the waivers in force for a file; ``files`` are
    the documents so far, also those that could not be checked.
    """

    def __init__(self, waivers_of: Callable[[str], tuple[Waiver, ...]]) -> None:
        self._waivers_of = waivers_of
        self.files: list[str] = []
        self._idle_in: dict[Waiver, set[str]] = {}

    def add(self, result: Result) -> None:
        """One more file. What waivers would do in one that could not be checked, nobody knows."""
        if isinstance(result, Failure):
            self.files.append(result.path)
        elif result.document and not result.again:
            self.files.append(result.source.path)
            for waiver in result.idle:
                self._idle_in.setdefault(waiver, set()).add(result.source.path)

    def found(self, wholly: Iterable[str]) -> set[Waiver]:
        """The idle ones. ``wholly`` are the configurations all of whose files were checked.

        A waiver for several files is not idle in a run that leaves some of them out.
        """
        wide = {one for one in self._idle_in if not one.single and one.config in wholly}
        for path in self.files if wide else ():
            wide.difference_update(one for one in self._waivers_of(path) if path not in self._idle_in.get(one, ()))
        return wide | {one for one in self._idle_in if one.single}


def lies_in(file: str, folders: Iterable[str]) -> bool:
    """Whether a file lies in one of some folders, or below."""
    return any(Path(file).is_relative_to(absolute(folder)) for folder in folders)
