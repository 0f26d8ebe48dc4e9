"""Files of a run compared with one another: which belong together, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from disclosurelint.results.report import Failure, Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.running import families
from disclosurelint.running.families import compared
from disclosurelint.running.runner import Task, run
from disclosurelint.settings import Settings
from disclosurelint.text import Source

SETTINGS = Settings(select=("XFL",), digest=True)

Tell = Callable[..., list[tuple[str, str]]]


def budget(name: str, year: int, told: str = "9.00", before: str = "8.00") -> str:
    more = Decimal(told) - Decimal(before)
    head = f"{name}{year}年部门预算公开\n四、“三公”经费\n"
    return f"{head}公务接待费{told}万元，比{year - 1}年预算{before}万元增加{more}万元。\n"


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """Writes files, checks them and gives the code and the file of each finding, without the folder."""

    def check(files: dict[str, str], settings: Settings = SETTINGS, jobs: int = 1) -> list[tuple[str, str]]:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        results = compared(run((Task(str(tmp_path / path), settings) for path in files), jobs))
        return [
            (found.code, str(Path(found.path).relative_to(tmp_path)))
            for result in results
            if isinstance(result, Report)
            for found in result.diagnostics
        ]

    return check


@pytest.mark.parametrize("order", [["a.txt", "b.txt"], ["b.txt", "a.txt"]])
def test_two_years_of_one_body_are_compared_in_whatever_order_they_come(tell: Tell, order: list[str]) -> None:
    files = {"a.txt": budget("宁晋县林业局", 2023), "b.txt": budget("宁晋县林业局", 2024, "9.50", "9.20")}
    assert tell({path: files[path] for path in order}) == [("XFL002", "b.txt")]


def test_what_files_say_against_one_another_comes_in_the_order_of_the_files(tell: Tell) -> None:
    last, now = budget("宁晋县林业局", 2023), budget("宁晋县林业局", 2024, "9.50", "9.20")
    files = {"a.txt": last, "z.txt": now.replace("林业", "水务"), "b.txt": last.replace("林业", "水务"), "c.txt": now}
    assert tell(files) == [("XFL002", "z.txt"), ("XFL002", "c.txt")]


def test_processes_give_the_same(tell: Tell) -> None:
    files = {"a.txt": budget("宁晋县林业局", 2023), "b.txt": budget("宁晋县林业局", 2024, "9.50", "9.20")}
    assert tell(files, jobs=2) == [("XFL002", "b.txt")]


def test_a_year_in_between_that_is_missing_leaves_nothing_to_compare(tell: Tell) -> None:
    assert tell({"a.txt": budget("宁晋县林业局", 2022), "b.txt": budget("宁晋县林业局", 2024, "9.50", "9.20")}) == []


def test_of_two_drafts_nobody_knows_which_counts(tell: Tell) -> None:
    last, now = budget("宁晋县林业局", 2023), budget("宁晋县林业局", 2024, "9.50", "9.20")
    assert tell({"draft.txt": last.replace("9.00", "9.10"), "last.txt": last, "now.txt": now}) == []


def test_a_name_without_its_region_stands_for_one_body_within_a_folder_only(tell: Tell) -> None:
    last, now = budget("城乡林业管理局", 2023), budget("城乡林业管理局", 2024, "9.50", "9.20")
    assert tell({"east/last.txt": last, "west/now.txt": now}) == []
    assert tell({"last.txt": last, "now.txt": now}) == [("XFL002", "now.txt")]


def test_rules_can_be_left_out(tell: Tell) -> None:
    files = {"a.txt": budget("宁晋县林业局", 2023), "b.txt": budget("宁晋县林业局", 2024, "9.50", "9.20")}
    assert tell(files, SETTINGS._replace(ignore=("XFL002",))) == []


@pytest.mark.parametrize("comment", ["ignore-file XFL002", "ignore-file"])
def test_a_comment_lets_them_pass_and_is_of_use(tell: Tell, comment: str) -> None:
    now = f"<!-- disclosurelint: {comment} -->\n{budget('宁晋县林业局', 2024, '9.50', '9.20')}"
    settings = SETTINGS._replace(select=("XFL", "SUP"))
    assert tell({"a.txt": budget("宁晋县林业局", 2023), "b.txt": now}, settings) == []
    assert tell({"a.txt": budget("宁晋县林业局", 2023), "c.txt": now.replace("XFL002", "XFL001")}, settings) == (
        [] if comment == "ignore-file" else [("XFL002", "c.txt")]
    )


def test_a_severity_can_be_asked_for(tmp_path: Path) -> None:
    for path, year, told, before in (("a.txt", 2023, "9.00", "8.00"), ("b.txt", 2024, "9.50", "9.20")):
        (tmp_path / path).write_text(budget("宁晋县林业局", year, told, before), encoding="utf-8")
    settings = SETTINGS._replace(severity=(("XFL002", "error"),))
    results = list(compared(run(Task(str(tmp_path / path), settings) for path in ("a.txt", "b.txt"))))
    (found,) = (found for result in results if isinstance(result, Report) for found in result.diagnostics)
    assert found.severity == "error"


def test_a_file_that_is_told_of_again_is_counted_once(tmp_path: Path) -> None:
    tally = Tally()
    for path, year, told, before in (("a.txt", 2023, "9.00", "8.00"), ("b.txt", 2024, "9.50", "9.20")):
        (tmp_path / path).write_text(budget("宁晋县林业局", year, told, before), encoding="utf-8")
    for result in compared(run(Task(str(tmp_path / path), SETTINGS) for path in ("a.txt", "b.txt"))):
        tally.add(result)
    assert (tally.files, tally.severities["warning"]) == (2, 1)


def test_what_came_by_standard_input_is_compared_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(budget("宁晋县林业局", 2023), encoding="utf-8")
    draft = Source("draft.txt", budget("宁晋县林业局", 2024, "9.50", "9.20"))
    tasks = [Task(str(tmp_path / "a.txt"), SETTINGS), Task(draft.path, SETTINGS, draft)]
    (again,) = (one for one in compared(run(tasks), {draft.path: draft}) if isinstance(one, Report) and one.again)
    assert again.source is draft
    assert list(again.others) == [str(tmp_path / "a.txt")]


def test_a_file_that_changed_meanwhile_is_not_told_of_at_wrong_places(tmp_path: Path) -> None:
    last, now = tmp_path / "a.txt", tmp_path / "b.txt"
    last.write_text(budget("宁晋县林业局", 2023), encoding="utf-8")
    now.write_text(budget("宁晋县林业局", 2024, "9.50", "9.20"), encoding="utf-8")

    def changing() -> Iterator[Result]:
        yield from run([Task(str(last), SETTINGS), Task(str(now), SETTINGS)])
        last.write_text("另一份", encoding="utf-8")

    assert [one for one in compared(generator(changing())) if isinstance(one, Report) and one.again] == []


def test_digests_beyond_what_memory_is_for_go_to_a_file(monkeypatch: pytest.MonkeyPatch, tell: Tell) -> None:
    monkeypatch.setattr(families, "_IN_MEMORY", 1)
    files = {"a.txt": budget("宁晋县林业局", 2023), "b.txt": budget("宁晋县林业局", 2024, "9.50", "9.20")}
    assert tell(files) == [("XFL002", "b.txt")]


def test_failures_and_files_of_nobody_pass_through(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("一段说明。", encoding="utf-8")
    tasks = [Task(str(tmp_path / "gone.txt"), SETTINGS), Task(str(tmp_path / "note.txt"), SETTINGS)]
    assert [type(result) for result in compared(run(tasks))] == [Failure, Report]


def generator(results: Iterator[Result]) -> Generator[Result]:
    yield from results


def test_two_files_of_one_name_do_not_confuse_it(tmp_path: Path) -> None:
    """Standard input may go by the name of a file that is checked too."""
    path = str(tmp_path / "a.txt")
    Path(path).write_text(budget("宁晋县林业局", 2023), encoding="utf-8")
    draft = Source(path, budget("宁晋县林业局", 2024, "9.50", "9.20"))
    results = list(compared(run([Task(path, SETTINGS), Task(path, SETTINGS, draft)]), {path: draft}))
    assert [type(result) for result in results[:2]] == [Report, Report]


@pytest.mark.parametrize(
    ("links", "sets"),
    [
        ([], []),
        ([(3, 1)], [[1, 3]]),
        ([(1, 3), (3, 1), (1, 1)], [[1, 3]]),
        ([(0, 5), (4, 2), (5, 4)], [[0, 2, 4, 5]]),
        ([(6, 5), (0, 1), (5, 4), (2, 1)], [[0, 1, 2], [4, 5, 6]]),
        ([(at, at - 1) for at in range(6, 0, -1)], [[0, 1, 2, 3, 4, 5, 6]]),
    ],
)
def test_files_are_joined_over_others(links: list[tuple[int, int]], sets: list[list[int]]) -> None:
    assert list(families._joined(links, 7)) == sets


def test_families_are_the_same_however_many_bodies_are_sorted_at_a_time(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        f"{number}-{year}.txt": budget(f"临川县第{number}局", year, before="8.50" if number % 2 else "8.00")
        for number in range(6)
        for year in (2023, 2024)
    }
    told = tell(files)
    assert len({file[0] for _, file in told}) > 1
    monkeypatch.setattr(families, "_AT_ONCE", 3)
    assert tell(files) == told
