"""Which model is live: recovering from a crash, rolling back, and what a dead bot changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handoff.bot_client import BotClient
from handoff.domain.errors import BotDown, Conflict, Unavailable
from handoff.domain.training_run import RunFailed, RunState, RunStep, RunStopped, TrainingRun
from handoff.features.training import deployment, retraining
from handoff.learning.models import Models
from handoff.services.container import Services
from handoff.storage import learning
from tests.conftest import Backing
from tests.support.learning_world import DESIGNER, designers_frames, shipped_model, world


@pytest.fixture
async def services(tmp_path: Path, backing: Backing) -> AsyncIterator[Services]:
    async with world(tmp_path, **backing) as made:
        yield made


@pytest.fixture
def models(services: Services) -> Models:
    return Models(services.settings.models)


async def live_once(services: Services, *ids: str) -> None:
    """Models that were live one after another."""
    models = Models(services.settings.models)
    for model_id in ids:
        if not models[model_id].is_complete:
            shipped_model(services.settings.var, model_id)
            await deployment.record(services.worker.store, models[model_id], services.worker.now())
        now = services.worker.now()
        await deployment.activate(
            services.worker.store, models, model_id, now, None, deployment.GATE
        )


async def heal(services: Services) -> str | None:
    models = Models(services.settings.models)
    return await deployment.heal(services.worker.store, models, services.worker.now())


async def test_without_any_model_there_is_nothing_to_heal(services: Services) -> None:
    assert await heal(services) is None
    assert await deployment.live(services.worker.store) is None


async def test_a_database_made_anew_adopts_the_model_of_the_file(
    services: Services, models: Models
) -> None:
    shipped_model(services.settings.var, "m1")
    models.set_live("m1")
    assert await heal(services) == "m1"
    live, known = await deployment.known(services.worker.store)
    assert live == "m1" and [one.id for one in known] == ["m1"]
    assert known[0].dataset == models["m1"].dataset and known[0].metrics["accuracy"] > 0.5


async def test_thresholds_of_an_earlier_version_are_set_anew_at_the_start(
    services: Services, models: Models
) -> None:
    await live_once(services, "m1")
    written = models["m1"].path / "detector.json"
    written.write_text(json.dumps(json.loads(written.read_bytes()) | {"version": 1}))
    with pytest.raises(Unavailable, match="another version"):
        services.training.detectors.get("m1")
    await retraining.heal(services.training)
    assert services.training.detectors.get("m1") and json.loads(written.read_bytes())["version"] > 1


async def test_a_start_survives_thresholds_that_cannot_be_set(
    services: Services, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    await live_once(services, "m1")
    (models["m1"].path / "detector.json").write_text("{}")
    models["m1"].rows.write_bytes(b"no rows")
    await retraining.heal(services.training)
    assert "train again with 'baton train'" in caplog.text


async def test_a_crash_before_the_file_was_written_is_healed(
    services: Services, models: Models
) -> None:
    await live_once(services, "m1", "m2")
    models.set_live("m1")
    assert await heal(services) == "m2"
    assert models.live() == "m2"


async def test_a_live_model_whose_files_are_gone_gives_way_to_the_one_before(
    services: Services, models: Models
) -> None:
    await live_once(services, "m1", "m2")
    shutil.rmtree(models["m2"].path)
    assert await heal(services) == "m1"
    assert await deployment.live(services.worker.store) == "m1"
    assert models.live() == "m1"


async def test_going_back_without_an_earlier_model_is_refused(services: Services) -> None:
    await live_once(services, "m1")
    with pytest.raises(Conflict, match="no earlier model"):
        await deployment.roll_back(services.training, DESIGNER.id)


async def test_a_bot_that_is_down_changes_nothing(services: Services, models: Models) -> None:
    """Invariant 8: not half a switch."""
    await live_once(services, "m1", "m2")
    with pytest.raises(BotDown):
        await deployment.roll_back(services.training, DESIGNER.id)
    assert await deployment.live(services.worker.store) == "m2"
    assert models.live() == "m2"


class LoadingBot(BotClient):
    """Only records what it is told to load, to show the order; test_retraining has the real one."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", "", 1.0)
        self.loaded: list[str] = []

    async def load_model(self, file: Path, timeout_s: float = 60.0) -> None:
        self.loaded.append(file.name)


async def test_going_back_twice_never_returns_to_what_was_rolled_back(tmp_path: Path) -> None:
    bot = LoadingBot()
    async with world(tmp_path, bot=bot) as services:
        await live_once(services, "m1", "m2", "m3")
        assert await deployment.roll_back(services.training, DESIGNER.id) == "m2"
        assert await deployment.roll_back(services.training, DESIGNER.id) == "m1"
        with pytest.raises(Conflict):
            await deployment.roll_back(services.training, DESIGNER.id)
        assert bot.loaded == ["m2.tar.gz", "m1.tar.gz"]
        assert Models(services.settings.models).live() == "m1"


async def test_a_database_that_fails_in_the_switch_takes_the_bot_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = LoadingBot()
    async with world(tmp_path, bot=bot) as services:
        await live_once(services, "m1", "m2")
        with monkeypatch.context() as patch:
            patch.setattr(learning, "activate", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                await deployment.roll_back(services.training, DESIGNER.id)
        assert bot.loaded == ["m1.tar.gz", "m2.tar.gz"]
        assert await deployment.live(services.worker.store) == "m2"
        assert Models(services.settings.models).live() == "m2"


# ── runs ─────────────────────────────────────────────────────────────────────────────────────


async def left_running(services: Services) -> None:
    """A run as a crash leaves it behind."""
    now = services.worker.now()
    run = TrainingRun(
        id="r1",
        state=RunState.RUNNING,
        step=RunStep.MODEL,
        progress=0.4,
        started_at=now,
        model_id="m9",
        dataset="abc",
    )
    async with services.worker.store.begin() as session:
        await learning.save_run(session, run)


async def test_a_run_that_died_with_the_service_is_marked_as_failed(services: Services) -> None:
    await left_running(services)
    await retraining.heal(services.training)
    await retraining.stop(services.training)
    run = (await retraining.status(services.worker)).run
    assert run is not None
    assert run.state == "failed" and run.finished_at is not None
    assert run.reasons == (RunStopped(code="service_died"),)


async def test_only_one_run_at_a_time(services: Services) -> None:
    await left_running(services)
    with pytest.raises(Conflict, match="is under way"):
        await retraining.start(services.training, DESIGNER.id)


async def test_a_run_that_cannot_train_ends_as_failed_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(tmp_path, bot_python=tmp_path / "no" / "python") as services:
        frames = designers_frames(services)
        await retraining.start(services.training, DESIGNER.id)
        for job in tuple(services.training.jobs):
            await job
        run = (await retraining.status(services.worker)).run
        assert run is not None and run.state == "failed"
        [why] = run.reasons
        assert isinstance(why, RunFailed)
        assert why.error == "training_failed" and "python" in why.detail
        states = [json.loads(frame)["run"]["state"] for frame in frames]
        assert states[0] == "running" and states[-1] == "failed"
        await retraining.start(services.training, DESIGNER.id)
        await retraining.stop(services.training)


async def test_a_service_that_stops_ends_its_run(services: Services) -> None:
    await retraining.start(services.training, DESIGNER.id)
    await retraining.stop(services.training)
    run = (await retraining.status(services.worker)).run
    assert run is not None and run.state == "failed"
    assert run.reasons == (RunStopped(code="service_stopped"),)
