"""The page of a report: whole, self-contained, with every finding and a way to its place. See also tests/browser."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

from disclosurelint.checks.finding import Words
from disclosurelint.errors import InputError
from disclosurelint.output import Look, render
from disclosurelint.results.overview import Flow, Heading, Overview
from disclosurelint.results.report import Failure, Report
from disclosurelint.rules.diagnostic import RelatedPlace
from disclosurelint.text import Span
from tests.output.reports import PATH, SUM, amount, report, shown, span_of, typo, wrong_sum

TEXT = "一、收支情况\n落实防食责任，完善防贫机制。\n二、说明\n防食工作。\n"


class Page(HTMLParser):
    """The tags of a page, all of which must be closed in order, and the attributes of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def ids(self) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get("id"))]


def test_the_name_of_a_file_is_told_once() -> None:
    about = shown("html", report("甲\n")).partition('<p class="about">')[2].partition("</p>")[0]
    assert about == "某县水务局 · 河北 · 部门预算 · 2021"


def test_every_finding_is_a_card_that_leads_to_its_place() -> None:
    page = Page(shown("html", report(TEXT, typo(TEXT, "防食", "防贫"), typo(TEXT, "防食", "防贫", "warning", nth=2))))
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a" and "href" in attributes]
    assert links == ["#f1-1-text", "#f1-2-text"]
    assert {"f1-1", "f1-2", "f1-1-text", "f1-2-text"} <= set(page.ids())
    assert len(page.ids()) == len(set(page.ids()))


def test_the_page_is_whole_without_findings_without_files_and_with_failures() -> None:
    assert "没有发现问题。" in shown("html", report(TEXT))
    Page(shown("html"))
    failure = Failure.of(InputError("x<y.docx", "x<y.docx：打不开", "x<y.docx: cannot be opened"))
    page = shown("html", failure, report(TEXT))
    Page(page)
    assert "x&lt;y.docx：打不开" in page


def test_nothing_is_fetched_from_anywhere() -> None:
    page = shown("html", report(TEXT, typo(TEXT, "防食", "防贫")))
    assert not re.search(r"https?:|url\((?!#)|@import|<link|src=", page)
    assert "default-src 'none'" in page


def test_marks_that_overlap_are_cut_and_lead_to_all_their_findings() -> None:
    long, short = typo(TEXT, "落实防食责任", "防贫", "warning"), typo(TEXT, "防食", "防贫")
    page = shown("html", report(TEXT, long, short))
    assert 'data-for="f1-1">落实</mark>' in page
    assert '<mark class="error" data-for="f1-1 f1-2">防食</mark>' in page
    assert 'data-for="f1-1">责任</mark>' in page


def test_a_mark_over_several_lines_is_drawn_on_each() -> None:
    place = typo(TEXT, "防食责任，完善防贫机制。\n二、说明", "防贫")
    page = shown("html", report(TEXT, place))
    assert ">防食责任，完善</mark>" in page
    assert '<mark class="error" data-for="f1-1">二、说明</mark>' in page


def test_a_sum_is_set_out_with_its_places() -> None:
    page = shown("html", report(SUM, wrong_sum()))
    assert '<th scope="row">人员经费</th><td>+ 30.5 万元</td><td class="where">第 2 行</td>' in page
    assert '<th scope="row">调剂</th><td>− 100 元</td>' in page
    assert "<svg" not in page.split("<body>")[1].split("</svg>", 1)[1], "no picture: bars cannot show a part subtracted"


def test_headings_and_the_flow_of_money_are_drawn() -> None:
    found = wrong_sum()
    whole = Span(0, len(SUM))

    def flow(label: str, figure: str, *parts: Flow) -> Flow:
        return Flow(Words(label, label), amount(figure), (span_of(SUM, f"{figure}万元"),), parts)

    spent = flow("支出", "50.00", flow("人员经费", "30.5"), flow("公用经费", "6.6"))
    drawn = Report(
        report(SUM).source,
        report(SUM).subject,
        None,
        "",
        (found,),
        overview=Overview((Heading(1, "支出情况", Span(0, 2), whole),), None, spent),
    )
    page = render("html", [drawn], Look("en"))
    assert 'data-section="支出情况"' in page
    assert '<a href="#f1-1"><rect class="fault"' in page
    assert "人员经费 30.5 万元</text>" in page
    assert "not named</text>" in page, "12.9 of 50 go to nothing that the text names"
    nothing = Overview((), None, flow("支出", "50.00")._replace(amount=amount("0")._replace(value=Decimal(0))))
    Page(render("html", [Report(report(SUM).source, report(SUM).subject, None, "", (), overview=nothing)]))


TABLE = "编制部门：某县某某某某某局\t\t\t单位：元\t\n201\t一般公共服务\t1,000.00\t\t\n合计\t\t防食\t\t\n完。\n"


def test_rows_of_a_table_are_drawn_as_one() -> None:
    page = shown("html", report(TABLE, typo(TABLE, "防食", "防贫"), typo(TABLE, "公共服务\t1,000", "x")))
    Page(page)
    assert page.count('<table class="grid">') == 1
    assert '<td colspan="3">编制部门：某县某某某某某局</td><td>单位：元</td>' in page
    assert "<td>201</td><td>一般" in page, "a code is no figure"
    assert '>公共服务</mark></td><td class="figure"><mark' in page, "a mark over two cells is drawn in both"
    assert '<span class="t">完。</span>' in page.split("</table></div>")[1]


def test_a_mark_on_the_break_between_cells_is_not_lost() -> None:
    at = TABLE.index("\t")
    found = typo(TABLE, "防食", "防贫")._replace(span=Span(at + 1, at + 2))
    page = Page(shown("html", report(TABLE, found)))
    assert "f1-1-text" in page.ids()


def test_what_a_rule_found_is_summed_up_for_paper() -> None:
    page = shown("html", report(TEXT, typo(TEXT, "防食", "防贫"), typo(TEXT, "防食", "防贫", nth=2)))
    summary = page.split('<table class="by-rule">')[1].split("</table>")[0]
    assert summary.endswith("<td>2</td><td>第 2 行、第 4 行</td></tr>\n")
    assert "(2)</option>" in page


def test_what_is_told_twice_is_shown_once_and_many_places_are_folded() -> None:
    found = typo(TEXT, "防食", "防贫")
    places = tuple(RelatedPlace(PATH, Span(at, at + 1), f"这里{at}") for at in (0, 0, 1, 2, 3, 4, 5))
    page = shown("html", report(TEXT, found._replace(related=places)))
    Page(page)
    assert page.count("这里0") == 1
    assert '<details class="related"><summary>另有 2 处</summary>' in page
