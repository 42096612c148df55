"""A dataset version is an immutable folder named after its content; Rasa reads it as intended."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from common.assistant import read
from handoff.config import load
from handoff.domain.learning import Example, LearnedIntent
from handoff.learning import rasa_yaml
from handoff.learning.dataset import (
    Base,
    Learned,
    Version,
    compose,
    is_intact,
    provenance,
    read_base,
)
from harness.shop import SHOP

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def example(text: str, intent: str = "repair", id: str = "e1") -> Example:
    return Example(id, text, intent, "cand-1", "conv-1", "customer", "agent-1", NOON)


def taught(*texts: str, answer: str = "We do.") -> Learned:
    intent = LearnedIntent("repair", "Having something mended", answer, "agent-1", NOON)
    return Learned(
        tuple(example(text, id=f"e{n}") for n, text in enumerate(texts)),
        (intent,),
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two intents."""
    root = tmp_path / "project"
    for path, text in {
        "nlu/a.yml": 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hi\n',
        "rules/a.yml": 'version: "3.1"\nrules: []\n',
        "heldout/questions.csv": "text,intent\nhello,greet\n",
        "domain/a.yml": 'version: "3.1"\nintents:\n- greet\n- thank: {use_entities: []}\n',
        "config.yml": "language: en\n",
    }.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def base(project: Path) -> Base:
    return read_base(read(project))


def test_the_same_content_is_the_same_version(project: Path) -> None:
    learned = taught("do you mend jackets")
    assert compose(base(project), learned).hash == compose(base(project), learned).hash


@pytest.mark.parametrize(
    "path", ["nlu/a.yml", "heldout/questions.csv", "domain/a.yml", "config.yml"]
)
def test_every_shipped_file_matters(project: Path, path: str) -> None:
    before = compose(base(project), Learned()).hash
    with (project / path).open("a") as file:
        file.write("# changed\n")
    assert compose(base(project), Learned()).hash != before


def test_what_the_bot_needs_of_its_assistant_travels_with_the_version(project: Path) -> None:
    (project / "baton.yml").write_text("forms: {leaving: [greet]}\n")
    before = compose(base(project), Learned())
    assert json.loads(before.files["assistant.json"])["forms"]["leaving"] == ["greet"]
    (project / "baton.yml").write_text("forms: {leaving: [thank]}\n")
    assert compose(base(project), Learned()).hash != before.hash


def test_background_questions_may_be_there_and_then_matter(project: Path) -> None:
    before = compose(base(project), Learned())
    file = project / "background/questions.csv"
    file.parent.mkdir()
    file.write_text("text,kind\nhow tall is the eiffel tower,far\n")
    after = compose(base(project), Learned())
    assert after.hash != before.hash
    assert after.files["background/questions.csv"] == file.read_bytes()


def test_everything_learnt_matters_and_clutter_does_not(project: Path) -> None:
    hashes = {
        compose(base(project), learned).hash
        for learned in (
            Learned(),
            taught("do you mend jackets"),
            taught("do you mend jackets", answer="No."),
            taught("do you mend boots"),
        )
    }
    assert len(hashes) == 4
    (project / "nlu/.a.yml.swp").write_text("x")
    assert compose(base(project), Learned()).hash in hashes


def test_the_folder_is_written_once_and_stays_as_it_is(project: Path, tmp_path: Path) -> None:
    version = compose(base(project), taught("do you mend jackets"))
    folder = version.write(tmp_path / "datasets")
    assert folder.name == version.hash and is_intact(folder)
    stamps = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    assert version.write(tmp_path / "datasets") == folder
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == stamps
    assert all(not file.stat().st_mode & 0o222 for file in folder.rglob("*") if file.is_file())


def test_a_damaged_folder_is_noticed_and_written_anew(project: Path, tmp_path: Path) -> None:
    version = compose(base(project), taught("do you mend jackets"))
    folder = version.write(tmp_path)
    (folder / "nlu" / "learned.yml").unlink()
    assert not is_intact(folder)
    assert is_intact(version.write(tmp_path))


def test_a_write_that_breaks_off_leaves_nothing_behind(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = compose(base(project), taught("do you mend jackets"))
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        version.write(tmp_path / "datasets")
    assert list((tmp_path / "datasets").iterdir()) == []


def test_every_learned_example_names_where_it_came_from(project: Path, tmp_path: Path) -> None:
    folder = compose(base(project), taught("do you mend jackets", "mend?")).write(tmp_path)
    origins = provenance(folder)
    in_nlu = yaml.safe_load((folder / "nlu" / "learned.yml").read_text())["nlu"][0]["examples"]
    assert [f"- {row.text}" for row in origins.examples] == in_nlu.splitlines()
    for row in origins.examples:
        assert row.candidate_id and row.conversation_id and row.origin and row.by_id
    assert origins.intents[0].label == "Having something mended"


def test_a_taught_intent_gets_its_response_and_its_rule(project: Path) -> None:
    files = compose(base(project), taught("do you mend jackets")).files
    domain = yaml.safe_load(files["domain/learned.yml"])
    assert domain["intents"] == ["repair"]
    assert domain["responses"] == {"utter_repair": [{"text": "We do."}]}
    (rule,) = yaml.safe_load(files["rules/learned.yml"])["rules"]
    assert rule["steps"] == [{"intent": "repair"}, {"action": "utter_repair"}]


@pytest.mark.parametrize("name", ["greet", "thank"])
def test_an_intent_that_is_shipped_by_now_keeps_its_taught_examples_only(
    project: Path, name: str
) -> None:
    learned = Learned(
        (example("ahoy", name),), (LearnedIntent(name, "Hello", "Hi.", "agent-1", NOON),)
    )
    files = compose(base(project), learned).files
    assert "domain/learned.yml" not in files and "rules/learned.yml" not in files
    assert b"ahoy" in files["nlu/learned.yml"]


def test_the_real_project_composes(tmp_path: Path) -> None:
    version = compose(read_base(SHOP), Learned())
    assert {path.split("/")[0] for path in version.files} >= {"nlu", "rules", "domain", "heldout"}
    assert is_intact(version.write(tmp_path))


TEXTS = st.text(st.characters(), min_size=1, max_size=60)


@given(TEXTS)
def test_any_text_becomes_one_readable_line_without_markup(text: str) -> None:
    read = yaml.safe_load(rasa_yaml.nlu([("repair", text)]))["nlu"]
    lines = read[0]["examples"].splitlines() if read else []
    assert lines == ([f"- {rasa_yaml.example(text)}"] if rasa_yaml.example(text) else [])
    assert not set("[]") & set("".join(lines))


@given(TEXTS)
def test_any_answer_is_readable_and_has_no_slot_markup(text: str) -> None:
    read = yaml.safe_load(rasa_yaml.domain({"repair": text}))
    assert read["responses"]["utter_repair"] == [{"text": rasa_yaml.response(text)}]
    assert not set("{}") & set(rasa_yaml.response(text))


NASTY = [
    r"is C:\users\me or \u00 okay",
    "pay with ${HOME} or $PATH",
    'my [jacket](product) and {"entity": 1}',
    "- what: is | this > # really?",
    "'quoted\" \\n text",
    "emoji \U0001f9e5\u200d\U0001f525 and ümläut \u2028 line \x85 break \x07 bell",
    "version: 3",
    "/restart",
    "yes",
    "~ !!python/object:os.system",
]

READ_BY_RASA = """
import json, sys
from pathlib import Path
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.core.nlg.interpolator import interpolate_text
folder = Path(sys.argv[1])
read = RasaYAMLReader().read(str(folder / "nlu" / "learned.yml"))
domain = Domain.load([str(folder / "domain")])
steps = YAMLStoryReader(domain).read_from_file(folder / "rules" / "learned.yml")
texts = [(e.get("text"), e.get("intent"), e.get("entities", [])) for e in read.training_examples]
answer = interpolate_text(domain.responses["utter_repair"][0]["text"], {})
print("READ" + json.dumps({"texts": texts, "answer": answer, "rules": len(steps)}))
"""


def read_by_rasa(version: Version, folder: Path) -> dict[str, object]:
    done = subprocess.run(
        [load().bot_interpreter, "-W", "ignore", "-c", READ_BY_RASA, version.write(folder)],
        capture_output=True,
        text=True,
        env={"HOME": str(folder), "RASA_TELEMETRY_ENABLED": "false", "PATH": "/usr/bin:/bin"},
    )
    line = next((line for line in done.stdout.splitlines() if line.startswith("READ")), None)
    assert line, done.stderr
    read: dict[str, object] = json.loads(line.removeprefix("READ"))
    return read


@pytest.mark.bot
def test_rasa_reads_what_customers_wrote(project: Path, tmp_path: Path) -> None:
    answer = "Costs {price} or ${x}\n\\u00 [link](url): 'fine' \"really\""
    version = compose(base(project), taught(*NASTY, answer=answer))
    read = read_by_rasa(version, tmp_path / "datasets")
    assert read["texts"] == [[rasa_yaml.example(text), "repair", []] for text in NASTY]
    assert read["answer"] == rasa_yaml.response(answer)
    assert read["rules"] == 1
