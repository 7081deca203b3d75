"""From the domain's nouns to the shapes of the REST interface; nothing is judged here."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import cast

from pydantic import JsonValue

from api import wire
from api.product import VERSION
from index.manifest import Manifest, current_rules
from index.records import TYPE, plain
from matcher.conditions import Condition
from matcher.nouns import (
    Change,
    Cv,
    Evidence,
    Gap,
    Match,
    Pay,
    Posting,
    Profile,
    Question,
    Requirement,
    SectionName,
    Shown,
    Variant,
    Verdict,
    VerdictStatus,
    WordBox,
)
from matcher.on_a_day import months_covered, months_of, year_of_study_on
from matcher.posting.status import status_of

DECIMALS = 4
BOX_DECIMALS = 5
"""A hundredth of a point on a page of paper."""
MAX_EXAMPLES = 5


def cv(read: Cv, as_of: date) -> wire.CvOut:
    """What was read of a CV; what its dates come to is counted for a day."""
    return wire.CvOut(**_cv_fields(read, as_of).model_dump())


def cv_with_text(read: Cv, as_of: date, *, boxes: bool) -> wire.CvWithText:
    """What was read of a CV, with the visible text of each page and, if asked for, where its words are drawn."""
    document = read.document
    drawn = boxes and bool(document.page_sizes)
    return wire.CvWithText(
        **_cv_fields(read, as_of).model_dump(),
        text=list(document.pages),
        columns=[
            wire.ColumnOut(kind=one.kind, page=one.span.page, start=one.span.start, end=one.span.end)
            for one in document.columns
        ],
        boxes=[[_box(box) for box in page] for page in document.boxes] if drawn else None,
        page_sizes=[(round(width, 2), round(height, 2)) for width, height in document.page_sizes] if drawn else None,
    )


def _box(box: WordBox) -> wire.BoxOut:
    left, top, width, height = (round(share, BOX_DECIMALS) for share in box[3:])
    return box.start, box.end, box.image_page, left, top, width, height


def _cv_fields(read: Cv, as_of: date) -> wire.CvOut:
    document = read.document
    return wire.CvOut(
        pages=len(document.pages),
        characters=sum(len(page) for page in document.pages),
        sections=[
            wire.SectionOut(name=s.name, page=s.span.page, start=s.span.start, end=s.span.end) for s in read.sections
        ],
        profile=_profile(read.profile, as_of),
        warnings=[wire.WarningOut(code=w.code, message=w.message, page=w.page) for w in document.warnings],
    )


def _profile(profile: Profile, as_of: date) -> wire.ProfileOut:
    worked = [job for job in profile.experiences if job.section is SectionName.EXPERIENCE and job.start]
    return wire.ProfileOut(
        degrees=_degrees(profile),
        skills=list(dict.fromkeys(use.skill for use in profile.skills if use.shown is not Shown.INTEREST)),
        languages=[wire.LanguageOut(name=one.name, level=one.level) for one in profile.languages],
        work_authorisation=list(dict.fromkeys(right.text for right in profile.work_rights)),
        availability=" ".join(dict.fromkeys(one.text for one in profile.availability)) or None,
        location=" / ".join(dict.fromkeys(place.text for place in profile.places)) or None,
        experiences=_experiences(profile, as_of),
        year_of_study=_year_of_study(profile, as_of),
        skills_shown=_skills_shown(profile),
        courses=_courses(profile),
        months_worked=months_covered([months_of(job, as_of) for job in worked]),
    )


def _year_of_study(profile: Profile, as_of: date) -> wire.YearOfStudyOut | None:
    found = year_of_study_on(profile, as_of)
    return wire.YearOfStudyOut(year=found[0], of=found[1], stated=profile.year_of_study is not None) if found else None


def _courses(profile: Profile) -> list[wire.CourseOut]:
    return [
        wire.CourseOut(name=one.name, mark=one.mark, page=one.span.page, start=one.span.start, end=one.span.end)
        for one in profile.courses
    ]


def _experiences(profile: Profile, as_of: date) -> list[wire.ExperienceOut]:
    return [
        wire.ExperienceOut(
            title=one.title,
            organisation=one.organisation,
            start=one.start.isoformat() if one.start else None,
            end=one.end.isoformat() if one.end else None,
            section=one.section,
            months=months_covered([months_of(one, as_of)]) if one.start else None,
        )
        for one in profile.experiences
    ]


def _skills_shown(profile: Profile) -> list[wire.SkillOut]:
    """Each skill once, in reading order, with the strongest way in which it is shown."""
    strength = list(Shown)
    best: dict[str, Shown] = {}
    for use in profile.skills:
        best[use.skill] = max(best.get(use.skill, use.shown), use.shown, key=strength.index)
    return [wire.SkillOut(name=name, shown=shown) for name, shown in best.items()]


def _degrees(profile: Profile) -> list[wire.DegreeOut]:
    return [
        wire.DegreeOut(
            level=degree.level,
            field=degree.field,
            institution=degree.institution,
            start=degree.start.isoformat() if degree.start else None,
            end=degree.end.isoformat() if degree.end else None,
            expected=degree.expected,
            grade=degree.grade,
        )
        for degree in profile.degrees
    ]


def versions(model: str, revision: str) -> wire.VersionsOut:
    """What makes answers now; the rules in use may be newer than those that a snapshot was built with."""
    return wire.VersionsOut(product=VERSION, model=model, revision=revision, rules=current_rules())


def snapshot(manifest: Manifest) -> wire.SnapshotOut:
    """Which postings, model and rules gave an answer."""
    return wire.SnapshotOut(
        id=manifest.id,
        created=manifest.created,
        model=manifest.model,
        postings=manifest.postings,
        rules=manifest.rules,
    )


def posting(read: Posting, as_of: date) -> wire.PostingOut:
    """A posting as it stands in a list, with its status on a day."""
    status = status_of(read, as_of)
    return wire.PostingOut(
        id=read.id,
        title=read.title,
        company=read.company,
        locations=[place.text for place in read.locations],
        work_mode=read.work_mode,
        url=read.url,
        deadline=read.deadline.isoformat() if read.deadline else None,
        status=status.status,
        status_reason=status.reason,
        start=read.start.isoformat() if read.start else None,
        duration_weeks=read.duration_weeks,
        paid=read.pay.paid,
        source=read.source,
        variants=[_variant(one) for one in read.variants],
    )


def _variant(variant: Variant) -> wire.VariantOut:
    return wire.VariantOut(
        id=variant.id,
        source=variant.source,
        url=variant.url,
        locations=[place.text for place in variant.locations],
        deadline=variant.deadline.isoformat() if variant.deadline else None,
    )


def posting_detail(read: Posting, as_of: date) -> wire.PostingDetail:
    """A posting with its text, its requirements, and how every line was read."""
    return wire.PostingDetail(
        **posting(read, as_of).model_dump(),
        days_on_site=read.days_on_site,
        hours_per_week=read.hours_per_week,
        pay=_pay(read.pay),
        sponsors=read.sponsors,
        levels=list(read.levels),
        language=read.language,
        format=read.format,
        text=read.text,
        requirements=[_requirement(one) for one in read.requirements],
        lines=[
            wire.LineOut(text=line.text, span=wire.Offsets(start=line.span.start, end=line.span.end), role=line.role)
            for line in read.lines
        ],
    )


def _pay(pay: Pay) -> wire.PayOut:
    return wire.PayOut(
        text=pay.text, currency=pay.currency, minimum=pay.minimum, maximum=pay.maximum, interval=pay.interval
    )


def _condition(condition: Condition | None) -> dict[str, JsonValue] | None:
    """The parts that the posting states, under the name of the kind of condition."""
    stated = plain(condition)
    if not isinstance(stated, dict):
        return None
    kind = str(stated.pop(TYPE)).removesuffix("Condition").lower()
    shown: dict[str, JsonValue] = {TYPE: kind}
    shown |= {name: cast("JsonValue", value) for name, value in stated.items() if value not in (None, False, "", [])}
    return shown


def _requirement(requirement: Requirement) -> wire.RequirementOut:
    return wire.RequirementOut(
        text=requirement.text,
        kind=requirement.kind,
        importance=requirement.importance,
        span=wire.Offsets(start=requirement.span.start, end=requirement.span.end),
        condition=_condition(requirement.condition),
    )


def match(judged: Match, rank: int, as_of: date, *, explain: bool) -> wire.MatchOut:
    """One judged posting; without `explain` its requirements are left out."""
    counts = Counter(verdict.status for verdict in judged.verdicts)
    out = wire.MatchOut(
        rank=rank,
        posting=posting(judged.posting, as_of),
        score=_score(judged),
        counts=wire.CountsOut(**{status.value: counts[status] for status in VerdictStatus}),
        blockers=[place for place, verdict in enumerate(judged.verdicts) if verdict.blocker],
        summary=judged.summary,
        changes=[_change(change) for change in judged.changes],
    )
    if not explain:
        return out
    return out.model_copy(update={"requirements": [_verdict(verdict) for verdict in judged.verdicts]})


def _change(change: Change) -> wire.ChangeOut:
    return wire.ChangeOut(
        type="question" if change.question else "gap",
        requirement=change.requirement,
        question=change.question,
        text=change.text,
        gain=round(change.gain, DECIMALS),
    )


def _score(judged: Match) -> wire.ScoreOut:
    score = judged.score
    return wire.ScoreOut(
        value=score.value,
        low=score.low,
        high=score.high,
        parts=[
            wire.ScorePartOut(name=part.name, weight=part.weight, value=part.value, contribution=part.contribution)
            for part in score.parts
        ],
    )


def _verdict(verdict: Verdict) -> wire.VerdictOut:
    return wire.VerdictOut(
        **dict(_requirement(verdict.requirement)),
        verdict=verdict.status,
        blocker=verdict.blocker,
        confidence=round(verdict.confidence, DECIMALS),
        reason=verdict.reason,
        evidence=[_evidence(evidence) for evidence in verdict.evidence],
    )


def _evidence(evidence: Evidence) -> wire.EvidenceOut:
    span = evidence.span
    return wire.EvidenceOut(
        quote=evidence.quote,
        page=span.page if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        section=evidence.section,
        similarity=None if evidence.similarity is None else round(evidence.similarity, DECIMALS),
        source=evidence.source,
    )


def question(asked: Question) -> wire.QuestionOut:
    """A question with its options."""
    return wire.QuestionOut(
        id=asked.id,
        text=asked.text,
        kind=asked.kind,
        postings_affected=asked.postings_affected,
        effect=asked.effect,
        options=list(asked.options),
    )


def gap(found: Gap) -> wire.GapOut:
    """A gap with the first few postings that ask for it."""
    return wire.GapOut(
        text=found.text,
        kind=found.kind,
        skill=found.skill,
        postings=len(found.postings),
        examples=list(found.postings[:MAX_EXAMPLES]),
        gain=round(found.gain, DECIMALS),
    )
