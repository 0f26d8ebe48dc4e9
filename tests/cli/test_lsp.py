"""``disclosurelint lsp``: how it is started; what it does is tested in ``tests/lsp``."""

from __future__ import annotations

import importlib.util

import pytest

from tests.cli.conftest import Run


def test_without_its_library_it_says_what_to_install(disclosurelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr("disclosurelint.cli.lsp.find_spec", lambda name: None if name == "pygls" else find(name))
    message = "disclosurelint: 语言服务器要先安装：pip install 'disclosurelint[lsp]'\n"
    assert disclosurelint("lsp") == (2, "", message)
