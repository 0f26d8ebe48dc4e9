"""No test reads or fills the cache of whoever runs it; in CI none is skipped for want of a program."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of all tests: what is compiled once serves them all."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["DISCLOSURELINT_CACHE_DIR"] = str(folder)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A program that ``.ci/programs`` installs is missing: a fault in CI, and a reason to skip elsewhere."""
    report = yield
    if os.environ.get("CI") and report.skipped and "not installed" in str(report.longrepr):
        report.outcome = "failed"
    return report
