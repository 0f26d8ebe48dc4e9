"""Web pages: the document in them, in whatever encoding, without what the site puts around it."""

from __future__ import annotations

import pytest

from disclosurelint.errors import InputError
from disclosurelint.sources import decode
from disclosurelint.text import Place, Source

ARTICLE = "".join(f"<p>第{n}项支出按照规定用于保障机关运转和完成各项工作任务。</p>" for n in "一二三四五六")


def read(markup: str) -> Source:
    return decode(markup.encode(), "预算.html")


def lines(body: str) -> list[str]:
    return read(f"<html><body>{body}</body></html>").text.splitlines()


@pytest.mark.parametrize(
    ("told", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("", "utf-8"),
        ("", "gb18030"),
        # converted by a program that left the old name in it
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("utf-8", "utf-16"),
    ],
)
def test_encodings(told: str, encoding: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={told}">' if told else ""
    page = f"<html><head>{meta}</head><body><p>婺源县财政局部门预算公开，收入支出总体情况说明。</p></body></html>"
    source = decode(page.encode(encoding), "预算.html")
    assert source.text == "婺源县财政局部门预算公开，收入支出总体情况说明。\n"


def test_blocks_are_paragraphs_and_inline_elements_are_not() -> None:
    body = "<h1>标题</h1><div>基本<b>支出</b><span>10</span>万元。<br>其中：</div>\n<p>项目\n 支出&nbsp;5 </p>尾"
    assert lines(body) == ["标题", "基本支出10万元。", "其中：", "项目 支出\xa05", "尾"]


def test_what_does_not_show_is_left_out() -> None:
    body = "<script>1</script><style>p{}</style><!-- 注 --><p hidden>甲</p><p style='display: none'>乙</p><p>丙</p>"
    assert lines(body) == ["丙"]


def test_items_of_lists_have_the_numbers_that_show() -> None:
    body = (
        "<ol><li>甲</li><li><p>乙</p></li></ol><ol start=3 style='list-style-type: cjk-ideographic'><li>丙</li></ol>"
        "<ol type=a><li>丁</li></ol><ol><li>（一）戊</li></ol><ul><li>己</li></ul>"
    )
    assert lines(body) == ["1.甲", "2.乙", "三、丙", "a.丁", "（一）戊", "己"]


def test_a_table_keeps_its_columns() -> None:
    table = (
        "<p>表一</p><table><tr><td rowspan=2>科目</td><td colspan=2>支出</td></tr><tr><td>基本</td><td>项目</td></tr>"
        "<tbody><tr><td><p>公务</p><p>接待费</p></td><td>1.00</td><td></td></tr></tbody></table>"
    )
    source = read(f"<html><body>{table}</body></html>")
    assert source.text == "表一\n科目\t支出\t\t\n\t基本\t项目\t\n公务接待费\t1.00\t\t\n"
    assert source.place(source.text.index("1.00")) == Place(table=1, row=3, column=2)


def test_a_table_for_the_looks_of_the_page_is_read_through() -> None:
    inner = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>1.00</td></tr></table>"
    assert lines(f"<table><tr><td><p>说明</p>{inner}</td><td></td></tr></table>") == [
        "说明",
        "项目\t金额\t",
        "甲\t1.00\t",
    ]


def page(body: str, head: str = "") -> str:
    """A page of a site around a document."""
    menu = "".join(f"<li><a href='/{n}.html'>栏目{n}</a></li>" for n in range(9))
    return (
        f"<html><head>{head}</head><body><div class=top><ul>{menu}</ul></div><div class=crumbs>当前位置：首页</div>"
        f"<div class=main>{body}</div><div class=foot>主办：某某县人民政府办公室</div></body></html>"
    )


def test_what_a_site_puts_around_a_document_is_left_out() -> None:
    text = read(page(ARTICLE)).text
    assert text.startswith("第一项") and text.count("\n") == 6


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="ArticleTitle" content="某局2024年部门预算"><title>某某县人民政府网</title>',
        "<title>某局2024年部门预算_某某县人民政府网</title>",
        "<title>某局2024年部门预算 - 部门预算 - 某某县人民政府门户网站</title>",
    ],
)
def test_a_title_outside_the_main_part_comes_first(head: str) -> None:
    assert read(page(ARTICLE, head)).text.startswith("某局2024年部门预算\n第一项")


def test_a_title_that_stands_there_already_is_not_repeated() -> None:
    body = f"<h1>某局2024年部门预算</h1>{ARTICLE}"
    assert read(page(body, "<title>某局2024年部门预算</title>")).text.count("某局2024年部门预算") == 1


def test_a_page_that_is_one_table_keeps_what_stands_above_it() -> None:
    rows = "".join(f"<tr><td>其他商品和服务支出{n}</td><td>{n}.00</td></tr>" for n in range(40))
    assert lines(f"<div><p>支出总表</p><p>单位：万元</p><table>{rows}</table></div>")[:2] == ["支出总表", "单位：万元"]


def test_menus_within_the_main_part_are_left_out() -> None:
    links = "".join(f"<li><a href='/a{n}.html'>相关文章第{n}篇</a></li>" for n in range(6))
    assert "相关文章" not in read(page(f"{ARTICLE}<ul>{links}</ul>")).text


def test_a_contents_page_of_links_within_the_page_stays() -> None:
    links = "".join(f"<p><a href='#s{n}'>第{n}部分 概况</a></p>" for n in range(6))
    assert "第5部分 概况" in read(page(f"<div>{links}</div>{ARTICLE}")).text


def test_deep_nesting_is_read_and_endless_nesting_refused() -> None:
    assert lines("<div>" * 200 + "深" + "</div>" * 200) == ["深"]
    with pytest.raises(InputError):
        lines("<div>" * 50_000 + "深")


def test_broken_markup_is_read_as_browsers_do() -> None:
    assert lines("<p>甲<p>乙<table><tr><td>丙<td>丁<tr><td>戊<td>己</table>") == ["甲", "乙", "丙\t丁\t", "戊\t己\t"]


def test_apostrophes_and_marks_in_tags_take_no_text_away() -> None:
    body = "<p title=it's a='>' b=\"<\">第一段。</p>" + f"<p>{'本部门的支出。' * 400}</p>" + "<p c='d'>第三段。</p>"
    assert [line[:4] for line in lines(body)] == ["第一段。", "本部门的", "第三段。"]


def test_an_article_of_a_site_without_its_furniture() -> None:
    """As content systems of government sites put it together."""
    menu = "<ul>" + "".join(f'<li><a href="/{at}">栏目{at}</a></li>' for at in range(8)) + "</ul>"
    size = '<span>字号：【<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(12)">小</a>】</span>'
    page = (
        '<html><head><meta charset="utf-8"><title>某县水务局2024年部门预算_某县人民政府</title></head><body>'
        f'<div class="header">{menu}</div><div class="location">您的位置：<a href="/">首页</a></div>'
        '<div class="content"><h1>某县水务局2024年部门预算</h1><div>发布时间：2024-02-01 浏览次数：<span>102</span>'
        f'{size}<a href="#">打印</a></div>'
        f'<div class="TRS_Editor"><style>.TRS_Editor P{{margin:0}}</style>{ARTICLE * 4}</div>'
        '<div>附件：<a href="a.pdf">公开表.pdf</a></div><div>上一篇：<a href="b">某通知</a></div></div>'
        '<div class="footer">主办：某县人民政府办公室 版权所有</div>'
        '<script>document.write("支出20万元")</script></body></html>'
    )
    told = read(page).text.splitlines()
    assert told[0] == "某县水务局2024年部门预算"
    assert told[1].startswith("第一项支出") and told[-1].startswith("第六项支出")
    assert len(told) == 25


def test_a_page_saved_by_word() -> None:
    """Blocks for other programs are comments; the numbers of lists are text."""
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta content="text/html; charset=gb2312">'
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body><div class=Section1>"
        '<p class=MsoNormal><![if !supportLists]><span style="mso-list:Ignore">一、</span><![endif]>部门职责<o:p></o:p>'
        "</p>"
        "<p class=MsoNormal><span lang=EN-US>2024</span>年收入<span lang=EN-US>10.00</span>万元。<o:p></o:p></p>"
        "<!--[if mso]><p>只给别的程序看的</p><![endif]-->"
        "<table class=MsoTableGrid><tr><td><p>科目</p></td><td>金额</td></tr>"
        "<tr><td><p>农林水</p><p>支出</p></td><td>1,234.<wbr>00</td></tr></table></div></body></html>"
    )
    told = decode(page.encode("gb18030"), "预算.html").text.splitlines()
    assert told == ["一、部门职责", "2024年收入10.00万元。", "科目\t金额\t", "农林水支出\t1,234.00\t"]


@pytest.mark.parametrize(("told", "encoding"), [("utf-8", "gb18030"), ("gb2312", "utf-8")])
def test_a_page_that_names_a_wrong_encoding(told: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{told}"></head><body>{ARTICLE}</body></html>'
    assert decode(page.encode(encoding), "预算.html").text.startswith("第一项支出")


def test_lines_of_text_that_a_page_keeps() -> None:
    assert lines("<pre>一、职责\n负责水库。\n</pre><p>二、机\n构</p>") == ["一、职责", "负责水库。", "二、机 构"]
    kept = '<div style="white-space: pre-wrap">一、职责\n<b>负责</b>水库。</div>'
    assert lines(kept + "<p>二、机构</p>") == ["一、职责", "负责水库。", "二、机构"]


def test_reading_aids_are_no_text_and_a_cell_may_span_to_the_end_of_its_table() -> None:
    assert lines("<p><ruby>婺<rp>(</rp><rt>wù</rt><rp>)</rp></ruby>源县</p>") == ["婺源县"]
    rows = "<tr><td rowspan=0>甲</td><td>1.00</td><td>元</td></tr><tr><td>2.00</td><td>元</td></tr>"
    assert lines(f"<table>{rows}</table>") == ["甲\t1.00\t元\t", "\t2.00\t元\t"]
