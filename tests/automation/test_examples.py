"""The files for build servers are what those servers ask for, and their commands do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import CLEAN, DRAFT

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
needs_bash = pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="needs bash")

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "docs/ci/github-workflow.yml"),
        ("vendor.gitlab-ci", "docs/ci/gitlab-ci.yml"),
    ],
)
def test_the_schemas_take_them(schema: str, file: str) -> None:
    command = [str(PROGRAMS / "check-jsonschema"), "--builtin-schema", schema, str(ROOT / file)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_pre_commit_takes_the_manifest() -> None:
    subprocess.run([PROGRAMS / "pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], check=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a faulty document and a clean one, committed."""
    folder = tmp_path / "repository"
    (folder / "公开 文件").mkdir(parents=True)
    (folder / "公开 文件" / "旧 稿.txt").write_text(DRAFT, encoding="utf-8")
    (folder / "说明.txt").write_text(CLEAN, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=tester", "-c", "user.email=tester@example.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "files")


@pytest.fixture
def shell(repository: Path, tmp_path: Path) -> Shell:
    """Runs a script in the repository, as a build server does: with bash that stops at the first error."""

    def call(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
            "PYTHONUTF8": "1",
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            **variables,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=repository, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60
        )

    return call


@pytest.fixture
def action(shell: Shell) -> Shell:
    """Runs the last step of the action with inputs."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = content["runs"]["steps"][-1]
    names = {
        variable: value.removeprefix("${{ inputs.").removesuffix(" }}")
        for variable, value in step["env"].items()
        if value.startswith("${{")
    }

    def call(**inputs: str) -> subprocess.CompletedProcess[str]:
        assert {name.replace("_", "-") for name in inputs} <= content["inputs"].keys()
        given = {
            variable: inputs.get(name.replace("-", "_"), content["inputs"][name]["default"])
            for variable, name in names.items()
        }
        return shell(step["run"], **given)

    return call


@needs_bash
def test_the_action_annotates_and_summarises(action: Shell, tmp_path: Path) -> None:
    run = action(args="--select=AMT001\n\n--jobs=1")
    assert run.returncode == 1
    (line,) = run.stdout.splitlines()
    assert line.startswith("::error title=AMT001 total-mismatch,file=公开 文件/旧 稿.txt,line=3,endLine=3,col=3,")
    assert "| 错误 | 3:3 | AMT001 total-mismatch |" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@needs_bash
def test_the_action_takes_paths_with_blanks_one_a_line(action: Shell) -> None:
    assert action(paths="公开 文件/旧 稿.txt\n说明.txt\n").returncode == 1
    assert action(paths="说明.txt").returncode == 0
    assert action(paths="$(touch 被执行)").returncode == 2


@needs_bash
def test_the_action_does_not_run_what_its_inputs_say(action: Shell, repository: Path) -> None:
    action(paths="$(touch 被执行)", args="`touch 被执行`\n; touch 被执行", base="; touch 被执行")
    assert not (repository / "被执行").exists()


@needs_bash
def test_the_action_fails_where_told(action: Shell) -> None:
    assert action(fail_on="never").returncode == 0


@needs_bash
def test_the_action_writes_sarif(action: Shell, repository: Path) -> None:
    action(sarif="out.sarif")
    assert json.loads((repository / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@needs_bash
def test_the_action_checks_only_what_changed(action: Shell, repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "change")
    (repository / "图.png").write_bytes(b"\x89PNG")
    commit(repository)
    none = action(base="main")
    assert (none.returncode, none.stdout) == (0, "没有改过的文件 · No changed files\n")
    (repository / "新 稿.txt").write_text(DRAFT, encoding="utf-8")
    commit(repository)
    run = action(base="main", args="--select=AMT001")
    assert run.returncode == 1
    assert [line.partition("file=")[2].partition(",")[0] for line in run.stdout.splitlines()] == ["新 稿.txt"]


@needs_bash
def test_the_gitlab_job_leaves_its_reports(shell: Shell, repository: Path) -> None:
    job = yaml.safe_load((ROOT / "docs/ci/gitlab-ci.yml").read_text(encoding="utf-8"))["disclosurelint"]
    install, check = job["script"]
    assert install.startswith("pip install")
    run = shell(check, **job["variables"] | {"DOCUMENTS": "公开 文件"})
    assert run.returncode == 1
    reports = job["artifacts"]["reports"]
    found = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in found} == {"公开 文件/旧 稿.txt"}
    assert "<testsuites" in (repository / reports["junit"]).read_text(encoding="utf-8")
    assert job["artifacts"]["when"] == "always"


@pytest.mark.skipif(os.name == "nt", reason="a hook for a POSIX shell")
def test_the_plain_hook_checks_what_is_staged(shell: Shell, repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    shutil.copy(ROOT / "docs/ci/pre-commit.sh", hook)
    who = "git -c user.name=tester -c user.email=tester@example.invalid commit --quiet --message files"
    (repository / "新 稿.txt").write_text(DRAFT, encoding="utf-8")
    shell("git add '新 稿.txt'")
    (repository / "新 稿.txt").write_text(CLEAN, encoding="utf-8")  # mended, but not yet staged
    refused = shell(who)
    assert refused.returncode == 1
    assert "新 稿.txt:3:3: 错误 AMT001" in refused.stderr
    assert "旧 稿.txt" not in refused.stderr
    shell("git add '新 稿.txt'")
    assert shell(who).returncode == 0
    assert (repository / "新 稿.txt").read_text(encoding="utf-8") == CLEAN
    (repository / "图.png").write_bytes(b"\x89PNG")
    shell("git add 图.png")
    assert shell(who).returncode == 0


def test_the_manual_tells_every_input_of_the_action_and_every_hook() -> None:
    manual = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    rows = re.findall(r"^\| `([\w-]+)` \|.*\|([^|]*)\|$", manual, re.MULTILINE)
    told = {name: default.strip(" `") for name, default in rows}
    assert told == {name: entry["default"] for name, entry in inputs.items()}
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.findall(r"- id: ([\w-]+)", manual) == [hook["id"] for hook in reversed(hooks)]
