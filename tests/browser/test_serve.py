"""The page for people who have no terminal: a file is dropped, its report is read, nothing else gets in."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from disclosurelint.serve.app import LARGEST
from disclosurelint.serve.worker import check_apart
from disclosurelint.settings import Settings

ROOT = Path(__file__).parent.parent.parent
FAULTY = ROOT / "fixtures" / "hebei-county-budget" / "faulty.txt"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the program serves."""
    arguments = [sys.executable, "-m", "disclosurelint", "serve", "--no-open", "--lang", "en"]
    server = subprocess.Popen(arguments, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1)
    assert server.stdout is not None
    yield server.stdout.readline().split()[1]
    server.kill()
    server.wait()
    server.stdout.close()


def choose(browser: Chrome, address: str, file: Path) -> None:
    browser.get(address)
    browser.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys(str(file))
    WebDriverWait(browser, 60).until(lambda page: page.find_elements(By.CSS_SELECTOR, ".card, .problem, .none"))


def test_a_file_that_is_chosen_becomes_its_report(browser: Chrome, address: str) -> None:
    choose(browser, address, FAULTY)
    assert browser.find_elements(By.CSS_SELECTOR, ".card.error")
    assert browser.find_element(By.TAG_NAME, "h2").text == "faulty.txt"
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_a_file_that_cannot_be_read_is_told_of_beside_the_form(browser: Chrome, address: str, tmp_path: Path) -> None:
    broken = tmp_path / "<b>broken.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    choose(browser, address, broken)
    problem = browser.find_element(By.CSS_SELECTOR, ".problem")
    assert "broken.docx" in problem.text
    assert problem.find_elements(By.TAG_NAME, "b") == []
    assert browser.find_elements(By.CSS_SELECTOR, "input[type=file]")


def answer(address: str, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    host = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(host)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": host, **told})
    got = connection.getresponse()
    text = got.read().decode()
    connection.close()
    return got.status, text


def test_other_pages_and_other_names_get_nothing(address: str) -> None:
    assert answer(address, "GET", "/", Host="evil.example")[0] == 400
    status, text = answer(address, "POST", "/check", b"x", Origin="http://evil.example")
    assert (status, "only files sent by this page" in text) == (403, True)
    assert answer(address, "GET", "/check")[0] == 405


def test_what_is_no_form_and_what_is_too_large_is_refused(address: str) -> None:
    assert answer(address, "POST", "/check", b"nonsense", Content_Type="multipart/form-data; boundary=x")[0] == 400
    assert answer(address, "POST", "/check", b"nonsense")[0] == 400
    status, text = answer(address, "POST", "/check", Content_Length=str(LARGEST * 3))
    assert (status, "over 50 MB" in text) == (413, True)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    outcome = check_apart(FAULTY.read_bytes(), "faulty.txt", Settings(overview=True), 0.01)
    assert outcome.problem == "faulty.txt：0 秒没有检查完，已经停止"
