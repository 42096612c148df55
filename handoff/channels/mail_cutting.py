"""What somebody wrote in a reply by mail, without what it quotes and without the signature.

Line by line, by what mail programs put around a quote in the widget's languages. What is not
recognised stays: a line too many is a nuisance, a line too few is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST_LINES = 5000
"""More than that nobody has written by hand; the rest is not looked at."""

_WROTE = re.compile(
    r"\b(wrote|writes|schrieb|geschrieben|a écrit|escribió|ha escrito)\b.{0,200}:$", re.IGNORECASE
)
_WHEN_OR_WHO = re.compile(r"\d|@")
_TIME_OR_ADDRESS = re.compile(r"\d:\d\d|\d ?(h|uhr|[ap]\.?m)\b|\d ?h ?\d\d\b|@", re.IGNORECASE)
_BEGINS_ATTRIBUTION = re.compile(r"^\W*(on|am|le|el|\d+)\b", re.IGNORECASE)
_HISTORY = re.compile(
    r"^[\s>]*[-_]{2,}\s*(original message|original-nachricht|ursprüngliche nachricht|"
    r"message d'origine|message original|mensaje original|reply message)\s*[-_]{2,}\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[_-]{10,}$")
_PASSED_ON = re.compile(
    r"^(-{5,} ?.{1,60} ?-{5,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|"
    r"début du message (transféré|réexpédié) ?:|inicio del mensaje reenviado:)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\*?(from|von|de|expéditeur)\s*:\*?\s*\S", re.IGNORECASE)
_SUBJECT = re.compile(r"^\*?(subject|betreff|objet|asunto)\s*:", re.IGNORECASE)
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
_LONGEST_SENT_FROM = 100
_LONGEST_CONTACT_LINE = 70
_MOST_CONTACT_LINES = 10


@dataclass(frozen=True, slots=True)
class Cut:
    text: str
    left_out: bool = False
    """Something that no mail program marks as quoted: it may have been the writer's own."""


def cut(text: str) -> Cut:
    """The new part of a mail's plain text. Empty if there is none: see `unmarked`."""
    lines, is_long = _lines(text)
    before, is_guess = _without_history(lines)
    signed = _without_footer(_without_quotes(before))
    kept = _without_contact_lines(signed)
    return Cut("\n".join(kept).strip(), is_guess or is_long or len(kept) < len(signed))


def unmarked(text: str) -> Cut:
    """All that is not marked as quoted: for a mail that nothing is left of otherwise, such as one
    that only passes another on."""
    lines, is_long = _lines(text)
    unquoted = [line for line in _without_quotes(lines) if not line.startswith(">")]
    return Cut("\n".join(_without_signature(unquoted)).strip(), is_long)


def _lines(text: str) -> tuple[list[str], bool]:
    """And whether there are more."""
    first = text.replace("\r\n", "\n").split("\n", MOST_LINES)
    return [line.rstrip() for line in first[:MOST_LINES]], any(map(str.strip, first[MOST_LINES:]))


def _without_history(lines: list[str]) -> tuple[list[str], bool]:
    """Everything before the mail that is answered, where that follows without quotation marks; and
    whether that is only likely."""
    for number, line in enumerate(lines):
        if _HISTORY.match(line):
            return lines[:number], False
        if _begins_headers(lines, number):
            return lines[: _start_of_headers(lines, number)], True
        end = _attribution(lines, number)
        if end and not _quoted_follows(lines, end) and _stands_alone(lines, number, end):
            return lines[:number], True
    return lines, False


def _begins_headers(lines: Sequence[str], number: int) -> bool:
    """From, Sent, To and Subject, as Outlook puts them above what it quotes."""
    if not _FROM.match(lines[number]):
        return False
    following = [line for line in lines[number + 1 : number + 6] if line]
    others = sum(bool(_OTHER_HEADER.match(line)) for line in following)
    if "@" in lines[number]:
        return others >= 2
    return others >= 3 and any(map(_SUBJECT.match, following))


def _start_of_headers(lines: Sequence[str], number: int) -> int:
    """With the line above them that says that they begin, if there is one."""
    above = number
    while above and not lines[above - 1]:
        above -= 1
    line = lines[above - 1] if above else ""
    return above - 1 if _RULE.match(line) or _PASSED_ON.match(line) else number


def _stands_alone(lines: Sequence[str], number: int, end: int) -> bool:
    """Whether the lines look like a mail program's, and not like the middle of somebody's story."""
    if number and lines[number - 1] and not lines[number - 1].startswith(">"):
        return False
    if end > number + 1 and not _BEGINS_ATTRIBUTION.match(lines[number]):
        return False
    return _TIME_OR_ADDRESS.search(" ".join(lines[number:end])) is not None


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
    return _without_contact_lines(_without_footer(lines))


def _without_footer(lines: Sequence[str]) -> list[str]:
    """Without what is below two dashes, or was added by a telephone."""
    kept = list(lines)
    for number, line in enumerate(kept):
        if line.rstrip() == "--" and any(kept[:number]):
            kept = kept[:number]
            break
    return _without_sent_from(kept)


def _without_sent_from(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    last = lines[-1].strip() if lines else ""
    is_added = _is_sent_from(last) or _is_rule(last)
    return _without_sent_from(lines[:-1]) if is_added else lines


def _is_sent_from(line: str) -> bool:
    is_short = len(line) <= _LONGEST_SENT_FROM and not line.endswith(("?", "!"))
    return is_short and _SENT_FROM.match(line) is not None


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
