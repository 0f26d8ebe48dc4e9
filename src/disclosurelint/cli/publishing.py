"""Where the results of a run go: formats to standard output and to files, and the exit status they end with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

import click

from disclosurelint.cli.click_texts import Decorator
from disclosurelint.cli.language import Say
from disclosurelint.cli.terminal import columns, wants_colour
from disclosurelint.errors import Language, unwritable
from disclosurelint.output import COLUMN_UNITS, FOR_PEOPLE, FORMATS, Format, Look, Writer, writer
from disclosurelint.output.style import Style
from disclosurelint.output.width import harmless, printable
from disclosurelint.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from disclosurelint.results.report import Failure, Result

#: What ``--fail-on`` may be, and the severities that then fail a run.
_FAILING = {
    "error": frozenset({"error"}),
    "warning": frozenset({"error", "warning"}),
    "info": frozenset({"error", "warning", "info"}),
    "never": frozenset[str](),
}


class Target(NamedTuple):
    """A format, and the file it is written to; None for standard output."""

    format: Format
    path: str | None = None


class Request(NamedTuple):
    """What a command line asks for of the output: where which format goes, and the severities that fail the run.

    ``beside`` writes to standard error what else goes to standard output.
    """

    targets: tuple[Target, ...]
    failing: frozenset[str]
    statistics: bool
    colour: bool
    columns: str = "characters"
    beside: bool = False


class _TargetType(click.Choice[Format]):
    """``json``, or ``sarif=out.sarif``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        name, to_file, path = str(value).partition("=")
        format_ = super().convert(name, param, ctx)
        if to_file and not path:
            self.fail(f"{name}=", param, ctx)
        return Target(format_, path or None)


def request_options(say: Say) -> Decorator:
    """The options of the output, handed to the command as one ``request``."""
    options = (
        click.option(
            "--format",
            "formats",
            type=_TargetType(FORMATS),
            multiple=True,
            metavar="FORMAT[=FILE]",
            help=say(
                f"输出格式，默认 text；写 sarif=out.sarif 则另写入文件，可以写几次。有 {' '.join(FORMATS)}",
                f"Format, text unless told; sarif=out.sarif writes a file besides. Repeatable. {' '.join(FORMATS)}",
            ),
        ),
        click.option(
            "--output",
            metavar="FILE",
            help=say("不写到标准输出，写入这个文件", "Write to this file instead of standard output."),
        ),
        click.option(
            "--statistics",
            is_flag=True,
            help=say("按规则计数，不逐条列出", "Count by rule instead of listing every finding."),
        ),
        click.option(
            "--fail-on",
            type=click.Choice(list(_FAILING)),
            default="warning",
            help=say(
                "有这一级或更重的问题时退出状态为 1，默认 warning；never 总为 0",
                "Exit with status 1 from this severity on; warning unless told.",
            ),
        ),
        click.option(
            "--exit-zero",
            is_flag=True,
            help=say("有问题也以 0 退出，同 --fail-on never", "Exit with 0 whatever is found, like --fail-on never."),
        ),
        click.option(
            "--column-unit",
            type=click.Choice(COLUMN_UNITS),
            default="characters",
            help=say(
                "concise 格式里列的单位：字符、UTF-16 单元、UTF-8 字节，默认字符；各种编辑器数法不同",
                "What columns count in concise: characters unless told, for editors differ.",
            ),
        ),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help=say("颜色，默认只在终端中使用", "Colour; only on a terminal unless told."),
        ),
    )

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def command(
            *,
            formats: tuple[Target, ...],
            output: str | None,
            statistics: bool,
            fail_on: str,
            exit_zero: bool,
            column_unit: str,
            color: str,
            **rest: Any,
        ) -> Any:
            request = Request(
                _targets(formats, output, say),
                _FAILING["never" if exit_zero else fail_on],
                statistics,
                wants_colour(color),
                column_unit,
            )
            return function(request=request, **rest)

        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _targets(given: tuple[Target, ...], output: str | None, say: Say) -> tuple[Target, ...]:
    """The one target without a file first: text where none was named."""
    mains = [target for target in given if target.path is None] or [Target("text")]
    if len(mains) > 1:
        raise click.UsageError(
            say(
                "--format 只能有一个写到标准输出，其余的写作 格式=文件",
                "only one --format can go to standard output; write the others as FORMAT=FILE",
            )
        )
    return mains[0]._replace(path=output), *(target for target in given if target.path is not None)


def publish(results: Iterable[Result], look: Look, request: Request) -> int:
    """Write what was asked for, as the results come. Raises InputError for a file that cannot be written.

    Returns the exit status: 0 nothing that fails a run, 1 something, 2 a file that could not be checked or written.
    """
    from disclosurelint.results.report import Failure
    from disclosurelint.results.tally import Tally

    look = look._replace(statistics=request.statistics, failing=request.failing, columns=request.columns)
    told = any(target.path is None and target.format in FOR_PEOPLE for target in request.targets)
    tally = Tally()
    with ExitStack() as stack:
        outlets = [stack.enter_context(_outlet(target, look, request)) for target in request.targets]
        for result in results:
            tally.add(result)
            trouble = (result if told else None) if isinstance(result, Failure) else result.refused
            if trouble is not None:
                complain(trouble, look.lang)
            for outlet in outlets:
                outlet.put(outlet.writer.file(result))
        for outlet in outlets:
            outlet.put(outlet.writer.end(tally))
    if tally.failures or tally.unwritten:
        return 2
    return int(any(tally.severities[severity] for severity in request.failing))


def complain(failure: Failure, lang: Language) -> None:
    """Say on standard error what could not be done with a file."""
    click.echo(harmless(printable(failure.message(lang))), err=True)


class _Outlet(NamedTuple):
    """A format under way, and what takes its text."""

    writer: Writer
    put: Callable[[str], object]


@contextmanager
def _outlet(target: Target, look: Look, request: Request) -> Iterator[_Outlet]:
    if target.path is None:
        shown = writer(target.format, look._replace(style=Style(request.colour, columns())))
        yield _Outlet(shown, partial(click.echo, nl=False, color=request.colour, err=request.beside))
        return
    from pathlib import Path  # most runs write to no file

    from disclosurelint.sources import begin_beside, resemble

    path = target.path
    temporary = None
    with _telling(path):
        file = Path(path)
        whole = file.resolve()
        place: int | str = path
        if _is_replaced(file, whole):
            place, temporary = begin_beside(str(whole))
        stream = open(place, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: PTH123, SIM115

    def put(text: str) -> None:
        with _telling(path):
            stream.write(text)

    try:
        yield _Outlet(writer(target.format, look), put)
        with _telling(path):
            stream.close()
            if temporary is not None:
                resemble(temporary, str(whole), whole.stat() if whole.exists() else None)
                Path(temporary).replace(whole)
    finally:
        with suppress(OSError):
            stream.close()
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _is_replaced(file: Path, whole: Path) -> bool:
    """Whether what is written takes the place of a file when all is there: a run that is broken off leaves what was.

    What is no file (``/dev/stdout``), or stands where nothing else can, is written to itself.
    """
    if file.parts[1:2] == ("dev",) or (file.exists() and not (file.is_file() and os.access(whole, os.W_OK))):
        return False
    return os.access(whole.parent, os.W_OK)


@contextmanager
def _telling(path: str) -> Iterator[None]:
    """Says of a file that it cannot be written, and why."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error
