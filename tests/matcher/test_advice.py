"""Changes, gaps and comparisons, each held against the score itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.compare import compare
from matcher.conditions import Condition, Depth, LanguageCondition, SkillCondition
from matcher.gaps import gaps
from matcher.match import Request, embed_cv, embedded_posting, judge_candidate, match_cv
from matcher.nouns import Importance, Kind, Posting, Shown, VerdictStatus
from matcher.score import score
from matcher.what_if import Judged
from tests.cases import AS_OF, CvText, posting, requirement
from tests.embedders import WordCountEmbedder
from tests.matcher.test_match import retrieving

EMBED = WordCountEmbedder()
TEXT = CvText("Wrote python tools for the physics laboratory", "Sang in a choir")
CV = TEXT.cv(skills=(TEXT.use("python tools", "Python", Shown.WORK),))


def skill(*groups: tuple[str, ...], depth: Depth = Depth.WORKING) -> SkillCondition:
    return SkillCondition(groups, depth)


def asking(posting_id: str, *conditions: Condition, **facts: object) -> Posting:
    asked = [
        requirement(Kind.LANGUAGE if isinstance(one, LanguageCondition) else Kind.SKILL, one, f"asked {number}")
        for number, one in enumerate(conditions)
    ]
    return posting(*asked, id=posting_id, title=f"Intern {posting_id}", **facts)


def judged(one: Posting) -> Judged:
    return judge_candidate(embed_cv(CV, EMBED), embedded_posting(one, EMBED), Request(AS_OF))


def unshown(one: Judged) -> Judged:
    """The same with every requirement missing from the CV."""
    verdicts = tuple(replace(verdict, status=VerdictStatus.MISSING) for verdict in one.match.verdicts)
    return replace(one, match=replace(one.match, verdicts=verdicts))


def test_the_gain_of_a_gap_is_that_of_the_score() -> None:
    asked = asking("a", skill(("Python",)), skill(("Kubernetes",)))
    match = match_cv(CV, Request(AS_OF), embed=EMBED, retrieve=retrieving(asked)).ranked[0]
    assert [(change.requirement, change.question) for change in match.changes] == [(1, None)]
    met = [replace(verdict, status=VerdictStatus.MET) for verdict in match.verdicts]
    topic = next(part.value for part in match.score.parts if part.name == "topic")
    assert match.changes[0].gain == pytest.approx(score(met, topic).value - match.score.value)
    assert "asked 1" in match.changes[0].text


def test_changes_come_best_first_and_are_few() -> None:
    asked = asking("a", *(skill((name,)) for name in ("Java", "Rust", "Go", "Ruby", "Perl", "Scala", "Haskell")))
    changes = match_cv(CV, Request(AS_OF), embed=EMBED, retrieve=retrieving(asked)).ranked[0].changes
    assert len(changes) == 5
    assert [one.gain for one in changes] == sorted((one.gain for one in changes), reverse=True)


def test_one_skill_that_several_postings_ask_is_one_gap() -> None:
    asked = [
        asking("a", skill(("Kubernetes", "Docker"))),
        asking("b", skill(("Docker",))),
        asking("c", skill(("Rust",))),
    ]
    found = gaps([judged(one) for one in asked])
    assert [(gap.skill, gap.postings) for gap in found] == [("Docker", ("a", "b")), ("Rust", ("c",))]
    assert all(gap.gain > 0 for gap in found)


def test_what_the_cv_shows_is_no_gap_even_where_more_of_it_is_asked() -> None:
    assert gaps([judged(asking("a", skill(("Python",), depth=Depth.STRONG)))]) == ()


def test_the_same_condition_is_one_gap() -> None:
    german = LanguageCondition(("German",), 4)
    found = gaps([judged(asking("a", german)), judged(asking("b", german))])
    assert [(gap.kind, gap.skill, len(gap.postings)) for gap in found] == [(Kind.LANGUAGE, None, 2)]


def test_conditions_that_name_nothing_are_not_the_same_gap() -> None:
    asked = {text: requirement(Kind.SKILL, skill(), text) for text in ("juggling knives", "welding steel")}
    found = gaps([unshown(judged(posting(one, id=text, title=text))) for text, one in asked.items()])
    assert {(gap.text, gap.postings) for gap in found} == {(text, (text,)) for text in asked}


def test_blocked_postings_tell_no_gaps() -> None:
    one = judged(asking("a", skill(("Rust",))))
    blocked = replace(one, match=replace(one.match, verdicts=(replace(one.match.verdicts[0], blocker=True),)))
    assert gaps([blocked]) == ()


def test_the_terms_of_a_comparison_add_up_and_name_the_requirements() -> None:
    found = compare(judged(asking("a", skill(("Python",)))), judged(asking("b", skill(("Rust",)))))
    assert sum(term.difference for term in found.terms) == pytest.approx(found.difference, abs=1e-5)
    assert found.difference > 0
    assert found.sentences[0].startswith("“Intern a” stands above “Intern b”")
    assert any("it meets “asked 0”" in sentence for sentence in found.sentences)


def test_equals_are_called_equals() -> None:
    same = judged(asking("a", skill(("Python",))))
    assert "score the same" in compare(same, same).sentences[0]
    assert compare(same, same).difference == 0


def test_a_blocker_is_named() -> None:
    one = judged(posting(requirement(Kind.LANGUAGE, LanguageCondition(("German",), 4), "Fluent German"), id="b"))
    verdict = replace(one.match.verdicts[0], blocker=True, requirement=one.match.verdicts[0].requirement)
    score_of = score([verdict], 0.5)
    blocked = replace(one, match=replace(one.match, verdicts=(verdict,), score=score_of))
    found = compare(judged(asking("a", skill(("Python",)))), blocked)
    assert any("Something stands in the way" in one and "Fluent German" in one for one in found.sentences)
    assert verdict.requirement.importance is Importance.MUST
