"""A Rasa project's pipeline and policies with our classifier in place of its own.

Pure: `compose` takes the contents of `config.yml` and what is known about the project, and returns
the configuration to train with and, in words, what was changed and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal

Entities = Literal["project", "crf", "patterns"]
"""Who learns annotated entities: what the project says, Rasa's CRF instead (seconds), or nobody."""

OURS = "bot.components."
"""Prefix of our components' names."""

FEATURIZER = f"{OURS}featurizer.SentenceFeaturizer"
CLASSIFIER = f"{OURS}classifier.SentenceClassifier"
PATTERNS = f"{OURS}entities.PatternExtractor"

DIET, CRF, SELECTOR = "DIETClassifier", "CRFEntityExtractor", "ResponseSelector"
DUCKLING, SPACY, MITIE = "DucklingEntityExtractor", "SpacyNLP", "MitieNLP"
RULES, TED = "RulePolicy", "TEDPolicy"

CLASSIFIERS = frozenset(
    {
        *("SklearnIntentClassifier", "KeywordIntentClassifier", "LogisticRegressionClassifier"),
        *("MitieIntentClassifier", "FallbackClassifier"),
    }
)
"""Components that say what a message means, and nothing else."""

_NEEDS_SPACY = frozenset({"SpacyTokenizer", "SpacyFeaturizer", "SpacyEntityExtractor"})
_NEEDS_MITIE = frozenset({"MitieTokenizer", "MitieFeaturizer", "MitieEntityExtractor"})
_TOKENIZERS = frozenset(
    {"WhitespaceTokenizer", "SpacyTokenizer", "MitieTokenizer", "JiebaTokenizer"}
)
_LEARNERS = frozenset({DIET, SELECTOR})
_TAKES_TOKENS = frozenset(
    {
        *(DIET, SELECTOR, CRF, "RegexFeaturizer", "LexicalSyntacticFeaturizer"),
        *("CountVectorsFeaturizer", "LanguageModelFeaturizer", "SpacyEntityExtractor"),
    }
)
_FEATURIZERS = "Featurizer"

_RASA_PIPELINE: tuple[dict[str, Any], ...] = (
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": DIET, "epochs": 100},
    {"name": "RegexEntityExtractor"},
    {"name": "EntitySynonymMapper"},
    {"name": SELECTOR, "epochs": 100},
)
"""What Rasa uses when a project names no pipeline, plus the extractor for lookup tables."""

_RASA_POLICIES: tuple[dict[str, Any], ...] = (
    {"name": "MemoizationPolicy"},
    {"name": TED, "max_history": 5, "epochs": 100},
    {"name": RULES},
)


class WrongConfig(ValueError):
    """What is wrong with a configuration, worded to end a line."""


@dataclass(frozen=True)
class Needs:
    """What a project's training data needs from the pipeline."""

    annotated: frozenset[str] = frozenset()
    """Entities that examples mark."""
    retrieval: frozenset[str] = frozenset()
    """Intents with several answers, such as `faq` in `faq/opening`."""
    tables: bool = False
    """There are lookup tables, or regular expressions named after an entity."""
    identifiers: bool = False
    """`baton.yml` defines some."""


@dataclass(frozen=True)
class Lacking:
    """What this machine lacks: component -> what is missing, and what to do."""

    components: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Composed:
    config: dict[str, Any]
    notes: tuple[str, ...] = ()


def compose(
    given: Mapping[str, Any],
    needs: Needs,
    lacking: Lacking | None = None,
    entities: Entities = "project",
) -> Composed:
    """The configuration to train with.

    A configuration that already has our classifier is left as it is.

    Raises:
        WrongConfig: the recipe is not `default.v1`, or a list of components is malformed.
    """
    if given.get("recipe", "default.v1") != "default.v1":
        raise WrongConfig(f"recipe '{given['recipe']}' cannot be used; write default.v1")
    pipeline = _components(given, "pipeline")
    if any(each["name"] == CLASSIFIER for each in pipeline):
        return Composed(dict(given))
    notes: list[str] = []
    config = {key: value for key, value in given.items() if key != "importers"}
    if "importers" in given:
        notes.append(
            "config.yml names importers; they are left out, since the whole folder is read"
        )
    kept = pipeline or [dict(each) for each in _RASA_PIPELINE]
    if not pipeline:
        notes.append("config.yml names no pipeline; Rasa's default is used as far as needed")
    kept = _without_what_lacks(kept, lacking or Lacking(), notes)
    kept = _without_classifiers(kept, needs, entities, notes)
    kept = _without_useless(kept, needs)
    config["pipeline"] = [
        *_patterns(kept, needs),
        *kept,
        {"name": FEATURIZER},
        {"name": CLASSIFIER},
    ]
    config["policies"] = _policies(_components(given, "policies"), notes)
    return Composed(config, tuple(notes))


def _components(given: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    listed = given.get(key) or []
    if not isinstance(listed, list):
        raise WrongConfig(f"{key}: give a list of components")
    made = []
    for one in listed:
        named = {"name": one} if isinstance(one, str) else one
        if not isinstance(named, Mapping) or not isinstance(named.get("name"), str):
            raise WrongConfig(f"{key}: each component needs a `name`; this is {one!r}")
        made.append(deepcopy(dict(named)) | {"name": named["name"]})
    return made


def short(name: str) -> str:
    """A component's class name, also where it is given as `rasa.nlu.….DIETClassifier`."""
    return name.rsplit(".", 1)[-1] if name.startswith("rasa.") else name


def _without_what_lacks(
    pipeline: list[dict[str, Any]], lacking: Lacking, notes: list[str]
) -> list[dict[str, Any]]:
    """Drop the components that cannot work here, and those that build on them."""
    gone = {name for name in lacking.components if any(short(c["name"]) == name for c in pipeline)}
    notes += [f"{name} is left out: {lacking.components[name]}" for name in sorted(gone)]
    dependent = (_NEEDS_SPACY if SPACY in gone else frozenset()) | (
        _NEEDS_MITIE if MITIE in gone else frozenset()
    )
    kept = [each for each in pipeline if short(each["name"]) not in gone | dependent]
    names = {short(each["name"]) for each in kept}
    if names & _TAKES_TOKENS and not names & _TOKENIZERS and dependent:
        kept.insert(0, {"name": "WhitespaceTokenizer"})
        notes.append("WhitespaceTokenizer stands in for the tokenizer that was left out")
    return kept


def _without_classifiers(
    pipeline: list[dict[str, Any]], needs: Needs, entities: Entities, notes: list[str]
) -> list[dict[str, Any]]:
    another = any(short(each["name"]) == CRF for each in pipeline)
    kept: list[dict[str, Any]] = []
    for each in pipeline:
        name = short(each["name"])
        if name in CLASSIFIERS:
            notes.append(f"{name} gives way to Baton's classifier and its thresholds")
        elif name == DIET:
            kept += _diet(each, needs, entities, another, notes)
        elif name != CRF or entities != "patterns":
            kept.append(each)
    return kept


def _diet(
    diet: dict[str, Any], needs: Needs, entities: Entities, another: bool, notes: list[str]
) -> list[dict[str, Any]]:
    """DIET for entities only, where nothing else learns them."""
    wanted = needs.annotated and diet.get("entity_recognition", True) and not another
    if not wanted or entities == "patterns":
        notes.append("DIETClassifier gives way to Baton's classifier")
        return []
    names = ", ".join(sorted(needs.annotated))
    if entities == "crf":
        notes.append(f"{CRF} learns {names} in DIETClassifier's place, within seconds")
        return [{"name": CRF}]
    notes.append(
        f"DIETClassifier stays for the entities alone ({names}); it trains for "
        f"{diet.get('epochs', 300)} epochs, which can take minutes: `entities: crf` in baton.yml "
        "takes seconds"
    )
    return [diet | {"intent_classification": False}]


def _without_useless(pipeline: list[dict[str, Any]], needs: Needs) -> list[dict[str, Any]]:
    """Without retrieval intents a selector has nothing to learn; without a learner, nothing uses
    features and tokens."""
    kept = [each for each in pipeline if needs.retrieval or short(each["name"]) != SELECTOR]
    if any(short(each["name"]) in _LEARNERS | {CRF} for each in kept):
        return kept
    own = any("." in each["name"] and not each["name"].startswith("rasa.") for each in kept)
    if own:  # a component of the project's own may need anything
        return kept
    kept = [each for each in kept if not short(each["name"]).endswith(_FEATURIZERS)]
    if any(short(each["name"]) == SPACY for each in kept):
        return kept
    return [each for each in kept if short(each["name"]) not in _TOKENIZERS]


def _patterns(pipeline: list[dict[str, Any]], needs: Needs) -> list[dict[str, Any]]:
    """Our extractor finds identifiers, and lookup tables where no other extractor does."""
    others = any(short(each["name"]) == "RegexEntityExtractor" for each in pipeline)
    return [{"name": PATTERNS, "tables": not others}] if needs.identifiers else []


def _policies(given: list[dict[str, Any]], notes: list[str]) -> list[dict[str, Any]]:
    policies = given or [dict(each) for each in _RASA_POLICIES]
    if not any(short(each["name"]) == RULES for each in policies):
        policies.append({"name": RULES})
        notes.append("RulePolicy is added: what is taught in review is a rule")
    for each in policies:
        if short(each["name"]) == RULES:
            each["enable_fallback_prediction"] = False
    ted = next((each for each in policies if short(each["name"]) == TED), None)
    if ted is not None:
        notes.append(
            f"TEDPolicy stays and trains for {ted.get('epochs', 1)} epochs; with many stories that "
            "takes minutes at every training"
        )
    return policies


def names_of(composed: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(short(str(each["name"])) for each in composed)
