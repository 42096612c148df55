"""Read an assistant from its folder, and check it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from common.assistant import defaults
from common.assistant.assistant import Assistant
from common.assistant.care import read_care
from common.assistant.errors import WrongAssistant
from common.assistant.examples import Examples, read_examples
from common.assistant.forms import Names, intents
from common.assistant.heldout import questions_by_language
from common.assistant.hours import read_hours
from common.assistant.identifiers import BUILT_IN
from common.assistant.parts import Greeting, Intent, Policy, Widget
from common.assistant.project import (
    CONFIG,
    Domain,
    files_below,
    read_domain,
    shown,
    sources,
)
from common.assistant.runtime import read_runtime
from common.assistant.sections import Section, nearest, read_yaml
from common.assistant.service_levels import read_service_levels

FILE = "baton.yml"
POLICY = "policy.yml"

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def read(folder: Path) -> Assistant:
    """The assistant in `folder`; read again only if one of its files has changed.

    Raises:
        WrongAssistant: it cannot be used; one line says which file, where, and what to do.
    """
    folder = folder.resolve()
    if not folder.is_dir():
        raise WrongAssistant(f"{folder} is not a folder: BATON_ASSISTANT must name a Rasa project")
    files = sources(folder)
    own = [file for name in (FILE, POLICY) if (file := folder / name).is_file()]
    stamps = tuple((file, file.stat().st_mtime_ns) for file in (*files.values(), *own))
    return _read(folder, stamps)


@lru_cache(maxsize=8)
def _read(folder: Path, _stamps: tuple[tuple[Path, int], ...]) -> Assistant:
    files = sources(folder)
    domain = read_domain(folder, files)
    examples = read_examples(folder, files)
    given = _section(folder / FILE, folder)
    names = Names(domain.intents, domain.slots, domain.entities | BUILT_IN, domain.forms)
    languages = _languages(given, folder)
    labels = given.section("labels")
    rules = _section(folder / POLICY, folder)
    policy, assumed = _policy(rules, folder, names)
    assistant = Assistant(
        folder=folder,
        name=given.text("name", folder.name.replace("_", " ").replace("-", " ").title()),
        languages=languages,
        intents=_intents(labels, languages, domain, examples),
        answers=frozenset(name.removeprefix("utter_") for name in domain.responses),
        policy=policy,
        runtime=read_runtime(given, names),
        widget=_widget(given.section("widget")),
        care=read_care(given.section("care"), rules.section("care")),
        sources=files,
        actions=_actions(given, folder),
        demo_data=_path(given, "demo_data", folder),
        conversation_tests=_path(given, "conversation_tests", folder)
        or _first_of(folder, "conversation_tests", "tests"),
        words=frozenset(given.texts("words")),
        hours=read_hours(given.section("hours")),
        service_levels=read_service_levels(rules.section("service_levels")),
        assumed=(
            *assumed,
            *_unlabelled(labels, domain),
            *_unasked(files),
            *_untested(files, languages),
        ),
    )
    given.done()
    rules.done()
    return assistant


def _section(file: Path, folder: Path) -> Section:
    """The file's content; empty where the file is missing."""
    name = shown(file, folder)
    return Section(read_yaml(file, name) if file.is_file() else {}, name)


def _languages(given: Section, folder: Path) -> tuple[str, ...]:
    """Those in baton.yml; otherwise the Rasa project's one."""
    listed = given.texts("languages")
    for number, tag in enumerate(listed):
        if not _LANGUAGE.fullmatch(tag):
            raise given.wrong(f"languages[{number}]", f"'{tag}' is not a language tag such as de")
    if listed:
        return listed
    config = folder / CONFIG
    named = read_yaml(config, shown(config, folder)).get("language") if config.is_file() else None
    return (str(named or "en"),)


def _intents(
    labels: Section, languages: Sequence[str], domain: Domain, examples: Examples
) -> tuple[Intent, ...]:
    """In the domain's order. An intent without a label gets one made from its examples or name."""
    others = {tag: labels.section(tag) for tag in languages[1:] if labels.is_section(tag)}
    for given in others.values():
        _owners(given, given.names(), domain)
    owners = _owners(labels, (name for name in labels.names() if name not in others), domain)
    return tuple(
        Intent(
            name=name,
            label=labels.text(name, _label(name, examples.texts.get(name, ()), owners)),
            answer=_answer(name, domain.responses),
            examples=len(examples.texts.get(name, ())),
            labels_in={tag: each.text(name) for tag, each in others.items() if each.has(name)},
        )
        for name in domain.intents
    )


def _owners(labels: Section, names: Iterable[str], domain: Domain) -> dict[str, str]:
    """Whose label is whose: label in lower case -> intent."""
    owners: dict[str, str] = {}
    for name in names:
        if labels.is_section(name):
            raise labels.wrong(name, "list this language under `languages`, after the main one")
        if name not in domain.intents:
            known = nearest(name, domain.intents)
            raise labels.wrong(name, f"the domain has no such intent{known}")
        label = labels.text(name)
        if other := owners.get(label.casefold()):
            raise labels.wrong(name, f"'{label}' is already the label of '{other}'; give another")
        owners[label.casefold()] = name
    return owners


def _answer(name: str, responses: Mapping[str, str]) -> str:
    """Of an intent with several answers, the general one, or else the first."""
    own = [key for key in responses if key.startswith(f"utter_{name}/")]
    first = [f"utter_{name}", f"utter_{name}/general", *own]
    return next((responses[key] for key in first if key in responses), "")


def _label(name: str, examples: Sequence[str], owners: dict[str, str]) -> str:
    """The most typical example, or the name if there is none or it is another's label already."""
    label = defaults.typical(examples)
    if label is None or owners.setdefault(label.casefold(), name) != name:
        return name.replace("_", " ").capitalize()
    return label


def _unlabelled(labels: Section, domain: Domain) -> tuple[str, ...]:
    count = len(set(domain.intents) - set(labels.names()))
    if not count:
        return ()
    return (
        f"{count} of {len(domain.intents)} intents have no label: their buttons show their most "
        f"typical example; write your own words under `labels` in {FILE}",
    )


def _unasked(files: Mapping[str, Path]) -> tuple[str, ...]:
    if any(name.startswith("heldout/") for name in files):
        return ()
    return (
        "there are no held-out questions: a new model is judged on its own examples, each by a "
        "classifier that has not seen it, which flatters it; put questions that customers really "
        "asked into heldout/questions.csv",
    )


def _untested(files: Mapping[str, Path], languages: Sequence[str]) -> tuple[str, ...]:
    """Other languages without questions of their own to test thresholds on."""
    untested = [tag for tag in languages[1:] if tag not in questions_by_language(files)]
    if not untested:
        return ()
    return (
        f"nothing is promised about answers in {', '.join(untested)}: the strictest thresholds of "
        f"all other languages hold; put four or more questions an intent into "
        f"heldout/questions_{untested[0]}.csv",
    )


def _policy(given: Section, folder: Path, names: Names) -> tuple[Policy, list[str]]:
    """The policy, and in words which parts of it were guessed from the names of intents."""
    default = Policy()
    assumed: list[str] = []

    def by_name(key: str, guess: Callable[[Iterable[str]], frozenset[str]]) -> frozenset[str]:
        if (folder / POLICY).is_file():
            return intents(given, key, names)
        found = guess(names.intents)
        listed = ", ".join(sorted(found)) or "none"
        assumed.append(f"{key}, by the names of intents: {listed}; set it in {POLICY}")
        return found

    policy = Policy(
        always_human=by_name("always_human", defaults.always_human),
        asks_for_a_person=by_name("asks_for_a_person", defaults.asks_for_a_person),
        small_talk=by_name("small_talk", defaults.small_talk),
        while_waiting=intents(given, "while_waiting", names),
        never_offered=intents(given, "never_offered", names),
        max_options=_whole(given, "max_options", default.max_options, 2, 5),
        risk=given.number("risk", default.risk, 0.001, 0.5),
        delta=given.number("delta", default.delta, 0.001, 0.5),
        coverage=given.number("coverage", default.coverage, 0.5, 0.999),
        other_languages=given.one_of("other_languages", ("answer", "person"), "answer"),
    )
    if stray := sorted(policy.asks_for_a_person - policy.always_human):
        raise given.wrong("asks_for_a_person", f"'{stray[0]}' must be in always_human, too")
    if stray := sorted(policy.while_waiting - policy.small_talk):
        raise given.wrong("while_waiting", f"'{stray[0]}' must be in small_talk, too")
    return policy, assumed


def _whole(given: Section, key: str, default: int, least: int, most: int) -> int:
    value = given.number(key, default, least, most)
    if value != int(value):
        raise given.wrong(key, f"give a whole number from {least} to {most}; this is {value:g}")
    return int(value)


def _widget(given: Section) -> Widget:
    greetings = {}
    for tag, each in given.sections():
        if not _LANGUAGE.fullmatch(tag):
            raise given.wrong(tag, "give a language tag in lower case, such as de")
        greetings[tag] = Greeting(each.optional_text("intro"), each.texts("suggestions"))
        each.done()
    return Widget(greetings)


def _actions(given: Section, folder: Path) -> Path | None:
    return _path(given, "actions", folder) or _first_of(folder, "actions", "actions.py")


def _path(given: Section, key: str, folder: Path) -> Path | None:
    """A file or folder that must exist, given relative to the assistant's folder."""
    named = given.optional_text(key)
    if named is None:
        return None
    path = (folder / named).resolve()
    if not path.exists():
        raise given.wrong(key, f"there is no {path}; correct the path, relative to {folder}")
    return path


def _first_of(folder: Path, *names: str) -> Path | None:
    for name in names:
        path = folder / name
        if path.is_file() or any(files_below(path)):
            return path
    return None
