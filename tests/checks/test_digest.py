"""What is kept of a document for comparing it with others."""

from __future__ import annotations

import pickle

from disclosurelint.api import parse
from disclosurelint.checks.digest import Digest
from disclosurelint.checks.digesting import digest_of

BUDGET = """\
宁晋县林业局2024年部门预算公开
二、机构设置
纳入部门预算编制范围的单位包括：宁晋县林业局（本级）、宁晋县国有苗圃场和宁晋县林业技术推广站。
四、“三公”经费
公务接待费3.00万元，比2023年预算减少1.00万元；公务用车运行费5.00万元，比上年6.00万元减少1.00万元。
截至2023年12月31日，公务用车保有量2辆。
"""


def digest(text: str = BUDGET) -> Digest:
    return digest_of(parse(text))


def test_it_may_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(digest())) == digest()


def test_it_says_whose_document_it_is_and_which_units_it_covers() -> None:
    found = digest()
    assert (found.name, found.region[-1], found.year, found.side) == ("宁晋县林业局", "宁晋县", 2024, "budget")
    assert found.units == ("宁晋县林业局", "宁晋县国有苗圃场", "宁晋县林业技术推广站")


def test_units_that_are_listed_are_covered_only_where_the_document_says_so() -> None:
    assert digest(BUDGET.replace("纳入部门预算编制范围的", "下属")).units == ()


def test_figures_have_a_year_a_side_and_a_place_in_the_file() -> None:
    told = {(one.concept, one.year, one.side): BUDGET[one.span.start : one.span.end] for one in digest().told}
    assert told == {
        ("three_public.reception", 2024, "budget"): "3.00万元",
        ("three_public.running", 2024, "budget"): "5.00万元",
        ("three_public.running", 2023, ""): "6.00万元",  # 上年 leaves open whether its budget or its account is meant
        ("count.vehicles_kept", 2024, "budget"): "2辆",
    }


def test_changes_are_kept_where_the_figure_before_is_not_told() -> None:
    (moved,) = digest().moved
    assert (moved.now.concept, moved.year, moved.side, str(moved.delta)) == (
        "three_public.reception",
        2023,
        "budget",
        "-1.00 万元",
    )


def test_a_sentence_that_speaks_of_another_scope_is_not_compared() -> None:
    found = digest(BUDGET.replace("比2023年预算", "按同口径比2023年预算"))
    assert found.moved == ()


def test_passages_are_known_again_whatever_figures_are_in_them() -> None:
    later = BUDGET.replace("2024", "2025").replace("2023", "2024").replace("3.00万元", "3.20万元")
    assert [one.words for one in digest().passages] == [one.words for one in digest(later).passages]
    assert [one.figures for one in digest().passages] != [one.figures for one in digest(later).passages]


def test_a_year_is_kept_with_the_words_around_it() -> None:
    dated = digest().passages[-1]
    (year,) = dated.years
    assert (year.value, year.before, year.behind[:3]) == (2023, "截至", "年12")
