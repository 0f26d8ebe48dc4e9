"""What is read as a date or a period, whether it exists or not."""

from __future__ import annotations

import datetime

from disclosurelint import parse
from disclosurelint.document.dates import dates_of, days_without_year, periods_of


def quotes(text: str) -> list[str]:
    document = parse(text)
    return [document.quote(date.span) for date in dates_of(document)]


def periods(text: str) -> list[str]:
    document = parse(text)
    return [document.quote(period.span) for period in periods_of(document)]


def test_dates_in_words_and_with_dots() -> None:
    assert quotes("截至2022年12月31日，2023年5月完成，有效期至2024.2.29，编号12023.1.1。") == [
        "2022年12月31日",
        "2023年5月",
        "2024.2.29",
    ]


def test_a_year_alone_is_no_date() -> None:
    assert quotes("2023年部门预算，冀财〔2022〕12号，12月底前") == []


def test_what_the_calendar_has() -> None:
    told = dates_of(parse("2024年2月29日，2023年2月29日，2023年13月，2023年4月31日。"))
    assert [date.exists for date in told] == [True, False, False, False]
    assert [date.as_day() for date in told] == [datetime.date(2024, 2, 29), None, None, None]


def test_a_day_without_year_may_be_a_leap_day() -> None:
    told = list(days_without_year(parse("2月29日、6月31日，2023年2月30日，1-2月30日。")))
    assert [(date.month, date.day, date.exists) for date in told] == [(2, 29, True), (6, 31, False)]


def test_both_ends_of_a_period_name_their_year() -> None:
    text = "2022年1月至2023年12月，2023.1.1-2023.12.31，2021年—2025年，2023年3月至5月，2022年、2023年。"
    assert periods(text) == ["2022年1月至2023年12月", "2023.1.1-2023.12.31", "2021年—2025年"]
