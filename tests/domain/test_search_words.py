"""Words as search compares them, in four languages; identifiers and addresses; snippets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.errors import Invalid
from handoff.domain.search_words import Term, begins, score, snippet, terms_of, words_of


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Where is my ORDER?", ["where", "is", "my", "order"]),
        ("Größe: straßentauglich", ["grosse", "strassentauglich"]),
        ("DÉJÀ livrée, cœur", ["deja", "livree", "coeur"]),
        ("¿Cuándo llega el envío, señor?", ["cuando", "llega", "el", "envio", "senor"]),
        ("de\u0301ja\u0300", ["deja"]),
        ("HG-10432", ["hg", "10432", "hg10432"]),
        ("<ebba@example.org>", ["ebba", "example", "org", "ebbaexampleorg"]),
        ("l'heure", ["l", "heure", "lheure"]),
        ("… -- !", []),
    ],
)
def test_words_are_compared_without_case_accents_and_punctuation(
    written: str, found: list[str]
) -> None:
    assert words_of(written) == found


@given(st.text())
def test_words_are_letters_and_digits_whatever_was_written(text: str) -> None:
    assert all(word.isalnum() and len(word) <= 64 for word in words_of(text))
    assert words_of(text) == words_of(text.strip())


@pytest.mark.parametrize("query", ["", "  ", "a", "…", '"*"'])
def test_nothing_to_look_for_is_refused_in_words(query: str) -> None:
    with pytest.raises(Invalid, match="at least two letters"):
        terms_of(query)


def test_too_much_to_look_for_is_refused_in_words() -> None:
    with pytest.raises(Invalid, match="at most 10 words"):
        terms_of(" ".join(f"w{n}" for n in range(11)))
    assert len(terms_of("again " * 30)) == 1


def test_what_is_written_as_one_is_found_as_one_or_in_its_parts() -> None:
    (term,) = terms_of("HG-104")
    assert term == Term("hg104", ("hg", "104"))
    assert score([term], words_of("my order HG10432")) == 1
    assert score([term], words_of("HG 104")) == 2
    assert score([term], words_of("HG 20432")) == 0


def test_a_whole_word_counts_more_than_its_beginning() -> None:
    terms = terms_of("kayak ebb")
    assert score(terms, words_of("Kayak for Ebba")) == 3
    assert score(terms, words_of("kayak")) == 2
    assert score(terms, words_of("canoe")) == 0


def test_a_single_letter_is_a_word_and_not_a_beginning() -> None:
    assert begins("c", "c") and not begins("cat", "c") and begins("cat", "ca")


def shown(text: str, query: str) -> str:
    return "".join(
        f"[{part.text}]" if part.hit else part.text for part in snippet(text, terms_of(query))
    )


def test_a_snippet_marks_what_was_found_as_it_was_written() -> None:
    assert shown("Wo ist\nmein  Päckchen?", "packchen") == "Wo ist mein [Päckchen]?"
    assert shown("Order HG-10432, please", "hg-104") == "Order [HG-10432], please"
    assert shown("Order HG-10432, please", "10432") == "Order HG-[10432], please"
    assert shown("write to ebba@example.org.", "ebba@ex") == "write to [ebba@example.org]."
    assert shown("nothing here", "else") == "nothing here"


def test_a_snippet_of_a_long_text_is_around_the_first_hit() -> None:
    found = shown("before " * 60 + "the kayak rack " + "after " * 60, "kayak")
    assert found.startswith("…before") and found.endswith("…") and "the [kayak] rack" in found
    assert len(found) < 160


@given(st.text(min_size=1, max_size=300))
def test_a_snippet_is_a_piece_of_the_text(text: str) -> None:
    line = "".join(part.text for part in snippet(text, terms_of("kayak rack")))
    assert len(line) <= 300
    assert all(part.text for part in snippet(text, terms_of("kayak rack")))
