"""What is assumed about a project from its names and examples; Rasa 2 domains in today's format."""

from __future__ import annotations

from pathlib import Path

from common.assistant import defaults
from common.assistant.examples import plain, read_examples
from common.assistant.migration import is_of_rasa_2, migrated
from tests.support.ferry import ferry


def test_the_typical_example_is_the_one_most_like_the_others() -> None:
    examples = ["by the way", "rent a bike", "I want to rent a bike", "rent a bike for a day"]
    assert defaults.typical(examples) == "Rent a bike"
    assert defaults.typical([]) is None
    assert defaults.typical(["x" * 200]) is None


def test_names_tell_who_wants_a_person() -> None:
    names = [
        "speak_to_operator",
        "complaint",
        "are_you_human",
        "bot_challenge",
        "number_of_persons",
    ]
    assert defaults.asks_for_a_person(names) == {"speak_to_operator"}
    assert defaults.always_human(names) == {"speak_to_operator", "complaint"}


def test_names_tell_small_talk_and_hand_overs() -> None:
    assert defaults.small_talk(["say_goodbye", "goods_lost", "danke"]) == {"say_goodbye", "danke"}
    assert defaults.hands_over("action_human_handoff")
    assert not defaults.hands_over("action_personal_data")
    assert not defaults.hands_over("utter_human")


def test_examples_are_read_without_their_marks(tmp_path: Path) -> None:
    nlu = """
nlu:
- intent: faq/bikes
  examples: |
    - take a [tandem](bike) to [Old Town]{"entity": "place", "role": "to"}
- intent: wave
  examples:
  - text: |
      ahoy
- lookup: place
  examples: |
    - harbour
"""
    folder = ferry(tmp_path, nlu=nlu)
    found = read_examples(folder, {"data/nlu.yml": folder / "data" / "nlu.yml"})
    assert found.texts == {"faq": ["take a tandem to Old Town"], "wave": ["ahoy"]}
    assert found.annotated == {"bike", "place"} and found.retrieval == {"faq"}
    assert found.tables == {"place"}
    assert plain("[a b](c:d) e") == "a b e"


def test_a_form_of_rasa_2_gives_its_mappings_to_the_slots() -> None:
    old = {
        "version": "2.0",
        "entities": ["boat", {"harbour": {"roles": ["to"]}}],
        "slots": {"boat": {"type": "text"}, "mood": {"type": "any", "auto_fill": False}},
        "forms": {"trip_form": {"required_slots": {"note": [{"type": "from_text"}]}}},
    }
    (new,) = migrated([old])
    assert is_of_rasa_2(old) and not is_of_rasa_2(new)
    assert new["forms"] == {"trip_form": {"required_slots": ["note"]}}
    assert new["slots"]["boat"]["mappings"] == [{"type": "from_entity", "entity": "boat"}]
    assert new["slots"]["mood"] == {"type": "any", "mappings": [{"type": "custom"}]}
    assert "auto_fill" not in old["slots"]["boat"] and "mappings" not in old["slots"]["boat"]
