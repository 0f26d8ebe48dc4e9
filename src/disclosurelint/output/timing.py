"""What the parts of a run took: a line for every stage and every rule, the longest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from disclosurelint.errors import Language
from disclosurelint.output.words import counted, say
from disclosurelint.results.report import Report, Result

#: Parts that are no rules.
_STAGES = ("reading", "layout", "outline", "statements", "subject", "rules", "wording", "digest")


class Timing:
    """Adds up what the parts of all reports took."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._files = 0
        self._characters = 0

    def watched(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results as they are."""
        for result in results:
            if isinstance(result, Report) and result.seconds:
                self._files += 1
                self._characters += len(result.source.text)
                for part, seconds in result.seconds.items():
                    self._seconds[part] = self._seconds.get(part, 0.0) + seconds
            yield result

    def lines(self, lang: Language, name_of: Callable[[str], str]) -> Iterator[str]:
        """Milliseconds of processor time, their share of the whole, the part; ``name_of`` gives the name of a rule."""
        whole = sum(self._seconds.values())
        speed = self._characters / whole / 1e6 if whole else 0.0
        files = counted(self._files, "file", lang)
        yield say("timing", lang, files=files, milliseconds=f"{whole * 1000:.1f}", speed=f"{speed:.2f}")
        for part, seconds in sorted(self._seconds.items(), key=lambda entry: -entry[1]):
            name = say(f"stage-{part}", lang) if part in _STAGES else f"{part} {name_of(part)}"
            yield f"{seconds * 1000:10.1f} ms {seconds / whole:7.1%}  {name}"
