"""The output: Parquet files in a folder or a store of objects, a part a batch, so that a run can go on where it ended.

``files/part-KEY.parquet`` is written last and says that the batch is done; ``findings/year=2023/part-KEY.parquet``
holds its findings of that year. ``run.json`` says by what the documents were checked: a folder is of one kind.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from disclosurelint.corpus.listing import Listed
from disclosurelint.corpus.tables import FILES, FINDINGS, Rows
from disclosurelint.errors import InputError

#: What Hive and its kin call a partition of rows without a value.
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"


class Dataset:
    """A folder of output by its URL; travels to workers as that URL."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._storage, self._root = fsspec.core.url_to_fs(self.url)

    def __reduce__(self) -> tuple[type[Dataset], tuple[str]]:
        return Dataset, (self.url,)

    def open(self, checked_by: dict[str, Any]) -> None:
        """Make the folder, or see that what it holds was checked by the same. Raises InputError."""
        path = f"{self._root}/run.json"
        try:
            if self._storage.exists(path):
                self._agree(json.loads(self._storage.cat_file(path)), checked_by)
            else:
                self._storage.makedirs(self._root, exist_ok=True)
                self._storage.pipe_file(path, json.dumps(checked_by, ensure_ascii=False, indent=2).encode())
        except (OSError, ValueError) as error:
            raise InputError(
                self.url, f"{self.url}：无法写入（{error}）", f"{self.url}: cannot be written ({error})"
            ) from error

    def must_exist(self) -> None:
        """Raises InputError where nothing was ever written."""
        if not self._storage.exists(f"{self._root}/run.json"):
            raise InputError(
                self.url,
                f"{self.url}：里面没有检查结果；先写要检查的文件夹：disclosurelint corpus 公开文件/ --output …",
                f"{self.url}: holds no results; name documents to check: disclosurelint corpus documents/ --output …",
            )

    def _agree(self, before: dict[str, Any], now: dict[str, Any]) -> None:
        if before != now:
            raise InputError(
                self.url,
                f"{self.url}：里面的结果是按另外的规则、设置或版本检查的，请换一个文件夹",
                f"{self.url}: holds results by other rules, settings or another version; choose another folder",
            )

    def left(self, documents: Iterable[Listed]) -> Iterator[Listed]:
        """The documents that are not done yet. Parts with documents that have changed since are taken away first."""
        done = self._done()
        listed = list(documents)
        stamps = {document.url: document.stamp for document in listed}
        stale = {key for url, (key, stamp) in done.items() if stamps.get(url, stamp) != stamp}
        for key in (*stale, *self._orphans({key for key, _ in done.values()})):
            self._remove(key)
        kept = {url for url, (key, _) in done.items() if key not in stale}
        return (document for document in listed if document.url not in kept)

    def write(self, key: str, rows: Rows) -> None:
        """Write the part of a batch; writing the same again changes nothing."""
        files, findings = rows.tables()
        for year, table in _by_year(findings):
            self._write(f"{self._root}/findings/year={year}/part-{key}.parquet", table)
        self._write(f"{self._root}/files/part-{key}.parquet", files)

    def files(self) -> ds.Dataset:
        """All documents, as a dataset of Arrow."""
        return ds.dataset(self._parts("files"), FILES, format="parquet", filesystem=self._storage)

    def findings(self) -> ds.Dataset:
        """All findings, as a dataset of Arrow."""
        return ds.dataset(
            self._parts("findings"),
            FINDINGS,
            format="parquet",
            filesystem=self._storage,
            partitioning=ds.partitioning(pa.schema([("year", pa.int16())]), flavor="hive"),
            partition_base_dir=f"{self._root}/findings",
        )

    def _done(self) -> dict[str, tuple[str, str]]:
        """For every document that is done, the part it lies in and its stamp."""
        found: dict[str, tuple[str, str]] = {}
        for path in self._parts("files"):
            with self._storage.open(path, "rb") as stream:
                table = pq.read_table(stream, columns=["path", "stamp"])
            key = _key(path)
            for url, stamp in zip(table["path"].to_pylist(), table["stamp"].to_pylist(), strict=True):
                found[url] = key, stamp
        return found

    def _orphans(self, done: set[str]) -> set[str]:
        """Parts of findings whose batch was never done."""
        return {_key(path) for path in self._parts("findings")} - done

    def _remove(self, key: str) -> None:
        """First what says that the batch is done."""
        for path in (*self._parts("files"), *self._parts("findings")):
            if _key(path) == key:
                self._storage.rm_file(path)

    def _parts(self, table: str) -> list[str]:
        folder = f"{self._root}/{table}"
        self._storage.invalidate_cache()  # workers have written since it was last listed
        if not self._storage.exists(folder):
            return []
        return sorted(path for path in self._storage.find(folder) if path.endswith(".parquet"))

    def _write(self, path: str, table: pa.Table) -> None:
        """Whole or not at all: written beside its place first. A store of objects shows no half-written object."""
        self._storage.makedirs(path.rpartition("/")[0], exist_ok=True)
        beside = f"{path}.writing"
        with self._storage.open(beside, "wb") as stream:
            pq.write_table(table, stream, compression="zstd")
        self._storage.mv(beside, path)


def _key(path: str) -> str:
    return path.rpartition("part-")[2].removesuffix(".parquet")


def _by_year(findings: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """The findings of each year without the column that says so, for the folder does."""
    rows: defaultdict[int | None, list[int]] = defaultdict(list)
    for number, year in enumerate(findings["year"].to_pylist()):
        rows[year].append(number)
    for year, numbers in rows.items():
        part = findings.take(pa.array(numbers)).drop_columns(["year"])
        yield _NO_YEAR if year is None else str(year), part


def counted(table: pa.Table, columns: list[str]) -> list[dict[str, Any]]:
    """How many rows there are of each combination of values, most first."""
    grouped = table.group_by(columns).aggregate([([], "count_all")])
    order = [("count_all", "descending"), *((column, "ascending") for column in columns)]
    rows: list[dict[str, Any]] = grouped.take(pc.sort_indices(grouped, sort_keys=order)).to_pylist()
    return rows
