"""No test reads or fills the cache of whoever runs it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of all tests: what is compiled once serves them all."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["DISCLOSURELINT_CACHE_DIR"] = str(folder)
    return folder
