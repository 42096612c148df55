"""An assistant's folder becomes one object; whatever is wrong in it gets one line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from common.assistant import Greeting, Policy, WrongAssistant, read
from common.assistant.runtime import Runtime
from handoff.config import load
from handoff.learning.policy import policy_of
from harness.shop import SHOP
from tests.support.ferry import BATON, DOMAIN, NLU, ferry


def test_a_rasa_project_without_a_word_of_ours_is_an_assistant(tmp_path: Path) -> None:
    folder = ferry(tmp_path / "old_ferry")
    (folder / "baton.yml").unlink()
    read_so = read(folder)
    assert read_so.name == "Old Ferry" and read_so.languages == ("en",)
    assert [intent.name for intent in read_so.intents] == [
        "crossing_times", "bicycle_on_board", "wave"
    ]  # fmt: skip
    times = read_so.intents[0]
    assert (times.label, times.answer, times.examples) == (
        "At what time do you cross", "We cross every hour.", 5
    )  # fmt: skip
    assert read_so.policy == Policy() and read_so.runtime == Runtime()
    assert set(read_so.sources) == {
        "config.yml", "domain/domain.yml", "data/nlu.yml", "data/rules.yml"
    }  # fmt: skip


def test_an_intent_with_several_answers_shows_the_general_one(tmp_path: Path) -> None:
    several = (
        'utter_wave/morning: [{text: "Good morning!"}]\n  utter_wave/general: [{text: "Ahoy!"}]'
    )
    domain = DOMAIN.replace('utter_wave: [{text: "Ahoy!"}]', several)
    assert read(ferry(tmp_path, domain=domain)).intents[2].answer == "Ahoy!"
    of_their_own = domain.replace("wave/general", "wave/evening")
    found = read(ferry(tmp_path / "other", domain=of_their_own))
    assert found.intents[2].answer == "Good morning!"


def test_follow_ups_name_entities_and_intents(tmp_path: Path) -> None:
    said = BATON + "follow_ups: {ticket: [crossing_times]}\n"
    known = read(ferry(tmp_path / "a", baton=said)).runtime
    assert known.follow_ups == {"ticket": {"crossing_times"}}
    assert Runtime.from_data(known.as_data()) == known
    for wrong, why in (("tickets: [wave]", "no entity 'tickets'"), ("ticket: [wavy]", "no intent")):
        folder = ferry(tmp_path / wrong[:7], baton=BATON + f"follow_ups: {{{wrong}}}\n")
        with pytest.raises(WrongAssistant, match=why):
            read(folder)


def test_what_is_asked_on_the_way_through_a_form_names_forms_and_intents(tmp_path: Path) -> None:
    domain = DOMAIN + "forms: {ticket_form: {required_slots: [ticket]}}\n"
    good = BATON + "forms: {about: {ticket_form: [wave]}}\n"
    known = read(ferry(tmp_path / "a", baton=good, domain=domain)).runtime
    assert known.forms.about == {"ticket_form": ("wave",)}
    assert Runtime.from_data(known.as_data()) == known
    for wrong, why in (
        ("tickt_form: [wave]", "no form 'tickt_form'"),
        ("ticket_form: [w]", "no int"),
    ):
        baton = BATON + f"forms: {{about: {{{wrong}}}}}\n"
        with pytest.raises(WrongAssistant, match=why):
            read(ferry(tmp_path / wrong[:5], baton=baton, domain=domain))


def test_what_baton_yml_says_is_taken(tmp_path: Path) -> None:
    known = read(ferry(tmp_path))
    assert known.name == "Ferry of Lodden" and known.language == "en"
    assert known.labels["crossing_times"] == "When you cross"
    assert known.taken_names >= {"wave", "crossing_times", "restart"}


def test_a_button_may_have_words_in_each_of_the_languages(tmp_path: Path) -> None:
    spoken = BATON.replace("labels:\n", "labels:\n  da: {crossing_times: Hvornår I sejler}\n")
    known = read(ferry(tmp_path, baton=spoken))
    assert known.labels["crossing_times"] == "When you cross"
    assert {intent.name: intent.labels_in for intent in known.intents} == {
        "crossing_times": {"da": "Hvornår I sejler"}, "bicycle_on_board": {}, "wave": {}
    }  # fmt: skip
    policy = policy_of(known, {"kayaks": "Hire a kayak"})
    assert policy.label("crossing_times", "da") == "Hvornår I sejler"
    assert policy.label("wave", "da") == policy.labels["wave"]
    assert policy.label("kayaks", "da") == "Hire a kayak"
    assert (policy.languages.answered, policy.languages.to_a_person) == (("en", "da"), False)


def test_every_button_of_the_shop_has_words_in_each_of_its_languages() -> None:
    offered = {name for name in SHOP.labels if name not in SHOP.policy.never_offered}
    for language in SHOP.languages[1:]:
        labels = {each.name: each.labels_in.get(language) for each in SHOP.intents}
        assert not {name for name in offered if not labels[name]}, language


def test_customers_with_other_languages_may_go_to_a_person(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    (folder / "policy.yml").write_text("other_languages: person\n")
    assert policy_of(read(folder), {}).languages.to_a_person


def test_a_changed_file_is_read_again_and_nothing_else(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    before = read(folder)
    assert read(folder) is before
    (folder / "policy.yml").write_text("always_human: [bicycle_on_board]\n")
    assert read(folder).policy.always_human == {"bicycle_on_board"}
    (folder / "data" / "nlu.yml").write_text(NLU.replace("    - ahoy\n", ""))
    os.utime(folder / "data" / "nlu.yml", (1, 1))
    assert read(folder).intents[2].examples == 4


def test_actions_and_questions_are_found_where_rasa_projects_have_them(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    assert read(folder).actions is None and read(folder).conversation_tests is None
    (folder / "actions.py").write_text("")
    (folder / "tests").mkdir()
    (folder / "tests" / "test_stories.yml").write_text("stories: []\n")
    (folder / "heldout").mkdir()
    (folder / "heldout" / "questions.csv").write_text("text,intent\n")
    found = read(folder)
    assert found.actions == folder / "actions.py"
    assert found.conversation_tests == folder / "tests"
    assert "heldout/questions.csv" in found.sources


def test_languages_without_questions_of_their_own_are_named(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    (folder / "baton.yml").write_text("languages: [da, de, pt-br]\n")
    (folder / "heldout").mkdir()
    (folder / "heldout" / "questions_pt-br.csv").write_text("text,intent\n")
    (folder / "heldout" / "questions_DE.csv").write_text("text,intent\n")
    found = read(folder)
    assert found.tested_languages == {"pt-br"}
    (said,) = [line for line in found.assumed if "promised" in line]
    assert "in de:" in said and "heldout/questions_de.csv" in said


@pytest.mark.parametrize(
    ("locale", "greeting"),
    [
        ("en", Greeting(None, ("When does the next ferry leave?",))),
        ("da-DK", Greeting("Hej!", ("Hvornår sejler I?",))),
        ("da_DK", Greeting("Hej!", ("Hvornår sejler I?",))),
        ("fr", Greeting(None, ("When does the next ferry leave?",))),
    ],
)
def test_the_widget_speaks_the_visitors_language(
    tmp_path: Path, locale: str, greeting: Greeting
) -> None:
    known = read(ferry(tmp_path))
    assert known.widget.greeting(locale, known.language) == greeting


WRONG = [
    ("baton", "name: [a]\n", r"baton.yml: name: give a text; this is \['a'\]"),
    ("baton", "nmae: Ferry\n", r"baton.yml: nmae: unknown key; did you mean 'name'\?"),
    ("baton", "labels: {wvae: Hi}\n", r"labels.wvae: .*no such intent; did you mean 'wave'\?"),
    (
        "baton",
        "labels: {wave: On board, bicycle_on_board: on Board}\n",
        "is already the label of 'wave'",
    ),
    (
        "baton",
        "languages: [en, da]\nlabels: {da: {wvae: Hej}}\n",
        r"labels.da.wvae: .*did you mean",
    ),
    ("baton", "labels: {da: {wave: Hej}}\n", "labels.da: list this language under `languages`"),
    ("baton", "labels: {en: {wave: Hi}}\n", "labels.en: list this language under `languages`"),
    ("policy", "other_languages: robot\n", "give one of answer, person; this is 'robot'"),
    ("baton", "- a\n", "baton.yml: its top level must be keys"),
    ("baton", "name: Ferry\nlabels: {\n", r"baton.yml, line 3: invalid YAML"),
    ("baton", "name: \x00\n", "baton.yml.*invalid YAML"),
    ("baton", "languages: [Danish]\n", r"languages\[0\]: 'Danish' is not a language tag"),
    ("baton", "actions: nowhere\n", "actions: there is no .*nowhere"),
    ("baton", "forms: {leaving: [wave, stop]}\n", "forms.leaving: the domain has no intent 'stop'"),
    ("baton", "forms: {slots: {tickt: {}}}\n", r"slots.tickt: .*slot.*did you mean 'ticket'\?"),
    ("baton", "forms: {slots: {ticket: {entity: boat}}}\n", "entity: the domain has no entity"),
    ("baton", "widget: {EN: {}}\n", "widget.EN: give a language tag in lower case"),
    ("baton", "widget: {no: {}}\n", "widget.False: a name must be a text; put it in quotes"),
    ("baton", "identifiers: {boat: {pattern: x}}\n", "boat: the domain has no such entity"),
    ("baton", "identifiers: {email: {pattern: x}}\n", "identifiers.email: give another name"),
    ("baton", "identifiers: {ticket: {}}\n", "identifiers.ticket.pattern: missing"),
    ("baton", "identifiers: {ticket: {pattern: 'LF(', value: 'x'}}\n", "it must contain '{}'"),
    ("policy", "always_human: [wvae]\n", r"policy.yml: always_human: .*did you mean 'wave'\?"),
    ("policy", "max_options: 9\n", "max_options: give a number from 2 to 5; this is 9"),
    ("policy", "max_options: 2.5\n", "max_options: give a whole number"),
    ("policy", "risk: high\n", "risk: give a number from 0.001 to 0.5"),
    ("policy", "asks_for_a_person: [wave]\n", "'wave' must be in always_human, too"),
    ("domain", "responses: {}\n", "is not a Rasa project: it has no domain.yml"),
    ("domain", DOMAIN.replace("]", ""), "domain.yml, line 4: invalid YAML"),
    ("nlu", "nlu: [\n", "data/nlu.yml, line 2: invalid YAML"),
]


@pytest.mark.parametrize(("file", "content", "says"), WRONG)
def test_a_mistake_is_one_line_with_file_and_place(
    file: str, content: str, says: str, tmp_path: Path
) -> None:
    folder = ferry(tmp_path, **{file: content})
    with pytest.raises(WrongAssistant, match=says) as wrong:
        read(folder)
    assert "\n" not in str(wrong.value)


def test_a_folder_that_is_none_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(WrongAssistant, match="is not a folder: BATON_ASSISTANT"):
        read(tmp_path / "nothing")


def test_the_wrong_folder_is_said_by_the_command_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [load().bot_interpreter.parents[2] / ".venv" / "bin" / "baton", "train", "--first"],
        env=os.environ | {"BATON_ASSISTANT": str(tmp_path), "BATON_VAR": str(tmp_path / "var")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and "is not a Rasa project" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("baton", [BATON, "name: Ferry\n"])
def test_what_travels_with_a_model_comes_back_the_same(baton: str, tmp_path: Path) -> None:
    for runtime in (read(ferry(tmp_path, baton=baton)).runtime, SHOP.runtime):
        assert Runtime.from_data(runtime.as_data()) == runtime
