"""A project's pipeline keeps everything but what says which intent a message has."""

from __future__ import annotations

from typing import Any

import pytest

from common.assistant.composition import (
    CLASSIFIER,
    FEATURIZER,
    PATTERNS,
    Composed,
    Lacking,
    Needs,
    WrongConfig,
    compose,
    names_of,
)

TYPICAL: dict[str, Any] = {
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "rasa.nlu.classifiers.diet_classifier.DIETClassifier", "epochs": 70},
        {"name": "RegexEntityExtractor"},
        {"name": "EntitySynonymMapper"},
        {"name": "ResponseSelector"},
        {"name": "FallbackClassifier", "threshold": 0.4},
    ],
    "policies": [{"name": "RulePolicy", "core_fallback_threshold": 0.3}],
}


def kept(made: Composed) -> tuple[str, ...]:
    return names_of(made.config["pipeline"])


def test_classifier_and_fallback_give_way_and_are_named() -> None:
    made = compose(TYPICAL, Needs())
    assert kept(made) == ("RegexEntityExtractor", "EntitySynonymMapper", FEATURIZER, CLASSIFIER)
    said = "\n".join(made.notes)
    assert "DIETClassifier gives way" in said and "FallbackClassifier gives way" in said


def test_diet_stays_for_annotated_entities_alone() -> None:
    made = compose(TYPICAL, Needs(annotated=frozenset({"town"})))
    (diet,) = [c for c in made.config["pipeline"] if c["name"].endswith("DIETClassifier")]
    assert diet["intent_classification"] is False and diet["epochs"] == 70
    assert "WhitespaceTokenizer" in kept(made) and "CountVectorsFeaturizer" in kept(made)
    assert any("70 epochs" in note and "entities: crf" in note for note in made.notes)


@pytest.mark.parametrize(("entities", "learner"), [("crf", True), ("patterns", False)])
def test_a_setting_makes_entities_faster(entities: Any, learner: bool) -> None:
    made = compose(TYPICAL, Needs(annotated=frozenset({"town"})), entities=entities)
    assert ("CRFEntityExtractor" in kept(made)) is learner
    assert "DIETClassifier" not in kept(made)


def test_diet_goes_where_the_project_has_another_learner_of_entities() -> None:
    pipeline = [*TYPICAL["pipeline"][:3], {"name": "CRFEntityExtractor", "BILOU_flag": False}]
    made = compose({"pipeline": pipeline}, Needs(annotated=frozenset({"town"})))
    assert "DIETClassifier" not in kept(made)
    assert {"name": "CRFEntityExtractor", "BILOU_flag": False} in made.config["pipeline"]


def test_a_response_selector_keeps_its_features() -> None:
    made = compose(TYPICAL, Needs(retrieval=frozenset({"faq"})))
    assert {"WhitespaceTokenizer", "CountVectorsFeaturizer", "ResponseSelector"} < set(kept(made))


def test_what_ours_learns_stands_behind_all_that_other_learners_see() -> None:
    made = compose(TYPICAL, Needs(retrieval=frozenset({"faq"}), identifiers=True))
    assert kept(made)[-2:] == (FEATURIZER, CLASSIFIER)
    assert made.config["pipeline"][0] == {"name": PATTERNS, "tables": False}


def test_spacy_that_is_not_there_takes_its_followers_along() -> None:
    pipeline = [
        {"name": "SpacyNLP", "model": "xy_core"},
        {"name": "SpacyTokenizer"},
        {"name": "SpacyFeaturizer"},
        {"name": "CRFEntityExtractor"},
    ]
    needs = Needs(annotated=frozenset({"town"}))
    made = compose({"pipeline": pipeline}, needs, Lacking({"SpacyNLP": "its model is missing"}))
    assert kept(made) == ("WhitespaceTokenizer", "CRFEntityExtractor", FEATURIZER, CLASSIFIER)
    assert "SpacyNLP is left out: its model is missing" in made.notes
    assert kept(compose({"pipeline": pipeline}, needs))[:3] == (
        "SpacyNLP", "SpacyTokenizer", "SpacyFeaturizer"
    )  # fmt: skip


def test_a_project_that_names_nothing_gets_what_it_needs() -> None:
    made = compose({"pipeline": None, "policies": None, "language": "da"}, Needs())
    assert kept(made) == ("RegexEntityExtractor", "EntitySynonymMapper", FEATURIZER, CLASSIFIER)
    assert made.config["language"] == "da"
    assert names_of(made.config["policies"]) == ("MemoizationPolicy", "TEDPolicy", "RulePolicy")


def test_policies_stay_and_the_core_fallback_is_off() -> None:
    made = compose({**TYPICAL, "policies": [{"name": "TEDPolicy", "epochs": 9}]}, Needs())
    assert made.config["policies"][0] == {"name": "TEDPolicy", "epochs": 9}
    assert made.config["policies"][1]["enable_fallback_prediction"] is False
    assert any("RulePolicy is added" in note for note in made.notes)


def test_a_components_settings_are_not_changed_in_the_given_configuration() -> None:
    compose(TYPICAL, Needs(annotated=frozenset({"town"})))
    assert "intent_classification" not in TYPICAL["pipeline"][2]
    assert "enable_fallback_prediction" not in TYPICAL["policies"][0]


def test_a_pipeline_with_our_classifier_is_left_as_it_is() -> None:
    given = {"pipeline": [{"name": FEATURIZER}, {"name": CLASSIFIER}], "policies": []}
    assert compose(given, Needs()) == Composed(given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"recipe": "graph.v1"}, "graph.v1"),
        ({"pipeline": "supervised"}, "list of components"),
        ({"pipeline": [{"epochs": 3}]}, "needs a `name`"),
    ],
)
def test_what_cannot_be_composed_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongConfig, match=message):
        compose(given, Needs())
