"""The command `baton`. Thin: each command reads the settings, calls one action and prints.

Imports are inside the commands, so that `baton --help` and the short ones start at once. Wrong
input ends with one line and exit code 2, a failure with one line and exit code 1.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from handoff.domain.errors import BatonError, Invalid

if TYPE_CHECKING:
    from handoff.storage.engine import Store


class Pipeline(StrEnum):
    """Seconds, or a fine-tuned encoder beside the frozen one."""

    FAST = "fast"
    TUNED = "tuned"


app = typer.Typer(
    help="Baton: a support chatbot that hands over to people and learns from them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
users = typer.Typer(help="Who may log in to the console.", no_args_is_help=True)
app.add_typer(users, name="users")


_USAGE_ERROR = cast(
    type[typer.BadParameter],
    next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException"),
)
"""Base of everything Typer says about a command line; it has no public name."""


def main() -> None:
    """Entry point: our own errors, and those of the command line, become one line."""
    # Like Ctrl-C: what a command has started, such as a trainer, ends before it does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code = app(standalone_mode=False)
    except BatonError as error:
        print(error.message, file=sys.stderr)
        code = 2 if _is_wrong_input(error) else 1
    except _USAGE_ERROR as error:
        said = error.format_message()
        print(said if "\n" in said else f"{said} See `baton --help`.", file=sys.stderr)
        code = 2
    except typer.Abort:
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


def _is_wrong_input(error: BatonError) -> bool:
    from handoff.config import WrongSetting
    from handoff.processes import PortTaken

    return isinstance(error, Invalid | WrongSetting | PortTaken)


@app.command()
def run(
    workers: Annotated[
        int | None, typer.Option(help="Processes of the service; BATON_WORKERS.")
    ] = None,
    bots: Annotated[int | None, typer.Option(help="Servers of the bot; BATON_BOTS.")] = None,
) -> None:
    """Start bot, action server and service, and keep them running until Ctrl-C.

    Without a terminal, SIGHUP restarts the service's processes, one after the other.
    """
    from handoff import programs
    from handoff.config import load

    given: dict[str, Any] = {"workers": workers, "bots": bots}
    chosen = load(**{name: value for name, value in given.items() if value is not None})
    asyncio.run(programs.run(chosen))


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from handoff.storage.schema import migrate

    async def work() -> None:
        async with _store() as store:
            await migrate(store.engine)

    asyncio.run(work())


@app.command()
def train(
    first: Annotated[
        bool, typer.Option("--first", help="Only if the live model has not learnt everything.")
    ] = False,
    pipeline: Annotated[
        str | None, typer.Option(help="fast or tuned; otherwise what BATON_PIPELINE says.")
    ] = None,
) -> None:
    """Train on everything shipped and taught; the result goes live if it passes the gate."""
    from handoff.config import load
    from handoff.features.training import offline

    chosen = {"pipeline": pipeline} if pipeline else {}
    asyncio.run(offline.train(load(None, **chosen), _say, only_if_needed=first))


@app.command()
def doctor() -> None:
    """Say whether the assistant's folder can be served, what is assumed where it says nothing, and
    what would make it better. Exit code 2 if it cannot be served.
    """
    from handoff.config import settings
    from handoff.learning.doctor import diagnose

    found = diagnose(settings())
    for line in found.notes:
        print(f"· {line}")
    for line in found.errors:
        print(f"✗ {line}", file=sys.stderr)
    if found.errors:
        raise typer.Exit(2)
    print(f"{settings().assistant} can be served.")


@app.command()
def evaluate(
    train: Annotated[
        Path | None, typer.Option(help="CSV to learn from, with the header text,intent.")
    ] = None,
    test: Annotated[
        Path | None, typer.Option(help="CSV of questions to ask, with the header text,intent.")
    ] = None,
    oos_label: Annotated[
        str | None, typer.Option(help="Intent of the rows that are out of scope.")
    ] = None,
    risk: Annotated[float, typer.Option(help="Largest share of wrong answers to promise.")] = 0.02,
    pipeline: Annotated[Pipeline, typer.Option(help="How the classifier is made.")] = Pipeline.FAST,
    json: Annotated[Path | None, typer.Option(help="Where the figures go.")] = None,
    predictions: Annotated[
        Path | None, typer.Option(help="Where the judgements on the test rows go, as .npz.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option(help="Folder to keep the model in, for asking it again.")
    ] = None,
) -> None:
    """Print how the live model does on the held-out questions; or, with --train and --test, train
    the shipped pipeline on one file and score it on another.
    """
    from handoff.config import settings
    from handoff.features.training import offline, trials

    if train is None and test is None:
        asyncio.run(offline.evaluate(settings(), _say))
        return
    if train is None or test is None or json is None:
        raise Invalid("give --train, --test and --json together, or none of them")
    plan = trials.Plan(train, test, json, oos_label, risk, pipeline, predictions, model)
    asyncio.run(trials.hold(settings(), plan, _note))


@app.command()
def tone(
    file: Annotated[
        Path | None, typer.Argument(help="One utterance per line, UTF-8.", show_default=False)
    ] = None,
    dialogues: Annotated[
        Path | None,
        typer.Option(help="Instead: USER or SYSTEM, a tab, what was said; blank line between."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--json", help="Where the list goes; else standard output.")
    ] = None,
) -> None:
    """Judge the tone of utterances, or the course of dialogues.

    Gives a JSON list with one object per line of FILE, in its order: {"text", "negative",
    "neutral", "positive", "distress"}. The three tones are probabilities that sum to 1; "distress"
    is that of anger or distress. All four are 1/3 where nothing can be said: an empty line, or a
    language other than English.

    Of --dialogues, one object for each of the users' turns: {"dialogue", "turn", "line", "text",
    "handing_over"}; "handing_over" is the probability that the conversation should be handed over,
    judged by what was said up to that turn. Columns beyond the second are ignored.
    """
    if (file is None) == (dialogues is None):
        raise Invalid("baton tone needs either FILE or --dialogues FILE")
    if dialogues is not None:
        _write_lines(_courses(dialogues), out)
    elif file is not None:
        _write_lines(_tones(file), out)


def _tones(file: Path) -> list[dict[str, Any]]:
    from handoff.detector import utterances
    from handoff.detector.tone.tone import shipped

    texts = utterances.read_utterances(file)
    moods = shipped().moods(texts, _count)
    return [{"text": text, **mood.model_dump()} for text, mood in zip(texts, moods, strict=True)]


def _courses(file: Path) -> list[dict[str, Any]]:
    from handoff.detector.dissatisfaction.dissatisfaction import shipped
    from handoff.detector.dissatisfaction.files import read_dialogues

    made: list[dict[str, Any]] = []
    dialogues = read_dialogues(file)
    for number, dialogue in enumerate(dialogues, start=1):
        shares = shipped().course_of(dialogue.lines)
        for turn, (share, (line, text)) in enumerate(
            zip(shares, dialogue.user_turns, strict=True), start=1
        ):
            place = {"dialogue": number, "turn": turn, "line": line, "text": text}
            made.append(place | {"handing_over": round(share, 6)})
        _count(number, len(dialogues))
    return made


@app.command()
def schema(
    openapi: Annotated[
        bool, typer.Option("--openapi", help="The REST API's OpenAPI document instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of the frames that cross the sockets."""
    import json

    from handoff.schema import rest_schema, wire_schema

    print(json.dumps(rest_schema() if openapi else wire_schema(), indent=1))


@app.command("settings")
def print_settings() -> None:
    """Print all settings as the README's table."""
    from handoff.config import settings_table

    print(settings_table())


@users.command("add")
def add_user(
    username: str,
    name: Annotated[str, typer.Option(help="As customers see it.")],
    role: Annotated[str, typer.Option(help="agent, supervisor, designer or admin")] = "agent",
    password: Annotated[str, typer.Option(prompt=True, hide_input=True)] = "",
) -> None:
    """Make an account."""
    from handoff.features.agents import accounts

    async def work() -> None:
        async with _store() as store:
            await accounts.add(store, username, name, password, role)

    asyncio.run(work())


@users.command("seed-demo")
def seed_demo() -> None:
    """Make the demo logins that do not exist yet."""
    from handoff.config import WrongSetting, settings
    from handoff.demo_users import DEMO_USERS
    from handoff.features.agents import accounts

    password = settings().demo_password.get_secret_value()
    if not password:
        raise WrongSetting("BATON_DEMO_PASSWORD is missing: run `make setup`, which makes one")

    async def work() -> None:
        async with _store() as store:
            for user in DEMO_USERS:
                with suppress(Invalid):  # it exists already
                    await accounts.add(store, user.username, user.name, password, user.role)

    asyncio.run(work())


def _count(done: int, total: int) -> None:
    print(f"\r{done} of {total}", end="" if done < total else "\n", file=sys.stderr, flush=True)


def _write_lines(lines: list[dict[str, Any]], out: Path | None) -> None:
    """A JSON list, one element per line, so that people can read it too."""
    import json

    body = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    if out is None:
        print(f"[\n{body}\n]")
        return
    try:
        out.write_text(f"[\n{body}\n]\n", encoding="utf-8")
    except OSError as error:
        raise Invalid(f"{out} cannot be written: {error.strerror}") from error


def _say(line: str) -> None:
    print(line, flush=True)


def _note(line: str) -> None:
    """Progress, which is not part of the result."""
    print(line, file=sys.stderr, flush=True)


@asynccontextmanager
async def _store() -> AsyncIterator[Store]:
    from handoff.config import settings
    from handoff.storage.engine import Store

    store = Store(settings().database_url)
    try:
        yield store
    finally:
        await store.close()
