"""The page that ``--format html`` writes, in the hands of somebody who reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from disclosurelint.cli.main import run

ROOT = Path(__file__).parent.parent.parent
FAULTY = ROOT / "fixtures" / "hebei-county-budget" / "faulty.txt"
HOSTILE = """\
宁晋县林业局2023年部门预算<script>window.hacked = 1</script>

一、收支“><img src=x onerror="window.hacked = 1">总体情况

支出预算10万元，包括人员经费7万元和<b onclick='hacked()'>公用经费</b>2万元。\u202e倒序\u202c

现将宁晋县林业局2023年部门预算公开如下。平乡县水务局<i>上年末固定资产金额为12.50万元。
"""


@pytest.fixture
def page(browser: Chrome, tmp_path: Path) -> Chrome:
    """The report of a faulty document."""
    return opened(browser, tmp_path, FAULTY)


def opened(browser: Chrome, folder: Path, *files: Path) -> Chrome:
    report = folder / "report.html"
    assert run(["check", *map(str, files), "--format", "html", "--output", str(report)]) == 1
    browser.set_window_size(1400, 900)
    still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": still})
    browser.get(report.as_uri())
    return browser


def all_of(page: Chrome, selector: str) -> list[WebElement]:
    return page.find_elements(By.CSS_SELECTOR, selector)


def shown(page: Chrome, selector: str) -> list[WebElement]:
    return [element for element in all_of(page, selector) if element.is_displayed()]


def in_view(page: Chrome, element: WebElement) -> bool:
    place = page.execute_script("return arguments[0].getBoundingClientRect().toJSON()", element)
    return bool(place["top"] >= 0 and place["bottom"] <= page.execute_script("return innerHeight"))


def has_focus(page: Chrome, element: WebElement) -> bool:
    return bool(page.switch_to.active_element == element)


def press(page: Chrome, *keys: str) -> None:
    page.switch_to.active_element.send_keys(*keys)


def test_it_needs_no_network_and_makes_no_complaint(page: Chrome) -> None:
    assert [entry["message"] for entry in page.get_log("browser")] == []
    assert page.execute_script("return performance.getEntriesByType('resource').map(one => one.name)") == []


def test_a_click_on_a_finding_leads_to_its_place(page: Chrome) -> None:
    card = shown(page, ".card.error")[-1]
    card.find_element(By.CSS_SELECTOR, "a.place").click()
    mark = page.find_element(By.CSS_SELECTOR, f'mark.error.now[data-for~="{card.get_attribute("id")}"]')
    assert in_view(page, mark)
    assert has_focus(page, mark)


def test_a_click_on_a_mark_leads_to_its_finding(page: Chrome) -> None:
    mark = all_of(page, "mark.error")[-1]
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    card = page.find_element(By.CSS_SELECTOR, ".card.now")
    assert card.get_attribute("id") in str(mark.get_attribute("data-for")).split()
    assert in_view(page, card)


def test_findings_are_filtered_by_severity_rule_and_section(page: Chrome) -> None:
    everything = len(shown(page, ".card"))
    page.find_element(By.CSS_SELECTOR, 'input[data-severity="warning"]').click()
    assert 0 < len(shown(page, ".card")) < everything
    assert shown(page, ".card.warning") == []
    rule = Select(page.find_element(By.CSS_SELECTOR, '[data-filter="rule"]'))
    rule.select_by_value("AMT001")
    assert {card.get_attribute("data-rule") for card in shown(page, ".card")} == {"AMT001"}
    rule.select_by_value("")
    section = Select(page.find_element(By.CSS_SELECTOR, '[data-filter="section"]'))
    title = section.options[1].get_attribute("value")
    page.find_element(By.CSS_SELECTOR, 'input[data-severity="warning"]').click()
    section.select_by_value(str(title))
    assert {card.get_attribute("data-section") for card in shown(page, ".card")} == {title}


def test_it_works_by_keyboard(page: Chrome) -> None:
    cards = all_of(page, ".card")
    press(page, "j", "j")
    assert has_focus(page, cards[1])
    assert page.find_element(By.CSS_SELECTOR, ".steps output").text == f"2 / {len(cards)}"
    press(page, "k")
    assert has_focus(page, cards[0])
    press(page, Keys.ENTER)
    assert page.switch_to.active_element.tag_name == "mark"
    press(page, Keys.ESCAPE)
    assert has_focus(page, cards[0])


def test_arrows_move_between_findings(page: Chrome) -> None:
    cards = all_of(page, ".card")
    press(page, "j", Keys.ARROW_DOWN)
    assert has_focus(page, cards[1])
    press(page, Keys.ARROW_UP)
    assert has_focus(page, cards[0])


def test_a_faulty_figure_in_the_flow_of_money_leads_to_its_finding(page: Chrome) -> None:
    bar = page.find_element(By.CSS_SELECTOR, ".flow a rect.fault")
    page.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))", bar)
    assert page.find_element(By.CSS_SELECTOR, ".card.now").get_attribute("data-rule") == "AMT001"


def test_on_a_phone_nothing_runs_over_the_edge(page: Chrome) -> None:
    page.set_window_size(390, 844)
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert shown(page, ".card")
    page.refresh()
    assert page.find_element(By.CSS_SELECTOR, ".flow").get_attribute("open") is None


def test_it_follows_the_reader_into_the_dark(page: Chrome) -> None:
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}

    def ground() -> str:
        return str(page.execute_script("return getComputedStyle(document.body).backgroundColor"))

    light = ground()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    assert ground() != light


def test_severities_differ_by_more_than_colour(page: Chrome) -> None:
    lines = {
        severity: page.execute_script(
            "return getComputedStyle(document.querySelector(arguments[0])).textDecorationStyle", f"mark.{severity}"
        )
        for severity in ("error", "warning", "related")
    }
    assert len(set(lines.values())) == len(lines)
    assert {card.find_element(By.CSS_SELECTOR, ".severity").text for card in shown(page, ".card")} == {
        "● 错误",
        "▲ 警告",
    }


def test_on_paper_all_findings_are_there_and_no_buttons(page: Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, 'input[data-severity="error"]').click()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert len(shown(page, ".card")) == len(all_of(page, ".card"))
    assert shown(page, ".filters") == []
    assert shown(page, ".by-rule")
    assert shown(page, ".why") == []


def test_of_several_files_one_is_shown_at_a_time(browser: Chrome, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, FAULTY, ROOT / "fixtures" / "hunan-county-budget" / "faulty.txt")
    first, second = all_of(page, "main.file")
    assert (first.is_displayed(), second.is_displayed()) == (True, False)
    shown(page, ".files button")[1].click()
    assert (first.is_displayed(), second.is_displayed()) == (False, True)
    press(page, "j")
    assert page.find_element(By.CSS_SELECTOR, ".card.now").is_displayed()


def test_what_a_document_says_is_shown_and_does_nothing(browser: Chrome, tmp_path: Path) -> None:
    draft = tmp_path / "<b>draft.txt"
    draft.write_text(HOSTILE, encoding="utf-8")
    page = opened(browser, tmp_path, draft)
    assert page.execute_script("return window.hacked") is None
    assert all_of(page, "article img, article b, article i, article script, h2 b") == []
    read = page.find_element(By.CSS_SELECTOR, "article").text
    assert "<script>window.hacked = 1</script>" in read
    assert "\u202e" not in read
