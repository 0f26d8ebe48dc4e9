"""PDF files: paragraphs out of lines, tables out of rules, in the order in which they are read."""

from __future__ import annotations

import pytest

from disclosurelint.errors import InputError
from disclosurelint.sources import decode
from disclosurelint.text import Source
from tests.sources.pdfs import bar, clipped, grid, line, pdf, picture, words

#: Lines of 30 characters, as wide as a page of the kind people print: from 70 to 430 points.
FULL = "本部门按照统筹兼顾勤俭节约量力而行讲求绩效和收支平衡原则编制"


def read(*pages: str, rotate: int = 0) -> Source:
    return decode(pdf(*pages, rotate=rotate), "预算.pdf")


def lines(*pages: str) -> list[str]:
    return read(*pages).text.splitlines()


def prose(*text: str, y: float = 150, indent: bool = True) -> str:
    """Lines one below the other, the first one indented."""
    return "".join(words(one, 94 if indent and not at else 70, y + 24 * at) for at, one in enumerate(text))


def test_lines_that_are_full_run_on() -> None:
    text = prose(FULL[:28], FULL, "全年支出。") + prose("其他事项不变。", y=222)
    assert lines(text) == [f"{FULL[:28]}{FULL}全年支出。", "其他事项不变。"]


def test_an_amount_broken_over_two_lines_is_healed() -> None:
    text = prose("各项支出按照规定用于保障机关运转和完成各项任务共12", "50.00万元，比上年增加。", y=150)
    text += prose(FULL[:28], "甲。", y=300)
    assert "共1250.00万元，比上年增加。" in lines(text)[0]


def test_items_of_a_list_hang_below_their_numbers() -> None:
    text = words("1." + FULL[:27], 94, 150) + words(FULL[:27], 106, 174) + words("全年支出。", 106, 198)
    text += words("2.其他事项。", 94, 222) + prose(FULL[:28], "甲。", y=300)
    assert lines(text)[:2] == [f"1.{FULL[:27]}{FULL[:27]}全年支出。", "2.其他事项。"]


def test_a_blank_between_han_characters_shows_by_its_gap() -> None:
    assert lines(words("第一部分", 70, 150) + words("部门概况", 121, 150)) == ["第一部分 部门概况"]
    stretched = "".join(words(one, 70 + 15 * at, 150) for at, one in enumerate("收支总体情况说明"))
    assert lines(stretched) == ["收支总体情况说明"]


def test_a_blank_before_a_figure_is_wider_than_what_is_set_by_itself() -> None:
    assert lines(words("行政单位医疗", 70, 150) + words("18.64", 148, 150)) == ["行政单位医疗 18.64"]
    assert lines(words("决算", 70, 150) + words("2022", 97, 150) + words("年度", 124, 150)) == ["决算2022年度"]


def test_words_that_fill_their_column_do_not_run_into_the_sums_of_their_row() -> None:
    row = words("职业年金缴费支出", 70, 150) + words("14.80", 166, 150) + words("14.80", 226, 150)
    assert lines(row + words("0.00", 286, 150)) == ["职业年金缴费支出 14.80 14.80 0.00"]
    assert lines(words("四、农林水支出", 70, 150) + words("18.00", 156, 150)) == ["四、农林水支出 18.00"]
    assert lines(prose("支出14.80万元，其中基本支出14.80万元。")) == ["支出14.80万元，其中基本支出14.80万元。"]


def test_a_paragraph_goes_on_over_the_page_but_not_into_a_heading() -> None:
    first = prose(FULL[:28], FULL, y=700)
    assert lines(first, prose("全年支出。", y=150, indent=False)) == [f"{FULL[:28]}{FULL}全年支出。"]
    assert len(lines(first, prose("一、收入情况", y=150, indent=False))) == 2


def test_what_pages_repeat_is_told_once_and_page_numbers_not_at_all() -> None:
    pages = [
        words("某局2024年部门预算", 200, 60) + prose(f"第{n}页的正文。") + words(f"— {n} —", 280, 800)
        for n in (1, 2, 3)
    ]
    source = read(*pages)
    assert source.text.splitlines() == ["第1页的正文。", "第2页的正文。", "第3页的正文。", "某局2024年部门预算"]
    place = source.place(source.text.index("某局"))
    assert place is not None and (place.page, place.part) == (1, "header")


def test_a_row_of_one_subject_at_the_foot_of_two_pages_is_no_furniture() -> None:
    pages = [words(f"农林水支出 {n}0.00 0.00", 70, 800) for n in (1, 2)]
    assert lines(*pages) == ["农林水支出 10.00 0.00", "农林水支出 20.00 0.00"]


def test_the_unit_above_the_table_on_every_page_is_no_furniture() -> None:
    pages = [
        words(title, 200, 70)
        + words("单位：万元", 400, 90)
        + grid((70, 300, 500), (100, 130, 160))
        + words("项目", 80, 120)
        + words("金额", 310, 120)
        + words("甲", 80, 150)
        + words("1.00", 310, 150)
        for title in ("收入总表", "支出总表")
    ]
    assert lines(*pages).count("单位：万元") == 2


CELLS = [
    ("科目", 80, 125),
    ("支出", 300, 112),
    ("基本", 200, 136),
    ("项目", 400, 136),
    ("甲", 80, 162),
    ("1.00", 200, 162),
]
RULES = (
    line(70, 95, 500, 95)
    + line(170, 120, 500, 120)
    + line(70, 145, 500, 145)
    + line(70, 170, 500, 170)
    + line(70, 95, 70, 170)
    + line(170, 95, 170, 170)
    + line(350, 120, 350, 170)
    + line(500, 95, 500, 170)
)


def test_a_ruled_table_keeps_its_columns_and_merged_cells() -> None:
    source = read(prose("表一", y=60, indent=False) + RULES + "".join(words(*cell) for cell in CELLS))
    assert source.text == "表一\n科目\t支出\t\t\n\t基本\t项目\t\n甲\t1.00\t\t\n"
    place = source.place(source.text.index("1.00"))
    assert place is not None and (place.page, place.table, place.row, place.column) == (1, 1, 3, 2)
    assert place.box is not None and (round(place.box.left), round(place.box.top)) == (200, 152)


def test_rules_may_be_thin_bars() -> None:
    bars = bar(70, 100, 430, 0.5) + bar(70, 130, 430, 0.5) + bar(70, 160, 430, 0.5)
    bars += bar(70, 160, 0.5, 60) + bar(300, 160, 0.5, 60) + bar(500, 160, 0.5, 60)
    text = words("项目", 80, 120) + words("金额", 310, 120) + words("甲", 80, 150) + words("1.00", 310, 150)
    assert lines(bars + text) == ["项目\t金额\t", "甲\t1.00\t"]


def test_a_figure_that_the_column_was_too_narrow_for_is_one_figure() -> None:
    rules = grid((70, 300, 360), (100, 130, 180))
    text = words("项目", 80, 120) + words("金额", 310, 120) + words("甲", 80, 150)
    assert lines(rules + text + words("12,345,6", 304, 148) + words("78.00", 304, 168))[1] == "甲\t12,345,678.00\t"
    # two figures in one cell that has room for more stay two
    assert lines(rules + text + words("1.00", 304, 148) + words("2.00", 304, 168))[1] == "甲\t1.00 2.00\t"


def test_a_table_goes_on_over_the_page_without_its_head() -> None:
    head = words("项目", 80, 120) + words("金额", 310, 120)
    pages = [
        grid((70, 300, 500), (100, 130, 160)) + head + words(name, 80, 150) + words(f"{at}.00", 310, 150)
        for at, name in enumerate("甲乙")
    ]
    source = read(*pages)
    assert source.text.splitlines() == ["项目\t金额\t", "甲\t0.00\t", "乙\t1.00\t"]
    place = source.place(source.text.index("乙"))
    assert place is not None and (place.page, place.table, place.row) == (2, 1, 3)


def test_a_row_broken_over_the_page_is_one_row() -> None:
    edges = (70, 120, 300, 500)
    first = (
        grid(edges, (700, 730, 760)) + words("编码", 76, 720) + words("科目名称", 130, 720) + words("合计", 310, 720)
    )
    first += words("20805", 76, 750) + words("机关事业单位基本", 130, 750) + words("1.00", 310, 750)
    second = grid(edges, (60, 90, 120)) + words("养老保险缴费支出", 130, 80)
    second += words("210", 76, 110) + words("卫生健康支出", 130, 110) + words("2.00", 310, 110)
    assert lines(first, second)[1:] == ["20805\t机关事业单位基本养老保险缴费支出\t1.00\t", "210\t卫生健康支出\t2.00\t"]


def test_columns_without_rules_are_a_table_where_they_hold_figures() -> None:
    rows = [
        ("项目", "上年数", "本年数"),
        ("公务接待费", "4.00", "3.60"),
        ("公务用车", "", "6.20"),
        ("合计", "10.60", "9.80"),
    ]
    text = words("单位：万元", 380, 120) + "".join(
        words(cell, x, 150 + 24 * at)
        for at, row in enumerate(rows)
        for cell, x in zip(row, (70, 250, 400), strict=True)
        if cell
    )
    assert lines(text) == [
        "单位：万元",
        "项目\t上年数\t本年数\t",
        "公务接待费\t4.00\t3.60\t",
        "公务用车\t\t6.20\t",
        "合计\t10.60\t9.80\t",
    ]


def test_columns_whose_words_touch_the_sums_beside_them() -> None:
    rows = [
        ("社会保障和就业支出", "634,260.00", "634,260.00"),
        ("卫生健康支出", "230,688.00", ""),
        ("农林水支出", "", "1.00"),
    ]
    text = words("科目", 70, 130) + words("上年数", 190, 130) + words("本年数", 300, 130)
    for at, (name, last, this) in enumerate(rows):
        text += words(name, 70, 154 + 24 * at) + words(last, 178, 154 + 24 * at) + words(this, 300, 154 + 24 * at)
    assert lines(text) == [
        "科目\t上年数\t本年数\t",
        "社会保障和就业支出\t634,260.00\t634,260.00\t",
        "卫生健康支出\t230,688.00\t\t",
        "农林水支出\t\t1.00\t",
    ]


def test_columns_that_cannot_be_told_apart_stay_lines() -> None:
    rows = [
        ("社会保障和就业支出", "1.00", 190),
        ("卫生", "2.00", 110),
        ("农林水支出", "3.00", 150),
        ("住房保障支出", "4.00", 180),
    ]
    text = "".join(
        words(name, 70, 130 + 24 * at) + words(figure, x, 130 + 24 * at) for at, (name, figure, x) in enumerate(rows)
    )
    assert lines(text) == ["社会保障和就业支出 1.00", "卫生 2.00", "农林水支出 3.00", "住房保障支出 4.00"]


def test_words_in_columns_without_figures_stay_lines() -> None:
    text = "".join(words("甲方", 70, y) + words("乙方", 300, y) for y in (150, 174, 198))
    assert lines(text) == ["甲方 乙方"] * 3


def test_text_in_a_frame_is_paragraphs_of_its_own() -> None:
    frame = (
        grid((70, 300), (100, 160))
        + words("温馨提示：各项支出严格执行有关规定", 76, 120)
        + words("不得超支。", 76, 144)
    )
    assert lines(frame + prose("正文。", y=200)) == ["温馨提示：各项支出严格执行有关规定不得超支。", "正文。"]


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_page_set_sideways_is_read_upright(rotate: int) -> None:
    text = words("收入总表", 100, 700, turned=True) + words("合计12.50万元。", 130, 700, turned=True)
    assert read(text, rotate=rotate).text == "收入总表\n合计12.50万元。\n"


def test_notes_of_a_page_come_behind_the_paragraph_and_without_their_numbers() -> None:
    page = prose(FULL[:28], "建立台账，", y=600) + words("1", 130, 617, size=6) + words("监督管理。", 136, 624)
    page += words("1台账每年更新一次。", 70, 760, size=9)
    source = read(page)
    assert source.text.splitlines() == [f"{FULL[:28]}建立台账，监督管理。", "台账每年更新一次。"]
    place = source.place(source.text.index("每年"))
    assert place is not None and place.part == "footnote"


def test_radicals_that_look_like_characters_are_those_characters() -> None:
    assert lines(words("⼀般公共预算⻋辆", 70, 150)) == ["一般公共预算车辆"]


def test_scanned_pages_are_told_of() -> None:
    scan = picture(0, 0, 595, 842)
    source = read(prose("正文。"), scan, scan, prose("正文。"), scan)
    [mark] = source.marks
    assert (mark.kind, mark.times, mark.detail) == ("no-text", 3, "2-3、5")


def test_a_file_of_scans_is_refused() -> None:
    with pytest.raises(InputError, match="都是扫描的图片"):
        read(picture(0, 0, 595, 842))


def test_damaged_files_are_refused() -> None:
    for data in (b"%PDF-1.7\n", pdf(words("预算", 70, 150))[:400], b"%PDF-1.4" + bytes(1000)):
        with pytest.raises(InputError, match="已损坏或不完整"):
            decode(data, "预算.pdf")


#: Lines of 15 characters: two columns of them stand beside each other on a page.
LEFT = [
    "　　本单位主要负责水库大坝的巡",
    "查养护，编制年度养护计划，组织",
    "实施除险加固工程，汛期二十四小",
    "时值守，按时报送水情。",
]
RIGHT = [
    "　　全年安排水库养护资金120.",
    "00万元，其中人员经费支出80.00",
    "万元，日常公用经费40.00万元，",
    "比上年增加10.00万元。",
]


def columns(left: list[str], right: list[str], shift: float = 0, y: float = 150) -> str:
    """Lines on both sides of the middle of a page; those on the right stand ``shift`` lower."""
    half = "".join(words(one.lstrip("　"), 94 if one[0] == "　" else 70, y + 24 * at) for at, one in enumerate(left))
    return half + "".join(
        words(one.lstrip("　"), 324 if one[0] == "　" else 300, y + shift + 24 * at) for at, one in enumerate(right)
    )


@pytest.mark.parametrize("shift", [0, 7, 12])
def test_two_columns_are_read_one_after_the_other(shift: float) -> None:
    text = words("某水库管理处2024年预算说明", 170, 100, 16) + columns([*LEFT, *LEFT], [*RIGHT, *RIGHT], shift)
    whole = "".join(LEFT).lstrip("　")
    sums = "".join(RIGHT).lstrip("　")
    assert lines(text + words("特此说明，请予监督，联系电话见本单位网站的联系方式一栏。", 70, 400)) == [
        "某水库管理处2024年预算说明",
        *[whole.replace("　　", "")] * 2,
        *[sums.replace("　　", "")] * 2,
        "特此说明，请予监督，联系电话见本单位网站的联系方式一栏。",
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_a_short_last_page_is_in_columns_too() -> None:
    first = columns([*LEFT, *LEFT, *LEFT[:2]], [*LEFT[2:], *RIGHT, *RIGHT])
    last = columns(LEFT, RIGHT[:3])
    told = lines(first, last)
    assert told[2] == "".join(LEFT).lstrip("　")
    assert told[-1] == "".join(RIGHT[:3]).lstrip("　")


def test_what_stands_side_by_side_and_is_no_prose_is_read_across() -> None:
    pairs = [
        ("单位名称：某水库", "负责人：张三"),
        ("联系电话：1234567", "邮政编码：123456"),
        ("地址：某路一号", "传真：无"),
    ]
    text = "".join(
        words(left, 70, 150 + 24 * at) + words(right, 300, 150 + 24 * at) for at, (left, right) in enumerate(pairs * 3)
    )
    assert lines(text)[0] == "单位名称：某水库 负责人：张三"


def test_a_table_without_rules_is_none_of_two_columns() -> None:
    rows = [("水库大坝巡查养护项目资金，一般公共预算", "120.00"), ("除险加固工程，政府性基金", "80.00")] * 4
    text = "".join(
        words(name, 70, 150 + 24 * at) + words(figure, 320, 150 + 24 * at) for at, (name, figure) in enumerate(rows)
    )
    assert lines(text)[0] == "水库大坝巡查养护项目资金，一般公共预算\t120.00\t"


def test_words_cut_off_at_the_edge_of_their_cell_end_there() -> None:
    """As spreadsheets print a narrow column: the words would run on under the figures beside them."""
    rows = [
        ("机关事业单位基本养老保险缴费支出", "512,640.00"),
        ("行政单位离退休", "98,700.00"),
        ("住房公积金", "3,832.00"),
    ]
    text = words("项目", 70, 126) + words("金额", 160, 126)
    for at, (name, figure) in enumerate(rows):
        y = 150 + 24 * at
        text += clipped(words(name, 70, y), 68, y - 16, 87, 20) + words(figure, 220 - 6 * len(figure), y)
    told = ["项目\t金额\t", "机关事业单位基\t512,640.00\t", "行政单位离退休\t98,700.00\t", "住房公积金\t3,832.00\t"]
    assert lines(text) == told


def test_cells_that_touch_where_one_is_cut_off_are_two() -> None:
    text = clipped(words("编制部门：某县古村落保护管理局", 70, 150), 68, 134, 99, 20) + words("单位：元", 168, 150)
    assert lines(text) == ["编制部门：某县古 单位：元"]


def test_a_line_cut_off_at_the_edge_of_the_page_goes_on_on_the_page_beside() -> None:
    whole = "全年安排项目支出532.00万元，包括古村落消防改造306.00万元、古民居抢救修缮226.00万元。"
    shown = clipped(words("某管理局", 70, 100) + words(whole, 70, 150), 60, 80, 470, 700)
    rest = clipped(words(whole, 70 - 470, 150), 60, 80, 470, 700)
    assert lines(shown, prose("三、名词解释", "基本支出是指维持运转的支出。"), rest)[:2] == ["某管理局", whole]


def test_a_clip_that_cuts_nothing_off_changes_nothing() -> None:
    assert lines(clipped(prose(FULL[:28], "全年支出。"), 0, 0, 595, 842)) == [f"{FULL[:28]}全年支出。"]


EDGES = (70, 130, 250, 400, 500)
HEAD = "".join(
    words(cell, x + 6, 690) for cell, x in zip(("编码", "项目名称", "绩效目标", "金额"), EDGES, strict=False)
)


def over_pages(first: list[list[str]], rest: list[list[str]]) -> list[str]:
    """A table whose last row on the first page has some lines in each cell, and more of them on the next one."""
    before = grid(EDGES, (670, 700, 780)) + HEAD
    after = grid(EDGES, (60, 120, 150)) + words("999", 76, 140) + words("其他", 136, 140) + words("9.00", 406, 140)
    for cells, top in ((first, 720), (rest, 80)):
        text = "".join(
            words(line, x + 6, top + 16 * at)
            for lines_of_cell, x in zip(cells, EDGES, strict=False)
            for at, line in enumerate(lines_of_cell)
        )
        before, after = (before + text, after) if top == 720 else (before, after + text)
    return lines(before, after)[1:]


def test_a_row_of_which_several_cells_are_broken_over_the_page_is_one_row() -> None:
    told = over_pages(
        [["2130305"], ["水库除险加固工程和"], ["完成十二座小型水库的除险", "加固和十四座水库的巡查养"], ["1,2"]],
        [[], ["巡查养护"], ["护任务"], ["34.00"]],
    )
    whole = "完成十二座小型水库的除险加固和十四座水库的巡查养护任务"
    assert told == [f"2130305\t水库除险加固工程和巡查养护\t{whole}\t1,234.00\t", "999\t其他\t\t9.00\t"]


@pytest.mark.parametrize(
    "rest",
    [
        [["2130306"], ["水库巡查"], ["完成巡查"], ["5.00"]],
        [[], ["水库巡查"], ["完成巡查"], ["5.00"]],
    ],
    ids=["a code of its own", "a sum of its own"],
)
def test_a_row_of_its_own_on_the_next_page_stays_one(rest: list[list[str]]) -> None:
    first = [["2130305"], ["水库除险加固工程和"], ["完成十二座小型水库的除险"], ["1.00"]]
    assert len(over_pages(first, rest)) == 3


def test_words_under_lines_that_are_not_full_are_no_rest() -> None:
    told = over_pages([["2130305"], ["除险加固"], ["完成加固"], ["1.00"]], [[], ["巡查养护"], ["完成巡查"], []])
    assert len(told) == 3


def test_a_head_that_comes_again_is_left_out_though_more_stood_above_it_before() -> None:
    title = words("编制单位：某局", 76, 660) + words("单位：元", 406, 660) + words("注：含上年结转", 256, 660)
    first = grid(EDGES, (640, 670, 700, 730)) + title + HEAD + words("201", 76, 720) + words("1.00", 406, 720)
    again = "".join(words(c, x + 6, 80) for c, x in zip(("编码", "项目名称", "绩效目标", "金额"), EDGES, strict=False))
    second = grid(EDGES, (60, 90, 120)) + again + words("202", 76, 110) + words("2.00", 406, 110)
    assert [line for line in lines(first, second) if "编码" in line] == ["编码\t项目名称\t绩效目标\t金额\t"]
