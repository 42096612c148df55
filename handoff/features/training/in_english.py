"""The command line's words for what a training run reports; the console has its own."""

from __future__ import annotations

from handoff.domain.training_run import (
    AnyReason,
    FewerRight,
    IntentLost,
    OtherRunReason,
    RunFailed,
    RunStep,
    RunStopped,
    RunTimedOut,
)

STEPS = {
    RunStep.STARTING: "Starting",
    RunStep.DATASET: "Writing the dataset",
    RunStep.IMPORTS: "Starting the trainer",
    RunStep.VECTORS: "Reading the examples",
    RunStep.FOLDS: "Trying it on rows held back",
    RunStep.TUNING: "Tuning the encoder",
    RunStep.MODEL: "Training the model",
    RunStep.HELDOUT: "Asking the held-out questions",
    RunStep.COMPARING: "Setting the thresholds, comparing with the live model",
    RunStep.SWITCHING: "Switching",
}

_FEWER = {
    "fewer_understood": "fewer questions understood",
    "fewer_answered": "fewer questions answered rightly",
    "fewer_left_alone": "fewer questions left alone that it should not answer",
}

_STOPPED = {
    "service_stopped": "the service was stopped",
    "service_died": "the service stopped in the middle; start the training again",
}


def reason(why: AnyReason) -> str:
    """One reason, worded to end a line, without a full stop."""
    match why:
        case IntentLost():
            return (
                f"'{why.intent}' would lose {why.before - why.after} of its {why.total} held-out "
                f"questions ({why.before} right before, {why.after} now)"
            )
        case FewerRight():
            return f"{_FEWER[why.code]}: {why.after} of {why.total} instead of {why.before}"
        case RunStopped():
            return _STOPPED[why.code]
        case RunTimedOut():
            return f"training did not end within {why.seconds:g} s; see BATON_TRAIN_TIMEOUT_S"
        case RunFailed():
            return why.detail
        case OtherRunReason():
            return why.text
