"""Uploads, messages with files, links and downloads, over real HTTP and real sockets."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from os import utime
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from PIL import Image

from handoff.domain.attachments import MAX_BYTES, MOST_IN_A_WHILE, UNSENT_FOR
from handoff.features.attachments import cleaning
from handoff.features.attachments.uploading import THUMBNAIL
from handoff.services import uploads
from handoff.storage.channel_tables import AttachmentRow
from harness.clients import Customer, Service
from tests.conftest import ALONE
from tests.support import sample_files as files


async def sent_up(customer: Customer, content: Any, name: str = "cat.png") -> httpx.Response:
    """The answer to an upload."""
    return await customer.service.http.post(
        "/api/widget/attachments",
        params={"name": name},
        content=content,
        headers={"Authorization": f"Bearer {customer.token}"},
    )


async def uploaded(customer: Customer, content: bytes, name: str = "cat.png") -> dict[str, Any]:
    answer = await sent_up(customer, content, name)
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def links(customer: Customer, *ids: str) -> list[dict[str, Any]]:
    answer = await customer.service.http.post(
        "/api/widget/attachments/links",
        json={"ids": ids},
        headers={"Authorization": f"Bearer {customer.token}"},
    )
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["links"]
    return found


async def test_a_customers_picture_reaches_the_agent_and_an_agents_the_customer(
    service: Service,
) -> None:
    customer, ada = await service.customer(), await service.log_in("ada")
    id = customer.conversation_id
    picture = await uploaded(customer, files.picture(size=(1200, 800)), "../my cat.png")
    assert picture["name"] == "my cat.png"
    assert (picture["type"], picture["width"], picture["height"]) == ("image/png", 1200, 800)
    async with customer.socket() as socket, service.agent_socket(ada) as agent:
        await socket.wait("welcome")
        await socket.send(**customer.say(""), attachments=[picture["id"]])
        said = await socket.wait("event", kind="customer_said")
        assert said["data"]["attachments"] == [picture]
        await agent.wait("welcome")
        await agent.send(type="watch", conversation_id=id, since=0)
        seen = await agent.wait("event", kind="customer_said")
        assert seen["data"]["attachments"] == [picture]
        escalated = await agent.wait("event", kind="escalated")
        assert [one["code"] for one in escalated["data"]["reasons"]] == ["sent_files"]
        answer = await ada.post("/api/attachments/links", json={"ids": [picture["id"]]})
        [link] = answer.json()["links"]
        assert (await service.http.get(link["url"])).status_code == 200

        now = (await ada.get(f"/api/conversations/{id}")).json()["conversation"]
        claimed = await ada.post(f"/api/conversations/{id}/claim", json={"epoch": now["epoch"]})
        item = claimed.json()
        assert item["last_text"] == "my cat.png"
        manual = await ada.post(
            f"/api/conversations/{id}/attachments", params={"name": "manual"}, content=files.pdf()
        )
        assert manual.json()["name"] == "manual.pdf"
        reply = {**customer.say("Here it is"), "epoch": item["epoch"], "last_seen": item["version"]}
        await agent.send(**reply, attachments=[manual.json()["id"]])
        got = await socket.wait("event", kind="agent_said")
        assert got["data"]["attachments"] == [manual.json()]
        [link] = await links(customer, manual.json()["id"])
        download = await service.http.get(link["url"])
        assert download.content == files.pdf()
        assert download.headers["content-disposition"].startswith("attachment;")
    await ada.aclose()


@ALONE
async def test_a_download_is_shown_as_what_it_is_and_runs_nothing(service: Service) -> None:
    customer = await service.customer()
    name = 'Bär "1".png'
    picture = await uploaded(customer, files.picture(size=(900, 300)), name)
    [link] = await links(customer, picture["id"])
    whole, small = [await service.http.get(link[one]) for one in ("url", "thumbnail_url")]
    for answer, type in ((whole, "image/png"), (small, "image/webp")):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == type
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert quote("Bär _1_.png") in answer.headers["content-disposition"]
        assert answer.headers["cache-control"].startswith("private")
    assert int(whole.headers["content-length"]) == picture["size"] == len(whole.content)
    with Image.open(io.BytesIO(small.content)) as made:
        assert made.size == (480, 160)


@ALONE
async def test_no_customer_gets_at_another_ones_file(service: Service) -> None:
    jo, sam = await service.customer(), await service.customer()
    picture = await uploaded(jo, files.picture())
    assert await links(sam, picture["id"]) == []
    assert len(await links(jo, picture["id"], "none")) == 1
    async with sam.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**sam.say("look"), attachments=[picture["id"]])
        assert (await socket.wait("error"))["code"] == "invalid"
    for headers in ({}, {"Authorization": "Bearer guessed"}, {"Authorization": f"Bearer {'ä'}"}):
        refused = await service.http.post(
            "/api/widget/attachments/links",
            json={"ids": [picture["id"]]},
            headers={name: value.encode() for name, value in headers.items()},  # type: ignore[misc]
        )
        assert refused.status_code == 401
    for path in (
        f"/api/attachments/{picture['id']}",
        f"/api/attachments/{picture['id']}/thumbnail",
    ):
        assert (await service.http.get(path)).status_code == 422
        forged = {"until": 2_000_000_000, "signature": "0" * 64}
        answer = await service.http.get(path, params=forged)
        assert (answer.status_code, answer.json()["code"]) == (403, "link_refused")


@ALONE
async def test_a_link_expires(service: Service) -> None:
    customer = await service.customer()
    picture = await uploaded(customer, files.picture())
    [link] = await links(customer, picture["id"])
    assert (await service.http.get(link["url"])).status_code == 200
    services = service.services
    worker = replace(services.worker, now=lambda: later(services.worker.now(), minutes=16))
    service.app.state.services = replace(  # type: ignore[union-attr]
        services, relay=replace(services.relay, worker=worker)
    )
    expired = await service.http.get(link["url"])
    assert (expired.status_code, expired.json()["code"]) == (403, "link_refused")


def later(now: Any, **by: float) -> Any:
    return now + timedelta(**by)


@ALONE
async def test_a_file_is_sent_once_and_a_repeated_message_does_no_harm(service: Service) -> None:
    customer = await service.customer()
    picture = await uploaded(customer, files.picture())
    async with customer.socket() as socket:
        await socket.wait("welcome")
        message = customer.say("look")
        await socket.send(**message, attachments=[picture["id"]])
        first = await socket.wait("ack")
        await socket.send(**message, attachments=[picture["id"]])
        assert (await socket.wait("ack"))["seq"] == first["seq"]
        for ids in ([picture["id"]], [picture["id"]] * 2, ["none"]):
            await socket.send(**customer.say("again"), attachments=ids)
            assert (await socket.wait("error"))["code"] == "invalid"
        for nothing in ({"text": ""}, {"text": " ", "attachments": [picture["id"]]}):
            await socket.send(**{**customer.say(""), **nothing})
            assert (await socket.wait("error"))["code"] == "invalid"


@ALONE
async def test_messages_keep_their_order_around_one_with_a_file(service: Service) -> None:
    customer = await service.customer()
    picture = await uploaded(customer, files.picture())
    async with customer.socket() as socket:
        await socket.wait("welcome")
        for number in range(6):
            with_file = {"attachments": [picture["id"]]} if number == 3 else {}
            await socket.send(**customer.say(f"{number}"), **with_file)
        said = [await socket.wait("event", kind="customer_said") for _ in range(6)]
    assert [one["data"]["text"] for one in said] == [*"012345"]


@ALONE
@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (files.SVG, 415, "file_type_refused"),
        (files.HTML, 415, "file_type_refused"),
        (files.ZIP, 415, "file_type_refused"),
        (files.PROGRAM, 415, "file_type_refused"),
        (files.pdf(b"/S/JavaScript"), 415, "file_type_refused"),
        (files.picture(size=(400, 300))[:600], 422, "file_damaged"),
        (b"", 422, "file_damaged"),
        (files.png_bomb(20_000), 413, "file_too_large"),
        (files.picture() + b"\0" * MAX_BYTES, 413, "file_too_large"),
    ],
)
async def test_a_file_that_is_not_taken_leaves_nothing_behind(
    service: Service, content: bytes, status: int, code: str
) -> None:
    customer = await service.customer()

    async def in_pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 100_000):
            yield content[start : start + 100_000]

    for body in (content, in_pieces()):
        answer = await sent_up(customer, body, "innocent.png")
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    folder = service.services.settings.attachments
    assert [one for one in folder.rglob("*") if one.is_file()] == []


@ALONE
async def test_what_is_stored_is_for_the_services_user_alone(service: Service) -> None:
    customer = await service.customer()
    picture = await uploaded(customer, files.picture(), "../../../../etc/cron.d/x.png")
    folder = service.services.settings.attachments
    stored = {one.name for one in folder.rglob("*") if one.is_file()}
    assert stored == {picture["id"], picture["id"] + THUMBNAIL}
    folders = [folder, *(one for one in folder.rglob("*") if one.is_dir())]
    assert {one.stat().st_mode & 0o077 for one in folders} == {0}


@ALONE
async def test_nobody_fills_the_disk(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    customer = await service.customer()
    monkeypatch.setattr(uploads, "AT_ONCE", 3)
    for _ in range(3):
        await uploaded(customer, files.pdf(), "a.pdf")
    refused = await sent_up(await service.customer(), files.pdf())
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
    ada = await service.log_in("ada")
    where = f"/api/conversations/{customer.conversation_id}/attachments"
    for number in range(MOST_IN_A_WHILE + 1):
        answer = await ada.post(where, params={"name": "a.pdf"}, content=files.pdf())
        assert answer.status_code == (200 if number < MOST_IN_A_WHILE else 429)
    none = await ada.post("/api/conversations/none/attachments?name=a.pdf", content=files.pdf())
    assert none.status_code == 404
    await ada.aclose()


@ALONE
async def test_files_that_are_still_coming_count_as_well(service: Service) -> None:
    customer = await service.customer()
    with ExitStack() as held:
        for _ in range(MOST_IN_A_WHILE):
            under_way = service.services.uploads.under_way(customer.conversation_id, False)
            held.enter_context(under_way)
        assert (await sent_up(customer, files.pdf())).status_code == 429
    assert (await sent_up(customer, files.pdf())).status_code == 200


@ALONE
async def test_a_full_disk_takes_no_file_and_says_so(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LEAST_FREE", 2**70)
    refused = await sent_up(await service.customer(), files.pdf())
    assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")


async def test_what_was_never_sent_is_removed_and_what_was_sent_stays(service: Service) -> None:
    customer = await service.customer()
    sent, unsent = [await uploaded(customer, files.picture()) for _ in range(2)]
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**customer.say("look"), attachments=[sent["id"]])
        await socket.wait("ack")
    folder = service.services.settings.attachments
    lost = folder / "ab" / "abandoned-by-a-crash"
    lost.parent.mkdir(exist_ok=True)
    lost.write_bytes(b"x")
    of_old = folder / "ab" / "older-than-what-is-looked-for"
    of_old.write_bytes(b"x")
    utime(of_old, (0, 0))
    files_of, worker = service.services.uploads.files, service.services.worker
    await cleaning.clean(worker, files_of)
    assert len(await links(customer, sent["id"], unsent["id"])) == 2
    ahead = replace(
        worker, now=lambda: later(worker.now(), seconds=UNSENT_FOR.total_seconds() + 60)
    )
    await cleaning.clean(ahead, files_of)
    assert [one["id"] for one in await links(customer, sent["id"], unsent["id"])] == [sent["id"]]
    left = {one.name for one in folder.rglob("*") if one.is_file()}
    assert left == {sent["id"], sent["id"] + THUMBNAIL, of_old.name}
    async with worker.store.read() as session:
        row = await session.get(AttachmentRow, sent["id"])
        assert row is not None and row.seq is not None
