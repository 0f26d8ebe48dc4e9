"""The package as users get it: built, installed in an empty environment, run from another folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from disclosurelint import lint_file

ROOT = Path(__file__).parent.parent
FAULTY = ROOT / "fixtures/ministry-form-final/faulty.txt"
DATA = sorted(file.relative_to(ROOT) for name in ("grammar", "rulesets") for file in (ROOT / name).rglob("*.*"))

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel made from it."""
    folder = tmp_path_factory.mktemp("built")
    _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], folder)
    return folder


def test_the_wheel_carries_its_data(built: Path) -> None:
    with zipfile.ZipFile(_only(built, "*.whl")) as wheel:
        names = set(wheel.namelist())
    assert DATA
    assert {f"disclosurelint/{file.as_posix()}" for file in DATA} <= names
    assert "disclosurelint/py.typed" in names
    outside = {name.partition("/")[0] for name in names if not name.startswith("disclosurelint/")}
    assert len(outside) == 1, "nothing lies beside the package but its metadata"


def test_the_wheel_tells_whose_data_it_carries(built: Path) -> None:
    with zipfile.ZipFile(_only(built, "*.whl")) as wheel:
        (notice,) = (name for name in wheel.namelist() if name.endswith("/licenses/NOTICE"))
        told = wheel.read(notice).decode()
    sources = {word for file in (*DATA, Path("tools/characters.tsv")) for word in _sources(ROOT / file)}
    assert len(sources) == 4
    assert all(source in told for source in sources)


def test_the_same_source_gives_the_same_files(built: Path, tmp_path: Path) -> None:
    _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)], tmp_path)
    for pattern in ("*.whl", "*.tar.gz"):
        assert _only(tmp_path, pattern).read_bytes() == _only(built, pattern).read_bytes()


def test_the_sdist_carries_what_the_tests_need(built: Path) -> None:
    with tarfile.open(_only(built, "*.tar.gz")) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    needed = [
        *DATA,
        *(file.relative_to(ROOT) for folder in ("fixtures", "tests") for file in (ROOT / folder).rglob("*.[ptyj]*")),
    ]
    assert {file.as_posix() for file in needed if "__pycache__" not in file.parts} <= names
    assert {"LICENSE", "README.md", "README.en.md", "constraints.txt", "run-tests"} <= names


@pytest.mark.parametrize("what", ["wheel", "sdist", "editable"])
def test_it_works_where_it_is_installed(what: str, built: Path, tmp_path: Path) -> None:
    given: dict[str, list[str | Path]] = {
        "wheel": [_only(built, "*.whl")],
        "sdist": [_only(built, "*.tar.gz")],
        "editable": ["--editable", ROOT],
    }
    programs = _empty_environment(tmp_path / "venv")
    _run([programs / "python", "-m", "pip", "install", "--quiet", *given[what]], tmp_path)

    shutil.copy(FAULTY, tmp_path / "draft.txt")
    run = _run([programs / "disclosurelint", "check", "draft.txt", "--format", "json"], tmp_path, expected=1)

    (file,) = json.loads(run.stdout)["files"]
    found = [(one["code"], one["start"]["offset"], one["end"]["offset"]) for one in file["diagnostics"]]
    assert found == [(one.code, one.span.start, one.span.end) for one in lint_file(FAULTY)]


@pytest.mark.skipif(os.name == "nt", reason="the command is one for a POSIX shell")
@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_the_first_command_of_the_readme_works(readme: str, tmp_path: Path) -> None:
    block = re.search(r"```sh\n(.+?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    checkout = tmp_path / "checkout"
    unwanted = shutil.ignore_patterns(".*", "__pycache__", "dist", "build")
    shutil.copytree(ROOT, checkout, ignore=unwanted)
    run = _run(["sh", "-ec", block[1]], checkout, expected=1)
    assert "AMT001" in run.stdout


def _sources(file: Path) -> set[str]:
    """The packages of others, with their versions, that the head of a data file names."""
    head = file.read_text(encoding="utf-8", errors="replace")[:600]
    return {" ".join(found) for found in re.findall(r"(?:PyPI|npm) 包 (\S+) ([\d.]+\d)", head)}


def _only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def _empty_environment(folder: Path) -> Path:
    """The folder of the programs of a new virtual environment."""
    _run([sys.executable, "-m", "venv", str(folder)], folder.parent)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def _run(command: Sequence[str | Path], folder: Path, expected: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command that shall see nothing of this checkout but what its own words name."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment["DISCLOSURELINT_CACHE_DIR"] = str(folder / "cache")
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == expected, f"{command}\n{run.stdout}\n{run.stderr}"
    return run
