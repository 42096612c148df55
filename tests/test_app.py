"""What the service shows at its addresses."""

from __future__ import annotations

from pathlib import Path

import httpx

from handoff.app import create_app
from handoff.config import ROOT, load
from tests.support.ferry import ferry


async def shown(assistant: Path, address: str) -> str:
    app = create_app(load({}, assistant=assistant, bot_token="a-token-of-tests"))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as http:
        answer = await http.get(address)
    assert answer.status_code == 200
    return answer.text


async def test_an_assistant_without_a_page_gets_one_that_suits_any(tmp_path: Path) -> None:
    page = await shown(ferry(tmp_path / "ferry"), "/")
    assert "In place of your website" in page and "/widget/baton.js" in page
    assert "api/widget/greeting" in await shown(tmp_path / "ferry", "/page.js")


async def test_an_assistants_own_page_comes_first_and_has_the_widget(tmp_path: Path) -> None:
    folder = ferry(tmp_path / "ferry")
    (folder / "demo_page").mkdir()
    (folder / "demo_page" / "index.html").write_text("<h1>Ferry of Lodden</h1>")
    assert await shown(folder, "/") == "<h1>Ferry of Lodden</h1>"
    assert "Baton" in await shown(folder, "/widget/baton.js")
    assert "<!doctype html>" in await shown(folder, "/console/")


async def test_the_shop_has_its_own_page() -> None:
    assert "An invented shop" in await shown(ROOT / "data", "/")
