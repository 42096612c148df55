"""What the widget says first comes from the assistant being served, in the visitor's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoff.config import ROOT, Settings
from handoff.features.customers.greeting_routes import INTROS
from handoff.storage.engine import Store
from harness.clients import Service
from harness.shop import SHOP
from tests.conftest import ALONE
from tests.support.ferry import ferry
from tests.support.running_service import running_service

NO_FRENCH = "Je ne sais pas encore répondre en français, alors j’écris en anglais."


@ALONE
@pytest.mark.parametrize("language", SHOP.languages)
async def test_the_shop_greets_and_suggests_in_each_of_its_languages(
    service: Service, language: str
) -> None:
    asked = await service.http.get("/api/widget/greeting", params={"locale": f"{language}-XX"})
    greeting = SHOP.widget.greetings[language]
    assert (asked.json()["intro"], tuple(asked.json()["suggestions"])) == (
        greeting.intro, greeting.suggestions
    )  # fmt: skip
    assert len(greeting.suggestions) == 3


@ALONE
async def test_the_shop_greets_as_its_folder_says(service: Service) -> None:
    said = (await service.http.get("/api/widget/greeting")).json()
    assert said["name"] == SHOP.name and SHOP.name in said["intro"]
    assert said["suggestions"] == list(SHOP.widget.greetings["en"].suggestions)


@ALONE
@pytest.mark.parametrize(
    ("locale", "intro", "question"),
    [
        ("da-DK", "Hej!", "Hvornår sejler I?"),
        ("en-GB", INTROS["en"], "When does the next ferry leave?"),
        ("fr", f"{INTROS['fr']} {NO_FRENCH}", "When does the next ferry leave?"),
        ("hu", INTROS["en"], "When does the next ferry leave?"),
    ],
)
async def test_another_assistant_greets_in_its_own_words(
    settings: Settings, store: Store, tmp_path: Path, locale: str, intro: str, question: str
) -> None:
    other = settings.model_copy(update={"assistant": ferry(tmp_path / "ferry")})
    async with running_service(other, store) as service:
        said = (await service.http.get("/api/widget/greeting", params={"locale": locale})).json()
    assert said == {"name": "Ferry of Lodden", "intro": intro, "suggestions": [question]}


def test_every_language_of_the_widget_has_an_intro() -> None:
    texts = {file.stem for file in (ROOT / "widget" / "src" / "texts").glob("??.ts")}
    assert INTROS.keys() == texts


@ALONE
async def test_a_locale_that_is_none_is_refused(service: Service) -> None:
    asked = await service.http.get("/api/widget/greeting", params={"locale": "x" * 21})
    assert asked.status_code == 422
