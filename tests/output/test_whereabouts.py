"""Where a finding stands, as people call it and as programs want it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from disclosurelint.document import parse
from disclosurelint.linter import check
from disclosurelint.output import Format, Look, render
from disclosurelint.output.parse_tree import render_text
from disclosurelint.output.whereabouts import beside, in_words, position, whereabouts
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan, Settings
from disclosurelint.sources import read
from disclosurelint.text import Box, Place, Places, Source
from tools.make_formats import MADE

SCHEMA = Path(__file__).parents[2] / "src/disclosurelint/output/report.schema.json"


def at(place: Place) -> Source:
    return Source("a", "甲\n", places=Places([0], [place]))


def report_on(suffix: str) -> Report:
    return check(read(MADE / f"faulty{suffix}"), Plan(load_ruleset()))


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(paragraph=12), "第12段", "paragraph 12"),
        (Place(page=3, paragraph=12), "第3页", "page 3"),
        (Place(page=3, table=2, row=4, column=3), "第3页 表2第4行第3列", "page 3, table 2 row 4 column 3"),
        (Place(sheet="收入", row=12, column=28), "“收入”AB12", 'sheet "收入" AB12'),
        (Place(part="footnote"), "脚注", "footnote"),
        (Place(page=1, part="header"), "第1页 页眉", "page 1, header"),
        (Place(), "", ""),
    ],
)
def test_places_in_words(place: Place, zh: str, en: str) -> None:
    assert (in_words(at(place), 0, "zh"), in_words(at(place), 0, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(paragraph=12), "第12段", "paragraph 12"),
        (Place(page=3, paragraph=12), "第3页", "page 3"),
        (Place(page=3, table=2, row=4, column=3), "表2第4行", "table 2 row 4"),
        (Place(sheet="收入", row=12, column=28), "“收入”12", 'sheet "收入" 12'),
        (Place(part="footnote"), "脚注", "footnote"),
        (Place(), "", ""),
    ],
)
def test_the_margin_counts_as_the_place_is_told(place: Place, zh: str, en: str) -> None:
    assert (beside(at(place), 0, "zh"), beside(at(place), 0, "en")) == (zh, en)


def test_the_margin_of_a_text_counts_lines() -> None:
    assert beside(Source("a", "甲\n乙丙"), 3, "zh") == "2"


def test_the_margin_of_a_word_file_tells_paragraphs_and_rows() -> None:
    told = render("text", [report_on(".docx")])
    assert " 表3第7行 │ 2070204" in told
    assert "另有 5 处：表4第1行、表6第1行" in told


def test_ledger_and_tree_of_a_word_file_tell_paragraphs_and_rows() -> None:
    report = check(read(MADE / "faulty.docx"), Plan(load_ruleset(), Settings(ledger=True)))
    assert re.search(r"  成立 +第\d+段  AMT001", render("text", [report], Look(relations=True)))
    tree = render_text(parse(read(MADE / "faulty.docx")), "zh")
    assert "\n     第1段  ├─ 婺源县古村落保护管理局2024年部门预算公开" in tree
    assert re.search(r"\n *表3第7行  .*文物保护 │ 3,060,000.00", tree)


def test_the_margin_of_a_page_tells_each_place_once() -> None:
    told = render("html", [report_on(".pdf")])
    assert told.count('<span class="n">第2页</span>') == 1


def test_in_a_text_line_and_column_are_told() -> None:
    source = Source("a", "甲\n乙丙")
    assert in_words(source, 3, "zh") == ""
    assert whereabouts(source, 3, "zh") == "2:2"
    assert "place" not in position(source, 3)


def test_programs_are_told_all_that_is_known() -> None:
    told = position(at(Place(page=3, paragraph=12, box=Box(70.04, 1, 2, 3))), 0)
    assert told == {
        "line": 1,
        "column": 1,
        "offset": 0,
        "place": {"page": 3, "paragraph": 12, "box": [70.0, 1, 2, 3]},
    }


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx"])
def test_reports_of_laid_out_files_keep_the_schema(suffix: str) -> None:
    told = json.loads(render("json", [report_on(suffix)]))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(told)
    assert all("place" in found["start"] for found in told["files"][0]["diagnostics"])


@pytest.mark.parametrize("format_", ["text", "concise", "markdown", "sarif", "html"])
def test_what_people_read_names_the_place(format_: Format) -> None:
    assert "第6页 表3第7行第5列" in render(format_, [report_on(".pdf")])
