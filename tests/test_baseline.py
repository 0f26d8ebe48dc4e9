"""Baselines: findings that are known again whatever the lines, and the file that they are written down in."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosurelint import baseline
from disclosurelint.baseline import Baseline, Change, read
from disclosurelint.errors import InputError
from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan, Settings, load
from disclosurelint.sources import read as read_source
from disclosurelint.text import Source
from tools.make_formats import MADE

#: Paragraphs with a finding, each of its own; none of them depends on another.
WRONG = [
    "支出10万元，包括人员经费7万元和公用经费2万元，其余各项支出均按照有关规定执行，并经过审计部门的审核和确认。",
    "全县全县水利工作有序开展，各项任务按照年初确定的目标稳步推进，年内未发生安全责任事故，群众满意度继续提高。",
    "本年收入预算20万元，比上年增加5万元，增长50.00%，主要原因是新增了重点区域的巡护道路维修任务和配套设备购置。",
]
RIGHT = [
    "各项工作按照既定的计划和要求稳步推进，全年任务如期完成，没有发生较大的偏差，也没有出现新的风险和遗留的问题。",
    "有关情况按照规定的内容和程序向社会公开，接受社会各界的监督，并将根据反馈的意见及时改进今后的预算编制工作。",
]
HEADINGS = ["一、工作开展情况", "二、收支安排情况", "三、其他说明事项"]


def report(text: str) -> Report:
    """Without the rule on sentences that stand twice on end: what it finds depends on the paragraph before."""
    return check(Source("draft.txt", text), load(Settings(ignore=("TPL014",))))


def fingerprints(text: str) -> Counter[str]:
    found = report(text)
    return Counter(baseline.fingerprint(found.source, one) for one in found.diagnostics)


def document(sections: list[list[str]]) -> str:
    return "".join(
        f"{heading}\n\n" + "".join(f"{paragraph}\n\n" for paragraph in paragraphs)
        for heading, paragraphs in zip(HEADINGS, sections, strict=True)
    )


def wrapped(text: str, width: int) -> str:
    """Every paragraph broken at a fixed width, as a page breaks it: never within a figure."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in re.findall(r"[\d.]+(?:万元|%)?|.", paragraph):
            if len(line) + len(piece) > width:
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return "\n".join(lines)


SECTIONS = st.lists(
    st.lists(st.sampled_from([*WRONG, *RIGHT]), min_size=1, max_size=3), min_size=len(HEADINGS), max_size=len(HEADINGS)
)


@settings(max_examples=40, deadline=None)
@given(SECTIONS, st.data())
def test_paragraphs_put_in_elsewhere_change_no_fingerprint(sections: list[list[str]], data: st.DataObject) -> None:
    before = fingerprints(document(sections))
    more = [list(paragraphs) for paragraphs in sections]
    for paragraphs in more:
        at = data.draw(st.integers(0, len(paragraphs)))
        paragraphs[at:at] = data.draw(st.lists(st.sampled_from(RIGHT), max_size=3))
    assert fingerprints("前言\n\n\n" + document(more)) == before


@settings(max_examples=40, deadline=None)
@given(SECTIONS, st.integers(24, 40))
def test_wrapping_anew_makes_no_finding_new(sections: list[list[str]], width: int) -> None:
    text = document([[*RIGHT, *paragraphs] for paragraphs in sections])  # enough lines to see that it is wrapped
    assert fingerprints(wrapped(text, width)) <= fingerprints(text)


@pytest.mark.parametrize("width", [30, 36])
def test_findings_of_wrapped_text_are_known(width: int) -> None:
    text = document([[*RIGHT, wrong] for wrong in WRONG])
    assert fingerprints(wrapped(text, width)) == fingerprints(text) != Counter()


def test_the_numbers_of_headings_and_the_language_change_none() -> None:
    text = document([WRONG[:1], WRONG[1:2], WRONG[2:]])
    renumbered = text.replace("一、工作", "四、工作").replace("二、收支", "五、收支").replace("三、其他", "六、其他")
    assert fingerprints(renumbered) == fingerprints(text)
    english = check(Source("draft.txt", text), Plan(load_ruleset(), Settings(lang="en")))
    assert Counter(one.fingerprint for one in english.diagnostics) == fingerprints(text)


def test_other_words_another_section_or_another_rule_have_another() -> None:
    one, other, third = ([WRONG[0]], [WRONG[0].replace("10万元", "11万元")], [WRONG[1]])
    names = [
        fingerprints(document(sections))
        for sections in ([one, [], []], [[], one, []], [other, [], []], [third, [], []])
    ]
    assert len({name for found in names for name in found}) == 4


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_paper_saved_in_another_format_has_the_same(suffix: str) -> None:
    def of(name: str) -> set[str]:
        return {one.fingerprint for one in check(read_source(str(MADE / name)), Plan(load_ruleset())).diagnostics}

    assert of(f"faulty{suffix}") == of("faulty.txt")


def test_equal_findings_are_counted() -> None:
    assert list(fingerprints(document([[WRONG[0], *RIGHT, WRONG[0]], RIGHT, RIGHT])).values()) == [2]


def test_what_is_missing_is_told_apart() -> None:
    found = report("宁晋县林业局2023年部门预算信息公开\n\n一、部门职责\n\n负责全县林业管理。\n")
    missing = [one for one in found.diagnostics if one.code == "STR001"]
    assert len({one.span for one in missing}) == 1
    assert len({one.fingerprint for one in missing}) == len(missing) > 3


# -- the file


@pytest.fixture
def kept(tmp_path: Path) -> Baseline:
    """A baseline of one file with three findings, two of them equal."""
    one = Baseline(str(tmp_path / "baseline.json"))
    found = report(document([[WRONG[0], WRONG[0]], WRONG[1:2], RIGHT]))
    one.put(str(tmp_path / "县" / "draft.txt"), [(found.source, diagnostic) for diagnostic in found.diagnostics])
    return one


def test_the_file_is_read_as_it_was_written(kept: Baseline) -> None:
    kept.write()
    again = read(kept.path)
    assert again.files == {name: tuple(sorted(entries)) for name, entries in kept.files.items()}
    again.write()
    assert Path(kept.path).read_text(encoding="utf-8") == kept.text()
    assert [path.name for path in Path(kept.path).parent.iterdir()] == ["baseline.json"], "nothing else is left"


def test_an_entry_is_a_line_that_people_can_read(kept: Baseline) -> None:
    lines = [line.strip().rstrip(",") for line in kept.text().splitlines() if "fingerprint" in line]
    told = [{key: value for key, value in json.loads(line).items() if key != "fingerprint"} for line in lines]
    assert told == [
        {"rule": "AMT001", "section": "工作开展情况", "text": "10万元", "count": 2},
        {"rule": "WRD003", "section": "收支安排情况", "text": "全县全县", "count": 1},
    ]
    assert list(json.loads(kept.text())["files"]) == ["县/draft.txt"]


def test_an_update_forgets_what_was_mended_and_takes_in_nothing(kept: Baseline, tmp_path: Path) -> None:
    path = str(tmp_path / "县" / "draft.txt")
    now = report(document([[WRONG[0]], RIGHT, WRONG[2:]]))
    change = kept.update(path, [(now.source, one) for one in now.diagnostics])
    assert change == Change(gone=2, kept=1, new=1)
    assert kept.known(path).total() == 1
    assert kept.forget_lost_files() == Change(gone=1)
    assert kept.files == {}
    assert json.loads(kept.text()) == {"version": 1, "files": {}}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "不是基线文件"),
        ("[]", "不是基线文件"),
        ('{"version": 1, "files": {"a": [{"rule": "AMT001"}]}}', "不是基线文件"),
        ('{"version": 1, "files": {"a": 1}}', "不是基线文件"),
        ("[" * 100_000, "不是基线文件"),
        ('{"version": 2, "entries": []}', "由更新的版本写成"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read(str(path))
