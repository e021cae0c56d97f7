"""Take the pictures of this folder: the pages of `kg view` and `kg serve` with the graph of the article.

Run from the root: ``.venv/bin/python docs/pictures/take.py``. It needs Playwright and Debian's package chromium.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = Path(__file__).parent
ARTICLE = PICTURES.parent.parent / "seeds" / "alipay-and-jd-tech.txt"
DESK, PHONE = (1440, 900), (390, 844)
QUESTION = "金融科技以互联网为底色吗？"
QUERY = "SELECT ?who ?what {\n  ?who kg:pursues ?what\n}"


def main() -> None:
    """Build the graph, open both pages, and save what they look like."""
    with tempfile.TemporaryDirectory() as desk:
        build, page = Path(desk) / "build", Path(desk) / "graph.html"
        kg("build", ARTICLE, "-o", build, "-q")
        kg("view", "-g", build, page, "-q")
        command = [sys.executable, "-m", "kg", "serve", "-g", str(build), "--port", "0"]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")  # noqa: S603 (our own program)
        with running as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            view(browser, page.as_uri())
            serve(browser, server.stdout.readline().strip() if server.stdout else "")
            browser.close()
            server.terminate()


def kg(*arguments: object) -> None:
    """Run a command of kg."""
    subprocess.run([sys.executable, "-m", "kg", *map(str, arguments)], check=True)  # noqa: S603 (our own program)


def view(browser: Browser, address: str) -> None:
    """Take the page of `kg view`: an entity by day and by night, and on a phone."""
    save(opened(browser, f"{address}#支付宝"), "view")
    save(opened(browser, f"{address}#支付宝", scheme="dark"), "view-dark")
    save(opened(browser, f"{address}#支付宝", PHONE), "view-phone")


def serve(browser: Browser, address: str) -> None:
    """Take the page of `kg serve`: a question with its answer by day, a query by night, and all on a phone."""
    tab = opened(browser, address)
    asked(tab)
    tab.locator("#run").click()
    tab.locator("#results table").wait_for()
    tab.locator("#answer .said").first.click()
    save(tab, "serve")
    tab = opened(browser, address, scheme="dark")
    tab.locator("#query").fill(QUERY)
    tab.locator("#run").click()
    tab.locator("#results table").wait_for()
    save(tab, "serve-dark")
    tab = opened(browser, address, PHONE)
    asked(tab)
    save(tab, "serve-phone")


def opened(browser: Browser, address: str, size: tuple[int, int] = DESK, scheme: str = "light") -> Page:
    """Open a page as one screen sees it."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        is_mobile=size == PHONE,
        has_touch=size == PHONE,
    )
    tab = context.new_page()
    tab.goto(address)
    return tab


def asked(tab: Page) -> None:
    """Ask a question, and wait for its answer."""
    tab.locator("#question").fill(QUESTION)
    tab.locator("#ask").click()
    tab.locator("#answer h2").first.wait_for()


def save(tab: Page, name: str) -> None:
    """Save what a page looks like."""
    tab.wait_for_timeout(300)
    tab.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
