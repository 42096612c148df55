"""Settings: environment variables `BATON_*`, then `secrets.env` in the var folder, then defaults.

A wrong one stops the start with one line (`WrongSetting`). The README's table of settings is made
from the descriptions here (`settings_table`), and a test keeps the two in step.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from handoff import setting_values
from handoff.domain.errors import BatonError

ROOT = Path(__file__).resolve().parent.parent
"""The project folder; relative paths in settings start here."""

PREFIX = "BATON_"
SECRETS_FILE = "secrets.env"


class WrongSetting(BatonError):
    """A setting cannot be used; the message is one line that names it and says what to do."""

    code = "wrong_setting"


def _in_project(path: Path) -> Path:
    """Absolute, links kept: a virtual environment's python is a link, and must not be followed."""
    return ROOT / path.expanduser()


def _split(value: object) -> object:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _service_url(earlier: dict[str, Any]) -> str:
    host = earlier["host"]
    reachable = "127.0.0.1" if host in ("0.0.0.0", "::", "localhost") else host
    return f"http://{reachable}:{earlier['port']}"


def _derived(make: Callable[[dict[str, Any]], str]) -> Any:
    """A default computed from earlier fields; empty if one of those is wrong itself."""

    def default(earlier: dict[str, Any]) -> str:
        try:
            return make(earlier)
        except KeyError:
            return ""

    return default


def _not_guessable(value: SecretStr) -> SecretStr:
    if 0 < len(value.get_secret_value()) < 12:
        raise ValueError("give at least 12 characters, or leave it out: set-up makes one")
    return value


Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
FolderPath = Annotated[Path, AfterValidator(_in_project)]
WebAddress = Annotated[str, AfterValidator(setting_values.web_address)]
Secret = Annotated[SecretStr, AfterValidator(_not_guessable)]


class Settings(BaseSettings):
    """Every setting of service and supervisor; the bot's processes get theirs from here."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        extra="ignore",
        frozen=True,
        validate_default=True,
        env_ignore_empty=True,
    )

    host: str = Field(
        "127.0.0.1",
        min_length=1,
        description="Address that the service listens on; `0.0.0.0` for every interface.",
    )
    port: Port = Field(8080, description="Port of the service, the demo page and the console.")
    var: FolderPath = Field(
        Path("var"), description="Folder for everything made at run time: data, models, logs."
    )
    assistant: FolderPath = Field(
        Path("data"),
        description="Folder of the assistant that is served: a Rasa project, with a `baton.yml` "
        "that may say more.",
    )
    database_url: Annotated[str, AfterValidator(setting_values.database)] = Field(
        default_factory=_derived(lambda s: f"sqlite+aiosqlite:///{s['var']}/baton.db"),
        description="Database: SQLite in the var folder, or `postgresql+asyncpg://…`.",
    )
    redis_url: Annotated[str, AfterValidator(setting_values.redis)] | None = Field(
        None, description="Redis for the bus, when several workers run; without it in-process."
    )
    workers: Annotated[int, Field(ge=1, le=64)] = Field(
        1, description="Processes of the service; more than one needs PostgreSQL and Redis."
    )
    service_url: WebAddress = Field(
        default_factory=_derived(_service_url),
        description="Where the action server reaches the service.",
    )
    bot_url: WebAddress = Field("http://127.0.0.1:5105", description="Where Rasa answers.")
    bots: Annotated[int, Field(ge=1, le=64)] = Field(
        1,
        description="Rasa servers, on the port of `BATON_BOT_URL` and those after it; more than "
        "one needs PostgreSQL and Redis.",
    )
    bot_urls: Annotated[tuple[WebAddress, ...], NoDecode, BeforeValidator(_split)] = Field(
        (),
        description="Rasa servers elsewhere, instead of `BATON_BOT_URL`: `http://…,http://…`. "
        "They must share their tracker store and lock store.",
    )
    actions_port: Port = Field(5155, description="Port of the bot's action server.")
    bot_token: Secret = Field(
        SecretStr(""),
        description="Shared secret of service, bot and action server; made at set-up.",
    )
    demo_password: Secret = Field(
        SecretStr(""), description="Password of the demo logins; made at set-up."
    )
    identity_secret: Secret = Field(
        SecretStr(""),
        description="Secret with which the website's server signs its users' ids, so that the chat "
        "knows them; made at set-up.",
    )
    allowed_origins: Annotated[tuple[WebAddress, ...], NoDecode, BeforeValidator(_split)] = Field(
        (), description="Other websites whose pages may talk to the service: `https://…,https://…`."
    )
    public_url: WebAddress = Field(
        default_factory=_derived(lambda s: str(s["service_url"])),
        description="A page of yours with the chat; links in mails lead to it.",
    )
    smtp_url: Annotated[str, AfterValidator(setting_values.mail_server)] | None = Field(
        None,
        description="Mail server that sends answers to customers who have left: `smtp://…` "
        "(STARTTLS where the server has it, and always with a password) or `smtps://…`, with "
        "`USER:PASSWORD@` if it wants them. Without it nobody is promised a mail.",
    )
    mail_from: Annotated[str, AfterValidator(setting_values.sender)] = Field(
        "", description="Sender of these mails, such as `Our Shop <help@example.com>`."
    )
    mail_after_s: Seconds = Field(
        60.0,
        description="Seconds that a customer has to read an answer in the chat before it is "
        "mailed.",
    )
    imap_url: Annotated[str, AfterValidator(setting_values.mailbox)] | None = Field(
        None,
        description="Mailbox in which customers' replies to these mails arrive: "
        "`imaps://USER:PASSWORD@HOST`, with `/FOLDER` if it is not the INBOX. Give Baton one of "
        "its own: it moves what it has read. Without it replies are not read.",
    )
    mail_strangers: Literal["refuse", "open"] = Field(
        "refuse",
        description="What becomes of a mail that belongs to no conversation, or whose sender may "
        "not speak in it: `refuse` puts it into the folder `Baton-ignored`; `open` begins a "
        "conversation.",
    )
    mail_tags: bool = Field(
        False,
        description="Give each conversation a reply address of its own, `help+TAG@example.com`, so "
        "that a customer may also answer from another address; only if the mail server delivers "
        "such addresses to the mailbox.",
    )
    secure_cookies: bool = Field(
        False, description="Send cookies over HTTPS only; set it behind a TLS proxy."
    )
    bot_python: FolderPath | None = Field(
        None, description="Python of the bot's environment; default `.venv-bot/bin/python`."
    )
    bot_deadline_s: Seconds = Field(
        8.0, description="Seconds for the bot to answer; after that the customer gets a person."
    )
    turns_at_once: Annotated[int, Field(ge=1, le=1000)] = Field(
        32, description="Messages that the bot works on at once, for each process of the service."
    )
    frames_per_s: Annotated[float, Field(gt=0)] = Field(
        20.0,
        description="Frames per second that one socket may send on average; three times as many at "
        "once.",
    )
    agent_gone_s: Seconds = Field(
        120.0,
        description="Seconds of silence after which a conversation goes back to the queue: its "
        "customer has waited this long for an answer, and its agent has not written, typed, taken "
        "a conversation or opened the console for as long. A console left open does not count as a "
        "sign of life.",
    )
    reopen_hours: Annotated[float, Field(ge=0)] = Field(
        24.0, description="Hours within which a resolved conversation reopens with the agents."
    )
    train_timeout_s: Seconds = Field(
        1800.0, description="Seconds after which a training run is given up."
    )
    pipeline: Literal["fast", "tuned"] = Field(
        "fast",
        description="How models are trained: `fast` on the frozen encoder; `tuned` "
        "tunes a copy of the encoder too, for better answers, in several times as long.",
    )
    encoders: str = Field(
        "minilm,universal",
        description="What sentence vectors are made of, side by side: `minilm` (English), "
        "`universal` (16 languages), or folders written by bot/encoder/export.py. Each model "
        "keeps those it was trained with.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="How much the service writes to its log."
    )

    @property
    def bot_interpreter(self) -> Path:
        return self.bot_python or ROOT / ".venv-bot" / "bin" / "python"

    @property
    def bot_host(self) -> str:
        return urlsplit(self.bot_url).hostname or ""

    @property
    def bot_port(self) -> int:
        return urlsplit(self.bot_url).port or (443 if self.bot_url.startswith("https") else 80)

    @property
    def all_bot_urls(self) -> tuple[str, ...]:
        """Addresses of all servers of the bot."""
        if self.bot_urls or self.bots == 1:
            return self.bot_urls or (self.bot_url,)
        parts = urlsplit(self.bot_url)
        first, host = self.bot_port, self.bot_url.removesuffix(f":{parts.port}")
        return tuple(f"{host}:{first + number}" for number in range(self.bots))

    @property
    def is_shared(self) -> bool:
        """Several processes can work together: a database server and Redis are set."""
        return self.redis_url is not None and self.database_url.startswith("postgresql")

    @property
    def bot_is_ours(self) -> bool:
        """On this machine: `baton run` starts it and its action server."""
        return not self.bot_urls and self.bot_host in ("127.0.0.1", "localhost", "::1")

    @property
    def logs(self) -> Path:
        return self.var / "logs"

    @property
    def models(self) -> Path:
        return self.var / "models"

    @property
    def attachments(self) -> Path:
        return self.var / "attachments"

    @property
    def datasets(self) -> Path:
        return self.var / "datasets"


SETUP_VARIABLES = {
    "BATON_TORCH_BACKEND": "Build of torch that set-up installs (`cpu`, `auto`, … as in uv's "
    "`--torch-backend`); by default the wheels that pip is set to use, then the small CPU build.",
    "RASA_PYTHON": "A Python 3.10 for the bot, read by set-up; otherwise it looks for one.",
}
"""What `scripts/setup.py` reads as well; it runs before any package is installed."""


def load(environ: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Read the settings; `overrides` (field names) win over everything.

    Raises:
        WrongSetting: a value cannot be used, or a name looks like a misspelt setting.
    """
    _refuse_misspelt(os.environ if environ is None else environ)
    try:
        var = Settings(**overrides).var
        loaded = Settings(_env_file=var / SECRETS_FILE, **overrides)
    except ValidationError as error:
        raise WrongSetting(_one_line(error)) from None
    except OSError as error:
        raise WrongSetting(
            f"cannot read {error.filename}: {error.strerror}; correct its permissions"
        ) from None
    _refuse_half_a_mail_setup(loaded)
    return loaded


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return load()


def settings_table() -> str:
    """All settings as a Markdown table, for the README."""
    rows = [
        (f"{PREFIX}{name.upper()}", _default_in_words(name), field.description or "")
        for name, field in Settings.model_fields.items()
    ]
    rows += [(name, "", text) for name, text in SETUP_VARIABLES.items()]
    lines = [f"| `{name}` | {default} | {text} |" for name, default, text in rows]
    return "\n".join(["| setting | default | |", "|---|---|---|", *lines])


def _default_in_words(name: str) -> str:
    special = {
        "database_url": "`sqlite+aiosqlite:///var/baton.db`",
        "service_url": "`http://127.0.0.1:PORT`",
        "public_url": "`BATON_SERVICE_URL`",
    }
    if name in special:
        return special[name]
    default = Settings.model_fields[name].default
    if default is None or default in ((), "") or isinstance(default, SecretStr):
        return ""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default:g}`" if isinstance(default, float) else f"`{default}`"


def _refuse_misspelt(environ: Mapping[str, str]) -> None:
    """`BATON_PROT=9000` would otherwise silently do nothing."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    for name in environ:
        if not name.startswith(PREFIX) or name in known or name in SETUP_VARIABLES:
            continue
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.85)
        if near:
            raise WrongSetting(f"{name} is not a setting; did you mean {near[0]}?")


def _refuse_half_a_mail_setup(settings: Settings) -> None:
    """Not a field's validator: the first reading, for the var folder, has no secrets yet."""
    if settings.smtp_url is None:
        if settings.imap_url is not None:
            raise WrongSetting(
                "BATON_SMTP_URL is missing: with BATON_IMAP_URL, give the server that sends the "
                "answers"
            )
        return
    if not settings.mail_from:
        raise WrongSetting(
            "BATON_MAIL_FROM is missing: with BATON_SMTP_URL, give who sends the mails, such as "
            "Our Shop <help@example.com>"
        )
    if not settings.bot_token.get_secret_value():
        raise WrongSetting(
            "BATON_BOT_TOKEN is missing: it signs the links in mails; set-up makes one"
        )


def _one_line(error: ValidationError) -> str:
    """The first problem, with the variable's name and, unless secret, its value."""
    first = error.errors()[0]
    name = f"{PREFIX}{str(first['loc'][0]).upper()}"
    what = first["msg"].removeprefix("Value error, ")
    value = first.get("input")
    secret = name.endswith(("_TOKEN", "_SECRET", "_PASSWORD", "_URL")) and not name.endswith(
        ("BOT_URL", "SERVICE_URL", "PUBLIC_URL")
    )
    shown = "" if secret else f"={value}"
    return f"{name}{shown} cannot be used: {what[:1].lower()}{what[1:]}"
