"""`onrecord preview` serves the real bot on a page; the page is used in a browser as a person would."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.corpus.folder import shipped_folder

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Nothing on the page needs the network, and a browser that looks for updates is slower and noisier.
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 20_000


class Served:
    """A preview that runs in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address

    def end(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit status and what was written to standard error."""
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=15)
        return self.process.returncode, errors


def serve(folder: Path, *arguments: str, **variables: str) -> Served:
    """Start the preview in a folder and wait until it says where it is."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "HOME", "VIRTUAL_ENV", "LANG", "PYTHONPATH"}
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.terminal", "preview", *arguments],
        cwd=folder,
        env=kept | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/#\S+", line)
    if found is None:
        process.kill()
        raise AssertionError(f"no address: {line!r} {process.communicate()[1]}")
    return Served(process, found.group())


@pytest.fixture
def served(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Served]:
    preview = serve(tmp_path, "--lang", getattr(request, "param", "en-US"))
    yield preview
    if preview.process.poll() is None:
        preview.process.kill()
        preview.process.communicate()


@pytest.mark.process
def test_it_says_where_it_is_and_ends_on_ctrl_c(served: Served) -> None:
    with urllib.request.urlopen(served.address.partition("#")[0], timeout=10) as page:  # noqa: S310 - on loopback
        assert b"<html" in page.read().lower()
    status, errors = served.end()
    assert status == 0
    assert errors == ""


@pytest.mark.process
def test_a_port_that_is_taken_is_said_to_be(served: Served, tmp_path: Path) -> None:
    port = re.search(r":(\d+)/", served.address).group(1)  # type: ignore[union-attr]
    with pytest.raises(AssertionError, match=f"could not bind port {port}"):
        serve(tmp_path, "--port", port)


@pytest.fixture
def page(served: Served, request: pytest.FixtureRequest) -> Iterator[Any]:
    if CHROMIUM is None:
        if os.environ.get("ONRECORD_REQUIRE_CHROMIUM"):
            pytest.fail("ONRECORD_REQUIRE_CHROMIUM is set, and there is no chromium")
        pytest.skip("there is no chromium to open the page with (Debian: apt-get install chromium)")
    sync = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        opened = browser.new_page(viewport={"width": 1_100, "height": 900})
        opened.set_default_timeout(PATIENCE)
        opened.goto(served.address)
        yield opened
        browser.close()


@pytest.mark.process
def test_it_looks_at_a_changed_corpus_as_the_running_bot_does(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(shipped_folder(), corpus)
    preview = serve(tmp_path, ONRECORD_CORPUS=str(corpus), ONRECORD_RELOAD_SECONDS="1")
    too_late = threading.Timer(30, preview.process.kill)
    too_late.start()
    with (corpus / "facts.jsonl").open("a") as facts:
        facts.write("{\n")
    assert preview.process.stderr is not None
    assert "corpus_kept" in preview.process.stderr.readline()
    too_late.cancel()
    assert preview.end()[0] == 0


@pytest.mark.process
@pytest.mark.browser
def test_a_person_reads_asks_turns_opens_and_shares(page: Any, served: Served) -> None:
    # Two questions have been asked already.
    page.get_by_text("United States · 3 promises on record").last.wait_for()
    page.get_by_text("Jens Stoltenberg · 13 statements on record").last.wait_for()
    assert page.get_by_text("Only you can see this").count() >= 1
    # A page is turned.
    page.get_by_role("button", name="→").last.click()
    page.get_by_role("button", name="2/").last.wait_for()
    # The words are opened where they stand.
    page.get_by_role("button", name="In context").last.click()
    page.get_by_text("around them is the article as it was published").last.wait_for()
    # Another question is typed into the channel.
    composer = page.get_by_role("textbox").last
    composer.fill("/positions")
    composer.press("Tab")
    page.keyboard.type("Orban")
    page.get_by_role("option", name="Viktor Orbán").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("Viktor Orbán · 3 positions on record").last.wait_for()
    # The answer is shared.
    page.get_by_role("button", name="Share").last.click()
    page.get_by_text("Shared by you").last.wait_for()
    status, errors = served.end()
    assert (status, errors) == (0, "")


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.parametrize("served", ["fr"], indirect=True)
def test_a_french_reader_has_a_french_page(page: Any) -> None:
    page.get_by_text("États-Unis · 3 promesses").last.wait_for()
    assert page.get_by_role("button", name="En contexte").count() >= 1
    page.get_by_text("/citations").last.wait_for()
