"""What is made to do harm: a right result or one clear sentence, in bounded time and memory.

docs/hostile.md, written by ``python -m tests.hostile.table``, tells what each of these gave.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from disclosurelint.sources import decode
from tests.hostile.documents import DOCUMENTS, Document, cells, workbook
from tests.hostile.process import Outcome, disclosurelint
from tests.hostile.runs import RUNS, Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of memory and files of POSIX")


class Told(NamedTuple):
    """A run over all documents at once, and what it told of each: its findings, or why there are none."""

    outcome: Outcome
    of: dict[str, Any]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("hostile")
    for document in DOCUMENTS:
        document.write(folder)
    outcome = disclosurelint(("check", ".", "--format", "json", "--no-cache", "--jobs", "1"), folder)
    result = json.loads(outcome.out)
    return Told(outcome, {Path(one["path"]).name: one for one in (*result["files"], *result["failures"])})


def test_the_run_ends_as_promised(told: Told) -> None:
    """Status 2 for the documents that cannot be read; everything else is checked all the same."""
    assert told.outcome.status == 2
    assert told.of.keys() == {document.name for document in DOCUMENTS}
    assert "Traceback" not in told.outcome.err


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_hostile_document(document: Document, told: Told) -> None:
    gave = told.of[document.name]
    if document.told.startswith("SRC"):
        assert document.told in {found["code"] for found in gave["diagnostics"]}
    elif document.told:
        assert document.told in gave["message"]
        assert "\n" not in gave["message"]
    else:
        assert "diagnostics" in gave


def test_a_power_of_ten_is_no_amount(told: Told) -> None:
    """Its last digits are none either: what is not read is not reckoned with."""
    assert "AMT001" not in {found["code"] for found in told.of["exponents.txt"]["diagnostics"]}


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.what)
def test_a_hostile_run(run: Run, tmp_path: Path) -> None:
    """The status, what is told and what is not; what cannot be used is told in one line, and nothing is written."""
    run.prepare(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    outcome = disclosurelint((*run.arguments, "--no-cache"), tmp_path, run.meanwhile)
    printed = outcome.out + outcome.err
    assert outcome.status == run.status, printed[:2000]
    assert run.told in printed
    assert "Traceback" not in printed
    assert not [one for one in run.never if one in printed]
    if outcome.status == 2:
        assert len(outcome.err.splitlines()) == 1
    assert set(tmp_path.rglob("*")) <= set(before)


def test_half_a_character_of_a_workbook_is_no_character() -> None:
    text = ' t="inlineStr"><is><t>_xD83D_预算</t></is>'
    assert "\ufffd预算" in decode(workbook(cells(text)), "预算.xlsx").text
