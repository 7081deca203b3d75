"""What is worked out twice for one CV is worked out once, and nothing of it stays."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from matcher.instances import lexicon, words_of
from matcher.scratch import kept, once, once_for, scratch
from matcher.skill_vocabulary import use_additional_vocabulary
from matcher.skills import find_skills


class Work:
    """A function that counts how often it works."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, given: str) -> str:
        self.times += 1
        return given.upper()


@pytest.fixture
def work() -> Work:
    return Work()


def remembering(work: Work):  # type: ignore[no-untyped-def]
    def function(given: str) -> str:
        return work(given)

    return once(function)


def test_inside_a_scratch_it_is_worked_out_once(work: Work) -> None:
    remembered = remembering(work)
    with scratch():
        assert (remembered("a"), remembered("a"), remembered("b")) == ("A", "A", "B")
    assert work.times == 2


def test_outside_a_scratch_nothing_is_kept(work: Work) -> None:
    remembered = remembering(work)
    with scratch():
        remembered("a")
    remembered("a")
    remembered("a")
    assert work.times == 3


def test_a_scratch_inside_another_is_the_same(work: Work) -> None:
    remembered = remembering(work)
    with scratch():
        with scratch():
            remembered("a")
        remembered("a")
    assert work.times == 1


def test_another_thread_has_a_scratch_of_its_own(work: Work) -> None:
    remembered = remembering(work)
    with scratch():
        remembered("a")
        other = threading.Thread(target=remembered, args=("a",))
        other.start()
        other.join()
    assert work.times == 2


def test_it_is_forgotten_when_the_work_fails(work: Work) -> None:
    remembered = remembering(work)

    @scratch()
    def fail() -> None:
        remembered("a")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    remembered("a")
    assert work.times == 2


def test_methods_are_told_apart_by_their_objects(work: Work) -> None:
    one, other = object(), object()
    with scratch():
        for owner in (one, other, one):
            once_for(owner, "a", work)
    assert work.times == 2


def test_what_is_kept_by_the_object_cannot_be_taken_for_a_later_one() -> None:
    """An object that is gone may leave its number to the next one; the scratch keeps those that it knows."""

    class Thing:
        pass

    owner = object()
    with scratch():
        thing = Thing()
        seen = weakref.ref(thing)
        once_for(owner, thing, lambda _: 1)
        del thing
        gc.collect()
        assert seen() is not None
    gc.collect()
    assert seen() is None


def test_the_rules_find_the_same_inside_and_outside() -> None:
    text = "Led a team of four through a project in Python and SQL; organised the yearly fair"
    phrases = lexicon().asked
    outside = (find_skills(text), words_of(text), phrases.find(words_of(text)))
    with scratch():
        for _ in range(2):
            assert (find_skills(text), words_of(text), phrases.find(words_of(text))) == outside


def test_what_is_kept_of_a_posting_of_the_index_outlives_the_request(work: Work) -> None:
    remembered = kept(work.__call__)
    for _ in range(2):
        with scratch(of_index=True):
            assert [remembered("asked"), remembered("asked")] == ["ASKED", "ASKED"]
    assert work.times == 1


def test_what_a_posting_says_that_was_sent_is_forgotten_with_the_request(work: Work) -> None:
    remembered = kept(work.__call__)
    for _ in range(2):
        with scratch():
            assert [remembered("sent"), remembered("sent")] == ["SENT", "SENT"]
    assert work.times == 2


def test_what_is_asked_for_again_and_again_is_kept_and_the_rest_makes_room(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matcher.scratch.ROOM", 3)
    remembered = kept(work.__call__)
    with scratch(of_index=True):
        for text in "abcdaefga":
            assert remembered(text) == text.upper()
        assert work.times == len("abcdefg")
        remembered("b")
    assert work.times == len("abcdefg") + 1


def test_another_vocabulary_forgets_what_was_kept(work: Work) -> None:
    remembered = kept(work.__call__)
    for _ in range(2):
        with scratch(of_index=True):
            remembered("asked")
        use_additional_vocabulary(None)
    assert work.times == 2
