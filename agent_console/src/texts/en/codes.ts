/* Codes of the service in words: why a person, what was said so far, how a training ended. */
import type { Reason, RunReason, RunStep, SummaryLine } from "../../types";
import type { Catalogue } from "../catalogue";
import { languageName, number, plural } from "./grammar";

const FAILURES: Record<string, string> = {
  bot_down: "The bot could not be reached",
  bot_slow: "The bot took too long to answer",
  model_changed: "The bot was changing its model",
  unexpected: "The bot failed unexpectedly; see the service's log",
};

const DANGERS: Record<string, string> = {
  self_harm: "speaks of suicide or self-harm",
  violence: "speaks of violence",
  emergency: "speaks of an emergency",
};

const MATTERS: Record<string, string> = {
  bereavement: "somebody has died",
  legal: "lawyers, police, regulators or a deadline",
  press: "the press",
};

const matterInShort: Record<string, string> = {
  bereavement: "Bereavement",
  legal: "Legal",
  press: "Press",
};

const reason: Catalogue<Reason> = {
  danger: ({ category }) => `Danger to life: ${DANGERS[category] ?? category}`,
  sensitive_matter: ({ category }) => `For a person alone: ${MATTERS[category] ?? category}`,
  asked_for_a_person: () => "Asked for a person",
  pressed_the_button: () => "Pressed “Talk to a person”",
  did_not_help: () => "Said the bot's answer did not help",
  none_of_these: () => "None of the bot's suggestions fitted",
  seems_to_want_a_person: () => "Seems to ask for a person",
  matter_for_a_person: ({ label }) => `A matter for a person: ${label}`,
  other_language: ({ language: code }) => `The bot has no answers in ${languageName(code)}`,
  angry_or_distressed: () => "Angry or distressed",
  very_negative_tone: () => "Very negative tone",
  tone_getting_worse: () => "Negative tone, getting worse with each message",
  negative_tone: () => "Negative tone",
  going_badly: () => "The conversation is going badly",
  unknown_question: () => "Unlike anything the bot knows",
  unsure: () => "The bot is not sure what is meant",
  sent_files: () => "Sent a file, which the bot cannot look at",
  failed_turns: ({ turns }) => `The bot failed ${plural(turns, "time", "times")} in a row`,
  unusable_answers: ({ turns }) =>
    `The bot could not use what it was told, ${plural(turns, "time", "times")} in a row`,
  sarcastic: () => "Sarcastic: thanks or praise that are not meant",
  bot_silent: () => "The bot had nothing to say",
  bot_busy: () => "The bot was busy with too many other customers",
  bot_slow: ({ seconds }) =>
    `The bot did not answer within ${plural(seconds, "second", "seconds")}`,
  bot_failed: ({ error }) => FAILURES[error] ?? `The bot failed: ${error.replaceAll("_", " ")}`,
  released: ({ agent_name }) => `${agent_name} gave it back to the queue`,
  holder_away: ({ agent_name }) => `${agent_name} was away when it was due again`,
  to_team: ({ agent_name, team_name }) => `${agent_name} passed it on to ${team_name}`,
  agent_gone: ({ agent_name, minutes }) =>
    `${agent_name} has not answered for ${plural(minutes, "minute", "minutes")}`,
  other: ({ text }) => text,
};

/** The same in two or three words, for a chip. */
const reasonInShort: Record<Reason["code"], string> = {
  danger: "Danger to life",
  sensitive_matter: "For a person",
  asked_for_a_person: "Wants a person",
  pressed_the_button: "Wants a person",
  did_not_help: "Did not help",
  none_of_these: "No option fitted",
  seems_to_want_a_person: "Wants a person",
  matter_for_a_person: "For a person",
  other_language: "Other language",
  angry_or_distressed: "Distressed",
  very_negative_tone: "Upset",
  tone_getting_worse: "Upset",
  negative_tone: "Upset",
  going_badly: "Going badly",
  unknown_question: "Unknown question",
  unsure: "Bot unsure",
  sent_files: "Sent a file",
  failed_turns: "Bot failed again",
  unusable_answers: "Bot failed again",
  sarcastic: "Upset",
  bot_silent: "Bot out of order",
  bot_busy: "Bot busy",
  bot_slow: "Bot out of order",
  bot_failed: "Bot out of order",
  released: "Released",
  holder_away: "Agent away",
  to_team: "Passed on",
  agent_gone: "Agent gone",
  other: "Other",
};

/** What a line of the summary is about; in this order. */
const summary: Record<SummaryLine["about"], string> = {
  first: "Began with",
  last: "Now",
  tried: "Bot said",
  other: "So far",
};

const of = ({ after, total, before }: { after: number; total: number; before: number }) =>
  `${number(after)} of ${number(total)} instead of ${number(before)}`;

const runReason: Catalogue<RunReason> = {
  intent_lost: ({ intent, before, after, total }) =>
    `“${intent}” would lose ${number(before - after)} of its ${plural(total, "held-out question", "held-out questions")} (${number(before)} right before, ${number(after)} now)`,
  fewer_understood: (counts) => `Fewer questions understood: ${of(counts)}`,
  fewer_answered: (counts) => `Fewer questions answered correctly: ${of(counts)}`,
  fewer_left_alone: (counts) =>
    `Fewer questions left alone that it should not answer: ${of(counts)}`,
  service_stopped: () => "The service was stopped in the meantime",
  service_died: () => "The service stopped during the training; start it again",
  timed_out: ({ seconds }) =>
    `The training did not end within ${plural(seconds, "second", "seconds")}`,
  failed: ({ detail }) => detail,
  other: ({ text }) => text,
};

const runStep: Record<RunStep, string> = {
  starting: "Starting",
  dataset: "Writing the dataset",
  imports: "Starting the trainer",
  vectors: "Reading the examples",
  folds: "Testing it on held-back rows",
  tuning: "Tuning the encoder",
  model: "Training the model",
  heldout: "Asking the held-out questions",
  comparing: "Setting thresholds and comparing with the live model",
  switching: "Switching",
};

export const codes = { reason, reasonInShort, matterInShort, summary, runReason, runStep };
