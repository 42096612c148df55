"""Settings: where they come from, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoff.config import ROOT, WrongSetting, load, settings_table


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BATON_VAR", str(tmp_path))
    for name in ("PORT", "BOT_URL", "BOT_TOKEN", "DATABASE_URL", "SERVICE_URL", "HOST"):
        monkeypatch.delenv(f"BATON_{name}", raising=False)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("BATON_PORT", "99999", "65535"),
        ("BATON_PORT", "http", "integer"),
        ("BATON_BOT_URL", "localhost:5105", "http://127.0.0.1:5105"),
        ("BATON_BOT_URL", "http://host:99999", "port"),
        ("BATON_BOT_TOKEN", "short", "12 characters"),
        ("BATON_DATABASE_URL", "mysql://host/db", "sqlite+aiosqlite"),
        ("BATON_REDIS_URL", "host:6379", "redis://"),
        ("BATON_ALLOWED_ORIGINS", "https://fine.example,nonsense", "http"),
        ("BATON_BOT_DEADLINE_S", "0", "greater than 0"),
        ("BATON_SMTP_URL", "mail.example.com:25", "smtp://"),
        ("BATON_SMTP_URL", "smtp://mail.example.com:70000", "port"),
        ("BATON_MAIL_FROM", "Our Shop", "help@example.com"),
        ("BATON_MAIL_FROM", "a@b.example, c@d.example", "help@example.com"),
        ("BATON_PUBLIC_URL", "shop.example", "http"),
        ("BATON_IDENTITY_SECRET", "short", "12 characters"),
        ("BATON_LOG_LEVEL", "loud", "'debug'"),
        ("BATON_PROT", "8080", "did you mean BATON_PORT?"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as wrong:
        load()
    assert name in wrong.value.message
    assert says in wrong.value.message
    assert "\n" not in wrong.value.message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BATON_BOT_TOKEN", "hush-hush"),
        ("BATON_IDENTITY_SECRET", "hush-hush"),
        ("BATON_SMTP_URL", "imap://me:hush-hush@host"),
        ("BATON_DATABASE_URL", "mysql://me:hush-hush@host/db"),
    ],
)
def test_secrets_are_not_repeated_in_messages(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as wrong:
        load()
    assert "hush-hush" not in wrong.value.message


@pytest.mark.parametrize("missing", ["BATON_MAIL_FROM", "BATON_BOT_TOKEN"])
def test_half_a_setup_of_mail_is_one_line_that_names_the_other_half(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    there = {"BATON_MAIL_FROM": "Shop <a@b.example>", "BATON_BOT_TOKEN": "sixteen-characters"}
    monkeypatch.setenv("BATON_SMTP_URL", "smtp://mail.example.com")
    for name, value in there.items() - {(missing, there[missing])}:
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting, match=missing) as wrong:
        load()
    assert "\n" not in wrong.value.message
    (tmp_path / "secrets.env").write_text(f"{missing}={there[missing]}\n")
    assert load().mail_from == "Shop <a@b.example>"


def test_environment_wins_over_secrets_file_over_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert load().port == 8080
    (tmp_path / "secrets.env").write_text("BATON_PORT=8081\nBATON_BOT_TOKEN=sixteen-characters\n")
    assert load().port == 8081
    assert load().bot_token.get_secret_value() == "sixteen-characters"
    monkeypatch.setenv("BATON_PORT", "8082")
    assert load().port == 8082


def test_relative_folders_start_at_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_VAR", "elsewhere")
    assert load().var == ROOT / "elsewhere"
    assert load().database_url == f"sqlite+aiosqlite:///{ROOT}/elsewhere/baton.db"


def test_an_ordinary_postgresql_address_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_DATABASE_URL", "postgres://me:pw@host/db")
    assert load().database_url == "postgresql+asyncpg://me:pw@host/db"


def test_the_action_server_finds_the_service_wherever_it_listens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BATON_PORT", "9000")
    monkeypatch.setenv("BATON_HOST", "0.0.0.0")
    assert load().service_url == "http://127.0.0.1:9000"


def test_the_bots_interpreter_is_the_environments_not_what_it_links_to() -> None:
    assert load().bot_interpreter == ROOT / ".venv-bot" / "bin" / "python"


def test_every_setting_is_described() -> None:
    for row in settings_table().splitlines()[2:]:
        assert row.split("|")[3].strip(), row


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("imap://me:a-secret-word@mail.example", "unencrypted"),
        ("imaps://mail.example", "imaps://USER:PASSWORD@HOST"),
        ("pop3://me:a-secret-word@mail.example", "imaps://USER:PASSWORD@HOST"),
    ],
)
def test_a_mailbox_is_reached_by_tls_or_on_this_machine(url: str, words: str) -> None:
    with pytest.raises(WrongSetting, match=words) as caught:
        load(imap_url=url)
    assert "a-secret-word" not in str(caught.value)


def test_replies_are_not_read_where_none_could_be_answered() -> None:
    with pytest.raises(WrongSetting, match="BATON_SMTP_URL is missing"):
        load(imap_url="imap://me:secret@127.0.0.1/Answers")
