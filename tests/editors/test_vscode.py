"""The task for Visual Studio Code: its command works, and its matchers read what the command prints."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.editors.conftest import EDITORS, RULES, Editor

TASK: dict[str, Any] = json.loads(
    re.sub(r"^ *//.*$", "", (EDITORS / "vscode/tasks.json").read_text(encoding="utf-8"), flags=re.MULTILINE)
)["tasks"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_matchers_read_the_output(editor: Editor, folder: Path, lang: str) -> None:
    file = str(folder / "草 稿.txt")
    arguments = [word.replace("${file}", file) for word in TASK["args"]]
    output = editor(TASK["command"], *arguments, *RULES, "--lang", lang).stdout
    found = []
    for line in output.splitlines():
        for matcher in TASK["problemMatcher"]:
            pattern = matcher["pattern"]
            match = re.search(pattern["regexp"], line)
            if match:
                told = {name: match[group] for name, group in pattern.items() if name != "regexp"}
                assert (told["file"], bool(told["message"])) == (file, True)
                found.append((matcher["severity"], int(told["line"]), int(told["column"]), told["code"]))
    # Visual Studio Code counts UTF-16 code units: two for 𬭚
    assert found == [("error", 2, 5, "AMT001"), ("warning", 3, 4, "WRD002"), ("info", 4, 6, "PUN005")]
