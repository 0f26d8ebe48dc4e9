"""A corpus in stores of objects: what is read from and written to one is what folders on a disk give."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fsspec
import pytest
from distributed import Client

from disclosurelint.cli.main import run as command
from disclosurelint.corpus.dataset import Dataset
from disclosurelint.corpus.listing import find
from disclosurelint.corpus.run import run
from disclosurelint.corpus.work import Terms
from disclosurelint.errors import InputError
from disclosurelint.settings import Settings

ROOT = Path(__file__).parent.parent.parent
NAMES = ["budget.txt", "sub/final.txt", "sub/binary.txt"]
pytestmark = pytest.mark.cluster


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents with faults and one that is none."""
    faulty = sorted((ROOT / "fixtures").glob("*/faulty.txt"))
    for name, content in zip(NAMES, (faulty[0].read_bytes(), faulty[1].read_bytes(), b"\0\1\2" * 99), strict=True):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(content)
    return tmp_path / "in"


def put(storage: Any, folder: Path, root: str) -> None:
    for name in NAMES:
        storage.pipe_file(f"{root}/{name}", (folder / name).read_bytes())


def rows(url: str, root: str) -> list[dict[str, Any]]:
    """All that an output holds, with the places of documents told from the root of the input."""
    output = Dataset(url)
    found = [*output.files().to_table().to_pylist(), *output.findings().to_table().to_pylist()]
    for row in found:
        row["path"] = row["path"].removeprefix(root)
        for told in {"stamp", "message"} & set(row):  # of the store; naming the path
            row[told] = ""
    return sorted(found, key=repr)


def plainly(folder: Path, client: Client) -> list[dict[str, Any]]:
    output = folder.parent / "plain"
    list(run(find([str(folder)]), Settings(), Terms(Dataset(str(output))), client))
    return rows(str(output), f"file://{folder}/")


@pytest.fixture
def threads() -> Iterator[Client]:
    """Workers in this process, which alone sees what fsspec keeps in its memory."""
    with Client(
        processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None, set_as_default=False
    ) as one:
        yield one


def test_a_store_in_memory(folder: Path, threads: Client) -> None:
    storage = fsspec.filesystem("memory")
    put(storage, folder, "/documents")
    terms = Terms(Dataset("memory://results"))
    last = list(run(find(["memory://documents"]), Settings(), terms, threads))[-1]
    assert (last.done, last.unreadable) == (3, 1)
    assert rows("memory://results", "memory:///documents/") == plainly(folder, threads)
    again = list(run(find(["memory://documents"]), Settings(), terms, threads))[-1]
    assert (again.done, again.skipped) == (0, 3)


@pytest.fixture
def objects(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A server that speaks the protocol of S3, and a bucket on it."""
    if not all(map(find_spec, ("s3fs", "moto", "flask", "flask_cors"))):
        pytest.skip("needs s3fs, moto[s3], flask and flask-cors, see .ci/stores")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
    }.items():
        monkeypatch.setenv(name, value)  # workers inherit it
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        storage = fsspec.filesystem("s3", skip_instance_cache=True)
        deadline = time.monotonic() + 60
        while True:
            try:
                storage.mkdir("bucket")
                break
            except OSError:
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.2)
        yield storage
    finally:
        os.kill(server.pid, signal.SIGTERM)
        server.wait()


def test_a_bucket(objects: Any, folder: Path, threads: Client, capsys: pytest.CaptureFixture[str]) -> None:
    """Read and written over S3 by processes that were started for it; gone on with; changed; not there."""
    put(objects, folder, "bucket/documents")
    arguments = ["corpus", "s3://bucket/documents", "--output", "s3://bucket/results", "--workers", "1"]
    assert command(arguments) == 0
    told = capsys.readouterr().out
    assert "- 检查完的文件：2\n- 无法读取的文件：1\n" in told
    assert rows("s3://bucket/results", "s3://bucket/documents/") == plainly(folder, threads)
    parts = objects.find("bucket/results")
    assert not [part for part in parts if part.endswith(".writing")]

    assert command(["corpus", "--output", "s3://bucket/results"]) == 0
    assert capsys.readouterr().out == told

    objects.pipe_file("bucket/documents/budget.txt", "某某县水务局2021年部门预算\n".encode())
    assert command(arguments) == 0
    changed = Dataset("s3://bucket/results").files().to_table(columns=["path", "size"]).to_pylist()
    assert {row["size"] for row in changed if row["path"].endswith("budget.txt")} == {38}
    assert len(changed) == 3

    objects.pipe_file("bucket/documents/new.txt", "某某县水务局2022年部门预算\n".encode())
    capsys.readouterr()
    assert command(arguments) == 0
    assert "- 检查完的文件：3\n- 无法读取的文件：1\n" in capsys.readouterr().out, "what workers wrote is seen at once"

    with pytest.raises(InputError, match="没有这个文件或文件夹"):
        list(find(["s3://bucket/nowhere"]))
