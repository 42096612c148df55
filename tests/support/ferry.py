"""A second, small assistant in a folder of its own."""

from __future__ import annotations

from pathlib import Path

CONFIG = """
recipe: default.v1
assistant_id: ferry
language: en
pipeline:
- name: bot.components.featurizer.SentenceFeaturizer
- name: bot.components.classifier.SentenceClassifier
- name: bot.components.entities.PatternExtractor
policies:
- name: RulePolicy
  enable_fallback_prediction: false
"""

DOMAIN = """
version: "3.1"
intents: [crossing_times, bicycle_on_board, wave]
entities: [ticket]
slots:
  ticket:
    type: text
    influence_conversation: false
    mappings: [{type: from_entity, entity: ticket}]
responses:
  utter_crossing_times: [{text: "We cross every hour."}]
  utter_bicycle_on_board: [{text: "Bicycles travel free."}]
  utter_wave: [{text: "Ahoy!"}]
"""

NLU = """
version: "3.1"
nlu:
- intent: crossing_times
  examples: |
    - when does the next ferry leave
    - at what time do you cross
    - how often do you sail over
    - what time is the last boat back
    - departure times please
- intent: bicycle_on_board
  examples: |
    - can I take my bicycle on board
    - is my bike allowed on the boat
    - how much for a bicycle
    - may I bring a tandem
    - are cyclists welcome on the ferry
- intent: wave
  examples: |
    - hello there
    - good morning
    - hi
    - ahoy
    - hey ferryman
"""

RULES = """
version: "3.1"
rules:
- rule: crossing
  steps: [{intent: crossing_times}, {action: utter_crossing_times}]
- rule: bicycle
  steps: [{intent: bicycle_on_board}, {action: utter_bicycle_on_board}]
- rule: wave
  steps: [{intent: wave}, {action: utter_wave}]
"""

BATON = """
name: Ferry of Lodden
languages: [en, da]
labels:
  crossing_times: When you cross
identifiers:
  ticket:
    pattern: LF-?(\\d{6})
    value: LF{}
    read_as: ticket
    bare: {pattern: '\\d{6}', behind: [ticket, billet]}
widget:
  en: {suggestions: [When does the next ferry leave?]}
  da: {intro: "Hej!", suggestions: ["Hvornår sejler I?"]}
"""


def ferry(folder: Path, **changed: str) -> Path:
    """The folder of an assistant with three intents and no forms; `changed`: other contents for
    `config`, `domain`, `nlu`, `rules`, `baton` or `endpoints`."""
    contents = {"config": CONFIG, "domain": DOMAIN, "nlu": NLU, "rules": RULES, "baton": BATON}
    for name, content in (contents | changed).items():
        file = folder / ("data" if name in ("nlu", "rules") else "") / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder
