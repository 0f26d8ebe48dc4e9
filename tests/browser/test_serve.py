"""The page for people who have no terminal: a file is dropped, its report is read, nothing else gets in."""

from __future__ import annotations

import asyncio
import http.client
import io
import socket
import subprocess
import sys
import zipfile
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from lxml import etree
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from starlette.datastructures import Headers, UploadFile

from disclosurelint.cli.serve import _listening
from disclosurelint.review import docx as docx_review
from disclosurelint.serve.app import LARGEST, _InMemory
from disclosurelint.serve.shelf import Shelf
from disclosurelint.serve.worker import Made, Outcome, Sent, _outcome, check_apart
from disclosurelint.settings import Settings
from disclosurelint.sources import decode
from tools.make_formats import MADE

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


def choose(browser: Chrome, address: str, *files: Path) -> None:
    browser.get(address)
    browser.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys("\n".join(map(str, files)))
    WebDriverWait(browser, 60).until(lambda page: page.find_elements(By.CSS_SELECTOR, ".card, .problem, .none"))


def test_a_file_that_is_chosen_becomes_its_report(browser: Chrome, address: str) -> None:
    choose(browser, address, FAULTY)
    assert browser.find_elements(By.CSS_SELECTOR, ".card.error")
    assert browser.find_element(By.TAG_NAME, "h2").text == "faulty.txt"
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_a_file_that_is_dropped_becomes_its_report(browser: Chrome, address: str) -> None:
    browser.get(address)
    place = browser.find_element(By.TAG_NAME, "label").rect
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    data = {"items": [], "files": [str(MADE / "faulty.docx")], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        browser.execute_cdp_cmd("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})
    WebDriverWait(browser, 60).until(lambda page: page.find_elements(By.CSS_SELECTOR, ".card"))
    assert browser.find_elements(By.CSS_SELECTOR, '.links a[download="faulty.review.docx"]')


def test_the_review_copy_is_downloaded(browser: Chrome, address: str, downloads: Path) -> None:
    choose(browser, address, MADE / "faulty.docx")
    content = fetched(browser, downloads, "faulty.review.docx")
    with zipfile.ZipFile(io.BytesIO(content)) as copy:
        comments = etree.fromstring(copy.read("word/comments.xml"))
    assert len(comments) == len(browser.find_elements(By.CSS_SELECTOR, ".card")) > 0
    before = decode((MADE / "faulty.docx").read_bytes(), "faulty.docx")
    assert "台帐" in before.text
    assert "台账" in decode(content, "faulty.review.docx").text


def test_a_pdf_comes_back_with_notes(browser: Chrome, address: str, downloads: Path) -> None:
    choose(browser, address, MADE / "faulty.pdf")
    content = fetched(browser, downloads, "faulty.review.pdf")
    assert content.startswith((MADE / "faulty.pdf").read_bytes())
    assert content.count(b"/Highlight") == len(browser.find_elements(By.CSS_SELECTOR, ".card"))


def test_the_report_is_downloaded_and_leads_nowhere(browser: Chrome, address: str, downloads: Path) -> None:
    choose(browser, address, FAULTY)
    links = browser.find_elements(By.CSS_SELECTOR, ".links a")
    assert [link.text for link in links] == ["Check other files", "Download this report (.html)"]
    content = fetched(browser, downloads, "report.html").decode()
    assert content.startswith("<!DOCTYPE html>")
    assert 'class="card' in content
    assert 'class="links"' not in content


def test_files_sent_together_are_compared(browser: Chrome, address: str) -> None:
    choose(browser, address, *sorted((ROOT / "fixtures" / "across-years" / "faulty").glob("*.txt")))
    assert browser.find_elements(By.CSS_SELECTOR, '.card[data-rule^="XFL"]')


def test_a_bad_file_among_good_ones_is_told_of(browser: Chrome, address: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    choose(browser, address, broken, FAULTY)
    assert browser.find_elements(By.CSS_SELECTOR, ".card.error")
    assert [one.text.split(":")[0] for one in browser.find_elements(By.CSS_SELECTOR, ".failure")] == ["broken.docx"]


def fetched(browser: Chrome, downloads: Path, name: str) -> bytes:
    """What is downloaded under a name by the link that says so."""
    browser.find_element(By.CSS_SELECTOR, f'.links a[download="{name}"]').click()
    file = downloads / name

    def is_whole(_: Chrome) -> bool:
        """The browser takes the name at once, with an empty file, and writes into another."""
        return file.exists() and file.stat().st_size > 0 and not [*downloads.glob("*.crdownload")]

    WebDriverWait(browser, 30).until(is_whole)
    return file.read_bytes()


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
    assert answer(address, "POST", "/check", b"x", Sec_Fetch_Site="cross-site")[0] == 403
    assert answer(address, "GET", "/check")[0] == 405
    status, text = answer(address, "GET", "/results/x")
    assert (status, "the result is gone" in text) == (404, True)


def test_what_is_no_form_and_what_is_too_large_is_refused(address: str) -> None:
    assert answer(address, "POST", "/check", b"nonsense", Content_Type="multipart/form-data; boundary=x")[0] == 400
    assert answer(address, "POST", "/check", b"nonsense")[0] == 400
    status, text = answer(address, "POST", "/check", Content_Length=str(LARGEST * 3))
    assert (status, "over 50 MB" in text) == (413, True)


def test_what_comes_in_chunks_is_refused_whatever_size_it_tells(address: str) -> None:
    chunked = {"Content_Length": "1", "Transfer_Encoding": "chunked", "Content_Type": "multipart/form-data; boundary=x"}
    assert answer(address, "POST", "/check", b"1\r\nx\r\n0\r\n\r\n", **chunked)[0] == 413


def test_a_file_that_takes_too_long_is_given_up() -> None:
    outcome = check_apart([Sent("faulty.txt", FAULTY.read_bytes())], Settings(overview=True), 0.01)
    assert outcome.problems == ("faulty.txt：0 秒没有检查完，已经停止",)
    assert outcome.page == b""


def test_a_browser_that_is_early_is_not_turned_away() -> None:
    with _listening(0) as listening, socket.create_connection(listening.getsockname(), timeout=5):
        assert listening.getsockname()[0] == "127.0.0.1"


def test_results_are_kept_for_a_while_and_not_without_end() -> None:
    async def keep() -> None:
        shelf = Shelf(seconds=0.05, largest=100)
        keys = [shelf.put(Outcome(b"x" * 30, (Made("a.docx", "", b"y" * 30),))) for _ in range(3)]
        assert len(set(keys)) == 3 and all(len(key) > 40 for key in keys)
        assert [shelf.get(key) is not None for key in keys] == [False, False, True]
        large = shelf.put(Outcome(b"x" * 1000))
        assert shelf.get(large) is not None
        await asyncio.sleep(0.2)
        assert [shelf.get(key) for key in (*keys, large)] == [None] * 4

    asyncio.run(keep())


def test_nothing_of_a_file_is_written_to_the_disk() -> None:
    """Forms are read in memory; what parses them would otherwise use a temporary file for more than 1 MB."""
    around = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    body = around.encode() + bytes(3_000_000) + b"\r\n--x--\r\n"

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    async def parse() -> None:
        headers = Headers({"content-type": "multipart/form-data; boundary=x"})
        form = await _InMemory(headers, stream()).parse()
        file = form["file"]
        assert isinstance(file, UploadFile)
        assert file.size == 3_000_000
        assert not file.file._rolled  # type: ignore[attr-defined]
        await form.close()

    asyncio.run(parse())


def test_the_page_comes_even_where_a_copy_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def annotate(*_: object) -> NoReturn:
        raise RecursionError("too deep")

    monkeypatch.setattr(docx_review, "annotate", annotate)
    name = "faulty.docx"
    outcome = _outcome({name: Sent(name, (MADE / name).read_bytes())}, Settings(lang="en"))
    assert outcome.page and not outcome.copies
    assert [problem.partition(" (")[0] for problem in outcome.problems] == [f"{name}: the program broke down on it"]
