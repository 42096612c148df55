"""Ways to read a message: the plainest first, with tricks undone."""

from handoff.detector.care.plain import MOST_READINGS, readings


def test_the_first_reading_is_the_text_without_decoration() -> None:
    assert next(readings("Où est-ce ?  J’ai «ÉTÉ» là…")) == "ou est ce . jai ete la"


def test_ends_of_sentences_stay() -> None:
    assert next(readings("Stop. Now!\tGo\non")) == "stop . now . go on"


def test_digits_are_letters_only_inside_words() -> None:
    found = list(readings("order 10432, d1e"))
    assert found == ["order 10432 d1e", "order 10432 die"]


def test_letters_apart_are_also_read_together() -> None:
    assert "please kms now" in readings("please k-m-s now")
    assert next(readings("please k-m-s now")) == "please k m s now"


def test_drawn_out_letters_are_read_once_and_twice() -> None:
    assert list(readings("killlll")) == ["kil", "kill"]


def test_there_is_an_end_to_it() -> None:
    assert len(list(readings("s*x d1eee k.m.s @@@ " * 50))) <= MOST_READINGS
