"""The table: every row a run may report, its unit and its bar."""

from __future__ import annotations

from benchmarks.common.bars import Bar, Rule, at_least, at_most

BARS: dict[str, Bar] = {
    "banking77.accuracy.fast": at_least(93.3, "%"),
    "banking77.accuracy.tuned": at_least(94.3, "%"),
    "banking77.10shot.tuned": at_least(86.0, "%"),
    "banking77.10shot.fast": Bar("%", Rule.SHOWN),
    "banking77.answered_at_2.fast": at_least(76.0, "%"),
    "banking77.answered_at_2.fast.error": at_most(2.5, "%"),
    "banking77.answered_at_2.tuned": at_least(80.0, "%"),
    "banking77.answered_at_2.tuned.error": at_most(2.5, "%"),
    "banking77.promise_kept": at_least(85, "of 100"),
    "banking77.promise_kept.answered": Bar("%", Rule.SHOWN),
    "banking77.clarify.single": at_least(0.80, "share"),
    "banking77.clarify.coverage": at_least(0.98, "share"),
    "banking77.clarify.size": at_most(2.7, "intents"),
    "banking77.clarify.rejected": at_most(0.036, "share"),
    "clinc150.in_scope.tuned": at_least(95.0, "%"),
    "clinc150.oos_recall.tuned": at_least(80.0, "%"),
    "clinc150.in_scope.fast": Bar("%", Rule.SHOWN),
    "clinc150.oos_recall.fast": Bar("%", Rule.SHOWN),
    "clinc150.auroc": at_least(0.980, "AUROC"),
    "clinc150.fpr95": at_most(0.10, "share"),
    "messy.in_scope.fast": Bar("%", Rule.SHOWN),
    "messy.oos_recall.fast": Bar("%", Rule.SHOWN),
    "messy.mcc.fast": Bar("MCC", Rule.BEST),
    "goemotions.negative_auroc": at_least(0.90, "AUROC"),
    "goemotions.macro_f1": at_least(0.70, "F1"),
    "uss.mwoz.auroc": at_least(0.72, "AUROC"),
    "uss.sgd.auroc": at_least(0.80, "AUROC"),
    "uss.mwoz.f1": Bar("F1", Rule.ABOVE, 0.238),
    "uss.mwoz.f1.as_published": Bar("F1", Rule.SHOWN),
    "uss.sgd.f1": Bar("F1", Rule.ABOVE, 0.086),
    "uss.sgd.f1.as_published": Bar("F1", Rule.SHOWN),
    "uss.mwoz.gt1": Bar("GT-I", Rule.BEST),
    "uss.mwoz.gt1.recall": Bar("share", Rule.SHOWN),
    "uss.sgd.gt1": Bar("GT-I", Rule.BEST),
    "uss.sgd.gt1.recall": Bar("share", Rule.SHOWN),
    "latency.added_p50": at_most(8.0, "ms"),
    "latency.added_p95": at_most(20.0, "ms"),
    "encoder.int8_loss": at_most(0.3, "points"),
    "encoder.int8_loss.speed": at_least(2.0, "times fp32"),
}
"""Names are dotted: a row whose name extends another's qualifies it."""
