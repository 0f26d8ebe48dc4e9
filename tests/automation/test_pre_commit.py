"""The hooks, run by the real pre-commit from a clone of this project: a bad commit is really stopped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, DRAFT

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
FIXABLE = "一、说明\n按照财办发【2019】18号文件做好各项工作。\n"

pytestmark = pytest.mark.packaging

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What programs get: a home for pre-commit, a name for git, and nothing of this checkout but its programs."""
    folder = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON", "VIRTUAL_"))}
    return {
        **kept,
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "DISCLOSURELINT_CACHE_DIR": str(folder / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "tester",
        "GIT_AUTHOR_EMAIL": "tester@example.invalid",
        "GIT_COMMITTER_NAME": "tester",
        "GIT_COMMITTER_EMAIL": "tester@example.invalid",
        "PYTHONUTF8": "1",
    }


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """This project as it stands here, in a repository of its own."""
    folder = tmp_path_factory.mktemp("clone") / "disclosurelint"
    unwanted = shutil.ignore_patterns(".git", ".venv", "__pycache__", "dist", "build", ".*_cache", "*.bin")
    shutil.copytree(ROOT, folder, ignore=unwanted)
    _committed(folder, environment)
    return folder


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Runs a program in a new repository of documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    _committed(folder, environment)

    def call(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")

    return call


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    return tmp_path / "documents"


def test_try_repo_finds_the_fault(clone: Path, folder: Path, run: Run) -> None:
    (folder / "新 稿.txt").write_text(DRAFT, encoding="gb18030")
    run("git", "add", ".")
    tried = run("pre-commit", "try-repo", clone, "disclosurelint", "--verbose")
    assert tried.returncode == 1, tried.stderr
    assert "新 稿.txt:3:3: 错误 AMT001 total-mismatch" in tried.stdout
    assert "检查 1 个文件" in tried.stdout


def test_a_bad_commit_is_stopped_and_a_good_one_goes_through(clone: Path, folder: Path, run: Run) -> None:
    _install(clone, folder, run, "disclosurelint")
    draft = folder / "新 稿.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    run("git", "add", ".")
    draft.write_text(CLEAN, encoding="utf-8")  # mended, but what would be committed is not
    stopped = run("git", "commit", "--message", "draft")
    assert stopped.returncode == 1
    assert "新 稿.txt:3:3: 错误 AMT001" in stopped.stdout + stopped.stderr
    run("git", "add", ".")
    assert run("git", "commit", "--message", "draft").returncode == 0


def test_a_fix_is_shown_before_it_is_committed(clone: Path, folder: Path, run: Run) -> None:
    _install(clone, folder, run, "disclosurelint-fix")
    draft = folder / "draft.txt"
    draft.write_text(FIXABLE, encoding="utf-8")
    run("git", "add", ".")
    stopped = run("git", "commit", "--message", "draft")
    assert stopped.returncode == 1
    assert "files were modified by this hook" in stopped.stdout + stopped.stderr
    assert draft.read_text(encoding="utf-8") == FIXABLE.replace("【2019】", "〔2019〕")
    run("git", "add", ".")
    assert run("git", "commit", "--message", "draft").returncode == 0


def test_the_hook_that_init_writes_stops_a_bad_commit(folder: Path, run: Run) -> None:
    assert run("disclosurelint", "init").returncode == 0
    assert run("pre-commit", "install").returncode == 0
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    run("git", "add", ".")
    stopped = run("git", "commit", "--message", "draft")
    assert stopped.returncode == 1
    assert "draft.txt:3:3: 错误 AMT001" in stopped.stdout + stopped.stderr
    waiver = "select: [AMT]\nignore: [{rule: AMT001, path: draft.txt, reason: 批复如此}]\n"
    (folder / ".disclosurelint.yaml").write_text(waiver, encoding="utf-8")
    run("git", "add", ".")
    assert run("git", "commit", "--message", "draft").returncode == 0


def test_many_files_are_one_run(clone: Path, folder: Path, run: Run) -> None:
    """One process speaks of all files, once."""
    _install(clone, folder, run, "disclosurelint")
    for number in range(300):
        (folder / f"{number}.txt").write_text(CLEAN, encoding="utf-8")
    run("git", "add", ".")
    passed = run("pre-commit", "run", "--verbose")
    assert passed.returncode == 0, passed.stdout
    assert passed.stdout.count("检查 ") == 1
    assert "检查 300 个文件" in passed.stdout


def _install(clone: Path, folder: Path, run: Run, hook: str) -> None:
    revision = run("git", "-C", clone, "rev-parse", "HEAD").stdout.strip()
    settings = f"repos:\n- repo: {clone}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n"
    (folder / ".pre-commit-config.yaml").write_text(settings, encoding="utf-8")
    installed = run("pre-commit", "install")
    assert installed.returncode == 0, installed.stdout


def _committed(folder: Path, environment: dict[str, str]) -> None:
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "as it stands"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True, capture_output=True)
