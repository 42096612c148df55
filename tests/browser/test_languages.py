"""The console in other languages and from right to left, the widget in Arabic: nothing is left out.

The service has a log of everything that can happen, a proposal, and a training run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Browser, Page, expect

from handoff.domain import events
from handoff.domain.reasons import FailedTurns, OtherLanguage
from handoff.domain.training_run import FewerRight, IntentLost, RunState, RunStep, TrainingRun
from handoff.features.agents import accounts
from handoff.storage import conversations, learning
from handoff.storage.engine import Store
from harness.people import Customer
from harness.product import PASSWORD
from tests.browser.conftest import without_bot
from tests.support.service import Process
from tests.support.story import REASON, STORY

pytestmark = pytest.mark.browser

QUESTION = "Why is this so difficult?"
WAITING = (
    events.CustomerSaid(client_id="w1", text=QUESTION),
    events.Judged(
        message_seq=1,
        decision=events.Decision.ESCALATE,
        ranking=(events.Guess(intent="order_status", confidence=0.4),),
        unknown=0.9,
        mood=events.Mood(negative=0.7, neutral=0.2, positive=0.1),
        dissatisfaction=0.6,
        reasons=(REASON,),
    ),
    events.Escalated(
        reasons=(REASON, FailedTurns(code="failed_turns", turns=3, threshold=2)),
        priority=2,
        summary=None,
        anyone_online=True,
    ),
    events.Raised(priority=2, reasons=(OtherLanguage(language="pt"),)),
)
RUN = TrainingRun(
    id="r1",
    state=RunState.REFUSED,
    step=RunStep.COMPARING,
    elapsed_s=83.0,
    started_at=datetime(2026, 1, 1, tzinfo=UTC),
    finished_at=datetime(2026, 1, 1, tzinfo=UTC),
    model_id="m1",
    dataset="d1",
    reasons=(
        IntentLost(intent="refund", before=9, after=7, total=9),
        FewerRight(code="fewer_understood", before=40, after=30, total=50),
    ),
    candidate={"accuracy": 0.8, "answered_rightly": 0.7, "unknown_not_answered": 0.9},
    live={"accuracy": 0.9, "answered_rightly": 0.8, "unknown_not_answered": 0.9},
)


@pytest.fixture(scope="module")
def service(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    with without_bot(migrated, tmp_path_factory.mktemp("languages")) as process:
        yield process


@pytest.fixture
async def full(service: Process) -> Process:
    """Everything that a page may show, once."""
    store = Store(service.settings.database_url)
    async with store.read() as session:
        is_there = await learning.last_run(session)
    if not is_there:
        await accounts.add(store, "dora", "Dora", PASSWORD, "designer")
        await fill(store)
    await store.close()
    return service


async def fill(store: Store) -> None:
    now = datetime.now(UTC)
    await told(store, STORY, now)
    id = await told(store, WAITING, now)
    async with store.begin() as session:
        learning.add_candidate(
            session,
            learning.Candidate(
                id=str(uuid4()),
                source="did_not_help",
                conversation_id=id,
                question_seq=1,
                reply_seq=None,
                question=QUESTION,
                reply="",
                judgement=WAITING[1] if isinstance(WAITING[1], events.Judged) else None,
                agent_id=None,
                agent_name=None,
                created_at=now,
            ),
        )
        await learning.save_model(session, learning.Model("m0", "d0", now, {"accuracy": 0.91}))
        await session.flush()
        learning.activate(session, "m0", now, None, "first")
        await learning.save_run(session, RUN)


async def told(store: Store, entries: Iterable[events.AnyEvent], now: datetime) -> str:
    id = str(uuid4())
    async with store.begin() as session:
        thread = await conversations.create(session, id, "en", now)
        for entry in entries:
            thread.append(entry, now)
        await conversations.save(session, thread, "unseen", now)
    return id


SHOWN = """() => {
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: at, data } = walker.currentNode;
    if (at.closest("script, style, option")) continue;
    if (at.checkVisibility() && data.trim()) said.push(data.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [title], [placeholder]"))
    for (const name of ["aria-label", "title", "placeholder"])
      if (one.getAttribute(name)) said.push(one.getAttribute(name).trim());
  return [...said, document.title];
}"""

SPILLS = """() => {
  const wide = innerWidth;
  const panes = ".details, .learning, .queue-list, .candidate-body, .log, .sheet";
  return [...document.querySelectorAll("body *")].filter((one) => {
    if (one.matches(panes) && one.scrollWidth > one.clientWidth + 1) return true;
    const { left, right, width } = one.getBoundingClientRect();
    if (!width || !one.checkVisibility()) return false;
    if (one.closest(".unseen, .tabs, .ellipsis, svg, option")) return false;
    return left < -1 || right > wide + 1;
  }).map((one) => `${one.tagName} ${one.className}: ${one.textContent.slice(0, 40)}`);
}"""


class Walk:
    """One way through the console in one language, collecting what is shown on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.said: dict[str, list[str]] = {}

    async def look(self, name: str) -> None:
        await self.page.wait_for_timeout(150)
        assert await self.page.evaluate(SPILLS) == [], name
        self.said[name] = await self.page.evaluate(SHOWN)

    def part(self, name: str) -> Any:
        return self.page.get_by_test_id(name)

    async def goes(self, narrow: bool) -> None:
        await self.page.goto(self.url)
        await expect(self.part("login-submit")).to_be_visible()
        await self.look("login")
        await self.part("login-username").fill("dora")
        await self.part("login-password").fill("wrong")
        await self.part("login-submit").click()
        await expect(self.page.get_by_role("alert")).to_be_visible()
        await self.look("refused")
        await self.part("login-password").fill(PASSWORD)
        await self.part("login-submit").click()
        for view in ("mine", "team", "bot", "resolved", "waiting"):
            await self.part(f"tab-{view}").click()
            await self.look(f"inbox {view}")
        await self.reads(narrow)
        await self.reviews()

    async def reads(self, narrow: bool) -> None:
        rows = self.part("queue-item")
        await expect(rows.nth(1)).to_be_visible()
        for number in range(2):
            await rows.nth(number).click()
            await expect(self.part("log")).to_have_attribute("aria-busy", "false")
            if number == 0:
                await self.part("more").click()
                await self.part("toggle-guesses").click()
            await self.look(f"thread {number}")
            if narrow:
                await self.page.locator(".details-toggle button").click()
                await self.look(f"details {number}")
                await self.page.locator(".details-toggle button").click()
                await self.page.locator(".only-narrow button").click()

    async def reviews(self) -> None:
        await self.part("nav-review").click()
        await expect(self.part("training-state")).to_have_attribute("data-state", "refused")
        await self.look("review")
        await self.part("new-intent").click()
        await self.part("submit-intent").click()
        await self.look("new intent")


async def walked(
    browser: Browser, service: Process, width: int, locale: str = "en-GB", lang: str = ""
) -> Walk:
    height = 844 if width < 500 else 900
    context = await browser.new_context(
        locale=locale, viewport={"width": width, "height": height}, timezone_id="UTC"
    )
    walk = Walk(await context.new_page(), f"{service.url}/console/{lang}")
    await walk.goes(narrow=width < 900)
    return walk


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (one for part in value.values() for one in strings(part))
    elif isinstance(value, list | tuple):
        yield from (one for part in value for one in strings(part))


def peoples_words() -> list[str]:
    """What is nobody's to translate, the longest first."""
    told = [one for event in (*STORY, *WAITING) for one in strings(event.model_dump())]
    named = ["Dora", "dora", "Where is my order", "Order id", "m0", "refund", "English", "Esc"]
    languages = ["Deutsch", "Español", "Français"]
    return sorted({*told, *named, *languages}, key=len, reverse=True)


def left(said: str) -> str:
    for words in peoples_words():
        said = said.replace(words, "")
    return said


ALIKE = {"Baton", "Bot", "Online", "Offline", "Status", "Details", "Name"}
"""Words that German has, too."""


@pytest.mark.parametrize("width", [1440, 390])
async def test_the_console_in_german_leaves_no_english(
    browser: Browser, full: Process, width: int
) -> None:
    english = await walked(browser, full, width)
    german = await walked(browser, full, width, locale="de-AT")
    assert await german.page.evaluate("document.documentElement.lang") == "de-AT"
    for name, said in german.said.items():
        alike = [left(one) for one in {*said} & {*english.said[name]}]
        assert {word for one in alike for word in re.findall("[A-Za-z]{2,}", one)} <= ALIKE, name


@pytest.mark.parametrize("width", [1440, 390])
async def test_from_right_to_left_everything_is_a_text_and_nothing_is_beside_the_screen(
    browser: Browser, full: Process, width: int
) -> None:
    walk = await walked(browser, full, width, lang="?lang=pseudo-rtl")
    assert await walk.page.evaluate("document.documentElement.dir") == "rtl"
    for name, said in walk.said.items():
        assert [one for one in said if re.search("[A-Za-z]{3}", left(one))] == [], name
    await walk.page.get_by_test_id("nav-inbox").click()
    box = await walk.page.locator(".side").bounding_box()
    assert box is not None
    if width > 900:
        assert box["x"] > width / 2, "the side is on the right"


@pytest.mark.parametrize(("locale", "said"), [("es-MX", "Bandeja"), ("fr-CA", "Validation")])
async def test_spanish_and_french_have_room(
    browser: Browser, full: Process, locale: str, said: str
) -> None:
    walk = await walked(browser, full, 1440, locale=locale)
    assert said in walk.said["review"]
    assert await walk.page.evaluate("document.documentElement.lang") == locale


async def test_the_language_is_changed_without_a_reload_and_kept(
    browser: Browser, full: Process
) -> None:
    walk = await walked(browser, full, 1440)
    await walk.page.get_by_test_id("intent-label").fill("Not lost")
    await walk.page.get_by_test_id("language-pick").select_option("fr")
    await expect(walk.page.get_by_test_id("nav-review")).to_contain_text("Validation")
    await expect(walk.page.get_by_test_id("intent-label")).to_have_value("Not lost")
    await walk.page.reload()
    await expect(walk.page.get_by_test_id("nav-review")).to_contain_text("Validation")
    assert await walk.page.evaluate("document.documentElement.lang") == "fr"


async def test_the_widget_speaks_arabic_from_right_to_left(browser: Browser, full: Process) -> None:
    context = await browser.new_context(locale="en-GB", viewport={"width": 1000, "height": 800})
    page = await context.new_page()
    await page.goto(f"{full.url}/?lang=ar")
    await expect(page.get_by_test_id("launcher")).to_have_attribute("aria-label", "افتح الدردشة")
    customer = Customer(page)
    await customer.open()
    await customer.says("مرحبا، أين طلبي HG-1؟")
    panel = customer.part("panel")
    box = await panel.bounding_box()
    assert box is not None and box["x"] < 100, "the panel is on the left"
    await expect(customer.part("answering")).to_have_text("في انتظار موظف")
    own = [await panel.locator(one).all_inner_texts() for one in (".card", ".notice", ".foot")]
    assert not re.search("[A-Za-z]{3}", " ".join(text for texts in own for text in texts))
