"""Opening hours and service levels in an assistant's files, and what is said of mistakes there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from common.assistant import Assistant, WrongAssistant, read
from handoff.domain.errors import Invalid
from handoff.domain.service_level import Metric
from handoff.domain.working_time import worked
from handoff.learning.agreement import agreement_of
from tests.support.ferry import BATON, ferry

HOURS = """
hours:
  time_zone: Europe/Berlin
  monday: [09:00-12:30, 13:30-18:00]
  tuesday: [13:30-18:00, 09:00-12:30]
  saturday: [22:00-02:00]
  holidays: {country: DE, subdivision: SH}
  closed: [2026-12-24, "2026-12-31"]
  open: [{date: 2026-12-25, hours: [10:00-14:00]}]
"""
WEEK = "hours: {time_zone: Europe/Berlin, monday: [09:00-17:00], "


def with_files(tmp_path: Path, baton: str = "", policy: str = "always_human: []\n") -> Assistant:
    folder = ferry(tmp_path, baton=BATON + baton)
    (folder / "policy.yml").write_text(policy)
    return read(folder)


def test_hours_are_read_with_split_days_nights_and_single_days(tmp_path: Path) -> None:
    hours = with_files(tmp_path, HOURS).hours
    assert hours is not None and hours.time_zone == "Europe/Berlin"
    split = ((540, 750), (810, 1080))
    assert hours.week == (split, split, (), (), (), ((1320, 1560),), ())
    assert (hours.country, hours.subdivision) == ("DE", "SH")
    assert hours.special == {
        date(2026, 12, 24): (),
        date(2026, 12, 31): (),
        date(2026, 12, 25): ((600, 840),),
    }


def test_without_hours_the_team_is_always_there(tmp_path: Path) -> None:
    assistant = with_files(tmp_path)
    assert assistant.hours is None and agreement_of(assistant).hours is None


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("hours: {monday: [09:00-17:00]}", "baton.yml: hours.time_zone: missing"),
        (
            "hours: {time_zone: Berlin, monday: [09:00-17:00]}",
            "hours.time_zone: 'Berlin' is no time zone; give one such as Europe/Berlin",
        ),
        ("hours: {time_zone: Europe/Berlin}", "hours.monday: no day of the week has hours"),
        (WEEK + "tuesday: [9-17]}", r"hours.tuesday\[0\]: give a span such as 09:00-17:30"),
        (WEEK + "tuesday: [09:00-25:00]}", r"hours.tuesday\[0\]: there is no such time of day"),
        (WEEK + "tuesday: [09:00-12:00, 11:00-17:00]}", "hours.tuesday: its spans overlap"),
        (WEEK + "mondey: [09:00-17:00]}", "hours.mondey: unknown key; did you mean 'monday'"),
        (WEEK + "closed: [christmas]}", r"hours.closed\[0\]: give a date such as 2026-12-24"),
        (
            WEEK + "open: [{date: 2026-12-19}]}",
            r"hours.open\[0\].hours: missing; give spans such as 10:00-14:00",
        ),
        (
            WEEK + "closed: [2026-12-19], open: [{date: 2026-12-19, hours: [10:00-14:00]}]}",
            r"hours.open\[0\].date: 2026-12-19 is already in `closed` or `open`",
        ),
        (
            WEEK + "holidays: {country: Germany}}",
            "hours.holidays.country: give two capital letters",
        ),
        (WEEK + "holidays: {subdivision: SH}}", "hours.holidays.country: missing"),
    ],
)
def test_a_mistake_in_the_hours_gets_one_line(tmp_path: Path, section: str, said: str) -> None:
    with pytest.raises(WrongAssistant, match=said):
        with_files(tmp_path, section + "\n")


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("country: XX", "baton.yml: hours.holidays.country: the holidays of 'XX' are not known"),
        ("country: DE, subdivision: ZZ", "subdivision: DE has no 'ZZ'; it has BB, BE"),
    ],
)
def test_a_country_without_known_holidays_is_refused(tmp_path: Path, kept: str, said: str) -> None:
    assistant = with_files(tmp_path, WEEK + f"holidays: {{{kept}}}}}\n")
    with pytest.raises(Invalid, match=said):
        agreement_of(assistant)


def test_holidays_of_the_subdivision_are_kept(tmp_path: Path) -> None:
    hours = agreement_of(with_files(tmp_path, HOURS)).hours
    assert hours is not None

    def open_on(day: date) -> timedelta:
        noon = datetime(day.year, day.month, day.day, 5, tzinfo=hours.zone)
        return worked(hours, noon, noon + timedelta(hours=16))

    assert open_on(date(2026, 12, 28)) == timedelta(hours=8)  # a plain Monday
    assert open_on(date(2027, 3, 29)) == timedelta()  # Easter Monday
    assert open_on(date(2028, 10, 31)) == timedelta()  # Reformation Day, not kept in Bavaria
    assert open_on(date(2026, 12, 25)) == timedelta(hours=4)  # the team says so


def test_a_priority_has_the_levels_of_the_one_below_unless_it_says_otherwise(
    tmp_path: Path,
) -> None:
    levels = (
        "service_levels:\n  first_answer: 10\n  resolution: 480\n"
        "  raised: {first_answer: 5}\n  highest: {next_answer: 1.5}\n"
    )
    agreed = agreement_of(with_files(tmp_path, policy=levels))

    def minutes(priority: int) -> list[float | None]:
        targets = [agreed.target(metric, priority) for metric in Metric]
        return [target and target / timedelta(minutes=1) for target in targets]

    assert minutes(0) == [10, None, 480]
    assert minutes(1) == [5, None, 480]
    assert minutes(2) == minutes(3) == [5, 1.5, 480]


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (
            "{first_anwser: 10}",
            "service_levels.first_anwser: unknown key; did you mean 'first_answer",
        ),
        (
            "{first_answer: soon}",
            "policy.yml: service_levels.first_answer: give a number from 1 to",
        ),
        ("{raised: {resolution: 0}}", "service_levels.raised.resolution: give a number from 1 to"),
    ],
)
def test_a_mistake_in_the_levels_gets_one_line(tmp_path: Path, levels: str, said: str) -> None:
    with pytest.raises(WrongAssistant, match=said):
        with_files(tmp_path, policy=f"service_levels: {levels}\n")
