"""The output of a corpus: parts that are whole or not there, and what of them is still worth something."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosurelint.corpus.batches import Batch, batches
from disclosurelint.corpus.dataset import Dataset
from disclosurelint.corpus.listing import Listed, find
from disclosurelint.corpus.tables import Rows, killed, rows_of
from disclosurelint.errors import InputError
from disclosurelint.linter import check
from disclosurelint.settings import Settings, load
from disclosurelint.text import Source

DRAFT = "某某县水务局{year}年部门预算\n一、收支总体情况\n支出10万元，包括人员经费7万元和公用经费2万元。\n"


def listed(name: str, stamp: str = "1") -> Listed:
    return Listed(f"file:///{name}", 100, stamp)


def rows(*documents: Listed, year: int = 2021) -> Rows:
    report = check(Source("x", DRAFT.format(year=year)), load(Settings()))
    return rows_of([(document, report) for document in documents], "zh")


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    made = Dataset(str(tmp_path / "out"))
    made.open({"disclosurelint": "1"})
    return made


def test_what_is_done_is_not_done_again(dataset: Dataset) -> None:
    a, b, c = map(listed, "abc")
    dataset.write("k1", rows(a, b))
    assert list(dataset.left([a, b, c])) == [c]


def test_a_part_with_a_changed_document_is_done_again_as_a_whole(dataset: Dataset) -> None:
    a, b = map(listed, "ab")
    dataset.write("k1", rows(a, b))
    changed = listed("a", stamp="2")
    assert list(dataset.left([changed, b])) == [changed, b]
    assert dataset.findings().count_rows() == 0


def test_findings_of_a_batch_that_was_never_done_are_taken_away(dataset: Dataset, tmp_path: Path) -> None:
    dataset.write("k1", rows(listed("a")))
    (tmp_path / "out" / "files" / "part-k1.parquet").unlink()
    assert list(dataset.left([listed("a")])) == [listed("a")]
    assert dataset.findings().count_rows() == 0


def test_writing_a_part_twice_changes_nothing(dataset: Dataset) -> None:
    for _ in range(2):
        dataset.write("k1", rows(listed("a")))
    assert dataset.files().count_rows() == 1
    assert dataset.findings().count_rows() == len(rows(listed("a")).findings)


def test_findings_lie_in_a_folder_of_their_year(dataset: Dataset, tmp_path: Path) -> None:
    dataset.write("k1", rows(listed("a"), year=2021))
    dataset.write("k2", rows(listed("b"), year=2022))
    assert sorted(path.name for path in (tmp_path / "out" / "findings").iterdir()) == ["year=2021", "year=2022"]
    years = dataset.findings().to_table(columns=["year", "code"]).to_pylist()
    assert {row["year"] for row in years} == {2021, 2022}


def test_results_by_other_rules_are_not_mixed(dataset: Dataset) -> None:
    dataset.open({"disclosurelint": "1"})
    with pytest.raises(InputError, match="请换一个文件夹"):
        dataset.open({"disclosurelint": "2"})


def test_a_document_that_kills_is_a_row_of_its_own(dataset: Dataset) -> None:
    dataset.write("k1", killed(listed("a"), "en"))
    (row,) = dataset.files().to_table(columns=["status", "message"]).to_pylist()
    assert row == {"status": "killed", "message": "every process that checked it died or ran out of time"}


def test_documents_are_found_below_folders_and_by_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.md", "sub/c.bin", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")

    def names(*inputs: str) -> list[str]:
        return [document.url.removeprefix(f"file://{tmp_path}/") for document in find(inputs)]

    assert names(str(tmp_path)) == ["a.txt", "sub/b.md"]
    assert names(f"{tmp_path}/*.txt", str(tmp_path / "a.txt")) == ["a.txt"]
    with pytest.raises(InputError, match="没有这个文件或文件夹"):
        names(str(tmp_path / "lost"))


def test_a_document_changes_its_stamp_with_its_content(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("x", encoding="utf-8")
    (before,) = find([str(draft)])
    draft.write_text("xy", encoding="utf-8")
    (after,) = find([str(draft)])
    assert before.stamp != after.stamp


def test_batches_keep_the_order_and_their_keys_follow_from_what_they_hold() -> None:
    documents = [Listed(f"file:///{number}", 900_000, "1") for number in range(10)]
    dealt = list(batches(documents, Settings(), workers=1))
    assert [document for batch in dealt for document in batch.documents] == documents
    assert len(dealt) == 5, "two of 900 kB to a batch of at most two megabytes"
    assert [batch.key for batch in dealt] == [batch.key for batch in batches(documents, Settings(), workers=1)]
    assert Batch.of(documents[:1], Settings()).key not in {batch.key for batch in dealt}
