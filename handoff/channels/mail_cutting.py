"""What somebody wrote in a reply by mail, without what it quotes and without the signature.

Line by line, by what mail programs put around a quote in the widget's languages. What is not
recognised stays: a line too many is a nuisance, a line too few is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_LINES = 5000
"""More than that nobody has written by hand; the rest is not looked at."""

_WROTE = re.compile(
    r"\b(wrote|writes|schrieb|geschrieben|a écrit|escribió|ha escrito)\b.{0,200}:$", re.IGNORECASE
)
_WHEN_OR_WHO = re.compile(r"\d|@")
_HISTORY = re.compile(
    r"^[\s>]*[-_]{2,}\s*(original message|original-nachricht|ursprüngliche nachricht|"
    r"message d'origine|message original|mensaje original|reply message)\s*[-_]{2,}\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[_-]{10,}$")
_FROM = re.compile(r"^\*?(from|von|de|expéditeur)\s*:\*?\s*\S", re.IGNORECASE)
_OTHER_HEADER = re.compile(
    r"^\*?(sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|date d'envoi|enviado|"
    r"enviado el|fecha|para|asunto)\s*:",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"^(sent from (my |mail for |outlook|yahoo|proton|samsung)|sent (via|with) |get outlook for "
    r"|von meinem .{0,30} gesendet|gesendet (von|mit|aus) |diese nachricht wurde von meinem "
    r"|outlook für .{0,20} (laden|herunterladen)|holen sie sich outlook"
    r"|envoyé (de|depuis|à partir de|avec) |obtenir outlook|télécharger outlook|provenance : "
    r"|enviado (desde|con) |obtener outlook|descargar outlook)",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"^((best|kind|warm|many)?\s*(regards|wishes|thanks)|best|cheers|sincerely|yours( \w+)?|"
    r"(mit )?(freundlichen|freundliche|besten|beste|viele|vielen|liebe|herzliche|schöne) "
    r"(grüßen|grüße|grüssen|grüsse|gruß|dank)|mfg|vg|lg|"
    r"(bien )?cordialement|sincères salutations|meilleures salutations|bien à vous|"
    r"(un )?(cordial )?saludos?( cordial(es)?)?|atentamente|un abrazo)[\s,.!]*$",
    re.IGNORECASE,
)
_LONGEST_CONTACT_LINE = 70
_MOST_CONTACT_LINES = 10


def cut(text: str) -> str:
    """The new part of a mail's plain text."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")][:MOST_LINES]
    lines = _without_history(lines)
    lines = _without_quotes(lines)
    return "\n".join(_without_signature(lines)).strip()


def without_signature(text: str) -> str:
    """For text that quotes nothing any more."""
    return "\n".join(_without_signature(text.split("\n"))).strip()


def _without_history(lines: list[str]) -> list[str]:
    """Everything before the mail that is answered, where that follows without quotation marks."""
    for number, line in enumerate(lines):
        if _HISTORY.match(line):
            return lines[:number]
        if _begins_headers(lines, number):
            before = number - 1 if number and _RULE.match(lines[number - 1]) else number
            return lines[:before]
        if (end := _attribution(lines, number)) and not _quoted_follows(lines, end):
            return lines[:number]
    return lines


def _begins_headers(lines: Sequence[str], number: int) -> bool:
    """From, Sent, To and Subject, as Outlook puts them above what it quotes."""
    if not _FROM.match(lines[number]):
        return False
    following = [line for line in lines[number + 1 : number + 6] if line]
    return sum(bool(_OTHER_HEADER.match(line)) for line in following) >= 2


def _attribution(lines: Sequence[str], number: int) -> int:
    """`On …, … wrote:`, on up to three lines: the line after it; 0 if there is none here."""
    if not lines[number] or lines[number].startswith(">"):
        return 0
    for end in range(number + 1, min(number + 4, len(lines) + 1)):
        if not lines[end - 1]:
            return 0
        said = " ".join(lines[number:end]).replace("\xa0", " ")
        if _WROTE.search(said):
            return end if len(said) < 400 and _WHEN_OR_WHO.search(said) else 0
    return 0


def _quoted_follows(lines: Sequence[str], end: int) -> bool:
    following = next((line for line in lines[end:] if line), "")
    return following.startswith(">")


def _without_quotes(lines: list[str]) -> list[str]:
    """Quoted lines go with the line above that says whose they are. Where somebody answers between
    them, point by point, they stay: the answers would make no sense without them."""
    runs = _runs_of_quotes(lines)
    answered = [run for run in runs if _is_answered(lines, run)]
    if len(answered) > 1:
        last = runs[-1]
        return lines if last in answered else _removed(lines, [last])
    return _removed(lines, runs)


def _runs_of_quotes(lines: Sequence[str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if not line.startswith(">"):
            continue
        if runs and not any(lines[runs[-1][1] : number]):
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _is_answered(lines: Sequence[str], run: tuple[int, int]) -> bool:
    """Whether somebody wrote something of their own below it."""
    below = []
    for line in lines[run[1] :]:
        if line.startswith(">"):
            break
        below.append(line)
    return any(_without_signature(below))


def _removed(lines: list[str], runs: Sequence[tuple[int, int]]) -> list[str]:
    for start, end in reversed(runs):
        lines = lines[: _start_of_attribution(lines, start)] + lines[end:]
    return lines


def _start_of_attribution(lines: Sequence[str], start: int) -> int:
    """Where the words begin that say whose the quote below them is; `start` if there are none."""
    end = start
    while end and not lines[end - 1]:
        end -= 1
    for number in range(max(0, end - 3), end):
        said = " ".join(lines[number:end])
        if _attribution(lines, number) == end:
            return number
        # In any language: a line above a quote that ends in a colon and names a time or an address.
        if number == end - 1 and said.endswith(":") and re.search(r"\d:\d\d|@", said):
            return number
    return start


def _without_signature(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    for number, line in enumerate(kept):
        if line.rstrip() == "--" and any(kept[:number]):
            kept = kept[:number]
            break
    kept = _without_sent_from(kept)
    return _without_contact_lines(kept)


def _without_sent_from(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    last = lines[-1].strip() if lines else ""
    is_added = _SENT_FROM.match(last) is not None or _is_rule(last)
    return _without_sent_from(lines[:-1]) if is_added else lines


def _is_rule(line: str) -> bool:
    return _RULE.match(line) is not None or line in ("--", "—")


def _without_contact_lines(lines: list[str]) -> list[str]:
    """After a farewell and a name: where they work, their number, what the law wants."""
    for number, line in enumerate(lines):
        if not _FAREWELL.match(line.strip()) or not any(lines[:number]):
            continue
        rest = [at for at in range(number + 1, len(lines)) if lines[at].strip()]
        if len(rest) <= 1 or len(rest) > _MOST_CONTACT_LINES + 1:
            continue
        if all(_may_be_contact(lines[at]) for at in rest):
            return lines[: rest[0] + 1]
    return lines


def _may_be_contact(line: str) -> bool:
    return len(line) <= _LONGEST_CONTACT_LINE and not line.rstrip().endswith("?")
