"""What a new ruleset begins with: three rules that work, or one of a kind with all its options to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from pathlib import Path

from disclosurelint.checks import ACROSS, KINDS, check_class
from disclosurelint.errors import InputError, Language, unwritable
from disclosurelint.rules.files import shipped_folder
from disclosurelint.rules.mistakes import unknown
from disclosurelint.rules.typed import fields_of


def write_starter(path: Path, kind: str | None, lang: Language) -> None:
    """Write a new ruleset that is named like its file. Never writes over one that is there.

    Raises InputError when the file cannot be written, or there is no such kind of check.
    """
    if kind is not None and kind not in KINDS:
        raise InputError(str(path), *unknown("检查种类", "kind of check", kind, KINDS))
    text = starter(path.stem, lang) if kind is None else skeleton(path.stem, kind, lang)
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise InputError(
            str(path), f"{path}：已经有这个文件，不会覆盖", f"{path}: is there already and will not be overwritten"
        ) from error
    except OSError as error:
        raise unwritable(str(path), error) from error


def starter(name: str, lang: Language) -> str:
    """A ruleset of three rules whose examples hold, explained in a language."""
    return (Path(shipped_folder()) / "starters" / f"{lang}.yaml").read_text(encoding="utf-8").replace("NAME", name)


def skeleton(name: str, kind: str, lang: Language) -> str:
    """A ruleset of one rule of a kind, with every option it may have; what is to be filled in stands in brackets."""
    return "\n".join(_skeleton(name, kind, lang)) + "\n"


def _skeleton(name: str, kind: str, lang: Language) -> Iterator[str]:
    english = lang == "en"
    todo = "<…>"
    yield f"ruleset: {name}"
    yield f"title: {{zh: {todo}, en: {todo}}}"
    yield "rules:"
    yield "  - code: CTY001"
    yield f"    name: {todo}"
    yield f"    title: {{zh: {todo}, en: {todo}}}"
    yield f"    check: {kind}"
    yield "    severity: warning"
    known = fields_of(check_class(kind)).values()
    yield "    options:" if any(option.required for option in known) else "    options: {}"
    for option in known:
        yield f"      # {option.en if english else option.zh}"
        if option.required:
            yield f"      {option.name}: {todo}"
        else:
            yield f"      # {option.name}: {dumps(option.default, ensure_ascii=False, default=str)}"
    yield "    messages:"
    yield f"      default: {{zh: {todo}, en: {todo}}}"
    yield f"    why: {{zh: {todo}, en: {todo}}}"
    yield f"    source: {{kind: practice, text: {{zh: {todo}, en: {todo}}}}}"
    yield "    examples:"
    beside = [f"        beside: [{todo}]"] if kind in ACROSS else []
    yield from (f"      - bad: {todo}", f"        at: {todo}", *beside)
    yield from (f"      - good: {todo}", *beside)
