"""Every supported format, in small invented examples, through the one door."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from matcher.nouns import Posting, WorkMode
from matcher.posting.draft import ReadOutcome
from matcher.posting.read import read_postings

PAGE_TEXT = """KnotJobs
Jobs   Employers   Log in
Home  >  Internships  >  Leeds

Rope Data Intern (Undergraduate)
Hempfield Ltd
Leeds, United Kingdom
3 weeks ago
Internship  ·  Paid  ·  Hybrid

Related Jobs
Senior Splicer, PhD required - Hull
View all jobs

Hempfield makes ropes for theatres. A team of four counts how often each rope is pulled.

Who you are

You are an undergraduate in a numerate subject. You know some Python.

The internship lasts ten weeks from 15 June 2026. We are in the Leeds office three days a week.
The last day to apply is 12 March 2026 at 3 PM GMT.

Subscribe to our newsletter
"""


def read_one(content: str | bytes, name: str = "x.txt") -> Posting:
    raw = content.encode() if isinstance(content, str) else content
    outcome = read_postings(raw, name=name)
    assert outcome.faults == ()
    assert len(outcome.postings) == 1
    return outcome.postings[0]


def summary(posting: Posting) -> tuple[str, str, str | None, list[str]]:
    return posting.format, posting.title, posting.company, [place.text for place in posting.locations]


def test_a_flattened_page() -> None:
    posting = read_one(PAGE_TEXT, "pages/rope.txt")
    assert summary(posting) == ("text", "Rope Data Intern (Undergraduate)", "Hempfield Ltd", ["Leeds"])
    assert (posting.id, posting.source) == ("rope", "pages/rope.txt")
    assert posting.work_mode == WorkMode.HYBRID
    assert posting.days_on_site == (3, 3)
    assert posting.start is not None
    assert posting.start.isoformat() == "2026-06-15"
    assert posting.duration_weeks == (10, 10)
    assert posting.deadline is not None
    assert posting.deadline.moment == "2026-03-12T15:00:00+00:00"
    assert posting.pay.paid is True
    assert posting.language == "en"
    assert posting.sponsors is None


def test_every_line_stands_in_the_text_letter_for_letter() -> None:
    posting = read_one(PAGE_TEXT)
    assert posting.lines
    assert [posting.text[line.span.start : line.span.end] for line in posting.lines] == [
        line.text for line in posting.lines
    ]


def test_an_email() -> None:
    mail = (
        "From: Ines <ines@tide.example>\nDate: Tue, 20 Jan 2026 08:12:44 +0100\n"
        "Subject: Fwd: paid internship on tide gauges (Tidewell, Southampton)\n\nDear all,\n\n"
        "I run the gauges at Tidewell and need help for eight weeks from 6 July. Write to me by 27 March.\n"
    )
    posting = read_one(mail)
    assert summary(posting) == ("text", "paid internship on tide gauges", "Tidewell", ["Southampton"])
    assert posting.deadline is not None
    assert posting.deadline.day == date(2026, 3, 27)
    assert posting.start is not None
    assert posting.start.isoformat() == "2026-07-06"


def page(json_ld: str, body: str) -> str:
    return (
        "<html><head><title>Tea Intern | Leafworks</title>"
        f'<script type="application/ld+json">{json_ld}</script></head><body><nav>Shop Tea</nav>{body}</body></html>'
    )


JOB = {
    "@type": "JobPosting",
    "title": "Tea Intern",
    "description": "<p>We blend tea.</p><ul><li>Some chemistry</li></ul>",
    "hiringOrganization": {"name": "Leafworks"},
    "jobLocation": {"address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
    "validThrough": "2026-03-01T17:00:00+00:00",
    "identifier": {"value": "T-9"},
}
BODY = "<main><h1>Tea Intern</h1><p>We blend tea in Leeds, and need hands.</p><ul><li>Some chemistry</li></ul></main>"


@pytest.mark.parametrize(
    "json_ld",
    [
        json.dumps(JOB),
        json.dumps([JOB]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, JOB]}),
        json.dumps(JOB)[:-1] + ",}",
        json.dumps({**JOB, "hiringOrganization": [{"name": "Leafworks"}], "jobLocation": [JOB["jobLocation"]]}),
        json.dumps({**JOB, "description": "&amp;lt;p&amp;gt;We blend tea.&amp;lt;/p&amp;gt;"}),
    ],
)
def test_json_ld_is_read_however_bent(json_ld: str) -> None:
    posting = read_one(page(json_ld, BODY), "tea.html")
    assert summary(posting) == ("html", "Tea Intern", "Leafworks", ["Leeds"])
    assert posting.id == "T-9"
    assert posting.deadline is not None
    assert posting.deadline.moment == "2026-03-01T17:00:00+00:00"


def test_the_body_of_a_page_appears_once() -> None:
    assert read_one(page(json.dumps(JOB), BODY)).text.count("Some chemistry") == 1


def test_the_description_serves_where_the_page_holds_no_text() -> None:
    posting = read_one(page(json.dumps(JOB), "<div id='app'></div>"))
    assert posting.text == "We blend tea.\n\nSome chemistry"


def test_the_deadline_of_the_body_goes_before_that_of_the_data() -> None:
    body = BODY.replace("</main>", "<p>Apply by 20 February 2026.</p></main>")
    posting = read_one(page(json.dumps(JOB), body))
    assert posting.deadline is not None
    assert posting.deadline.isoformat() == "2026-02-20"


def test_a_page_without_json_ld() -> None:
    posting = read_one("<html><head><title>Tea Intern | Leafworks</title></head><body>" + BODY + "</body></html>")
    assert summary(posting) == ("html", "Tea Intern", "Leafworks", ["Leeds"])


GREENHOUSE = {
    "id": 77,
    "internal_job_id": 5,
    "title": "Tea Intern",
    "company_name": "Leafworks",
    "absolute_url": "https://boards.example/leafworks/jobs/77?gh_src=abc",
    "location": {"name": "New York, New York, United States"},
    "first_published": "2026-01-05T10:00:00-05:00",
    "content": "&lt;h3&gt;You&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Chemistry &amp;amp; maths&lt;/li&gt;&lt;/ul&gt;",
}
LEVER = {
    "id": "a-b",
    "text": "Tea Intern",
    "categories": {"location": "Leeds", "allLocations": ["Leeds", "York"]},
    "workplaceType": "hybrid",
    "country": "GB",
    "description": "<div>Leaf Works blends tea.</div>",
    "lists": [{"text": "You", "content": "<li>Chemistry</li>"}],
    "additional": "<div>Apply by 1 March 2026.</div>",
    "hostedUrl": "https://jobs.lever.example/leafworks/a-b",
    "createdAt": 1767863700000,
}
ASHBY = {
    "id": "ash",
    "title": "Tea Intern",
    "location": "Leeds",
    "secondaryLocations": [{"location": "Dublin"}],
    "isRemote": False,
    "workplaceType": "OnSite",
    "jobUrl": "https://jobs.ashby.example/leafworks/ash",
    "descriptionHtml": "<p>We blend tea.</p>",
    "isListed": True,
}
SMART = {
    "id": "s1",
    "name": "Tea Intern",
    "company": {"name": "Leafworks"},
    "releasedDate": "2026-01-02",
    "location": {"city": "Leeds", "country": "gb", "hybrid": True},
    "jobAd": {"sections": {"qualifications": {"title": "Qualifications", "text": "<ul><li>Chemistry</li></ul>"}}},
}
WORKDAY = {
    "jobPostingInfo": {
        "title": "Tea Intern",
        "jobReqId": "R9",
        "jobDescription": "<p>We blend tea.</p>",
        "location": "Leeds",
        "additionalLocations": ["Dublin"],
        "startDate": "2026-01-02",
        "canApply": False,
    },
    "hiringOrganization": {"name": "Leafworks"},
}
SIMPLIFY = {
    "id": "si",
    "title": "Tea Intern",
    "company_name": "Leafworks",
    "locations": ["Leeds"],
    "terms": ["Summer 2026"],
    "active": True,
    "is_visible": True,
    "sponsorship": "Offers Sponsorship",
    "url": "https://leafworks.example/1",
    "date_posted": 1767863700,
}


@pytest.mark.parametrize(
    ("record", "expected", "id_"),
    [
        (GREENHOUSE, ("greenhouse", "Tea Intern", "Leafworks", ["New York, NY"]), "77"),
        (LEVER, ("lever", "Tea Intern", "Leaf Works", ["Leeds", "York"]), "a-b"),
        (ASHBY, ("ashby", "Tea Intern", None, ["Leeds", "Dublin"]), "ash"),
        (SMART, ("smartrecruiters", "Tea Intern", "Leafworks", ["Leeds"]), "s1"),
        (WORKDAY, ("workday", "Tea Intern", "Leafworks", ["Leeds", "Dublin"]), "R9"),
        (SIMPLIFY, ("simplify", "Tea Intern", "Leafworks", ["Leeds"]), "si"),
    ],
)
@pytest.mark.parametrize("wrap", [lambda record: record, lambda record: [record], lambda record: {"jobs": [record]}])
def test_feeds(record: dict[str, object], expected: tuple[str, str, str | None, list[str]], id_: str, wrap) -> None:  # type: ignore[no-untyped-def]
    posting = read_one(json.dumps(wrap(record)), "feed.json")
    assert summary(posting) == expected
    assert posting.id == id_


def test_greenhouse_content_is_unescaped_and_its_address_canonical() -> None:
    posting = read_one(json.dumps(GREENHOUSE))
    assert posting.text == "You\n\nChemistry & maths"
    assert posting.url == "https://boards.example/leafworks/jobs/77"


def test_lever_lists_keep_their_headings() -> None:
    posting = read_one(json.dumps([LEVER]))
    assert posting.text == "Leaf Works blends tea.\n\nYou\n\nChemistry\n\nApply by 1 March 2026."
    assert posting.work_mode == WorkMode.HYBRID


def test_a_workday_date_of_publication_is_no_start_and_no_application_means_closed() -> None:
    posting = read_one(json.dumps(WORKDAY))
    assert (posting.start, posting.closed_notice) == (None, True)


def test_defaults_of_simplify_are_not_facts() -> None:
    posting = read_one(json.dumps([SIMPLIFY]))
    assert (posting.sponsors, posting.levels, posting.closed_notice) == (None, (), False)


MARKDOWN = """# Tea Intern

**Leafworks** · Leeds, UK

## You need

- Chemistry
- A sense of taste

**Closing date:** 1 March 2026
"""


def test_markdown() -> None:
    posting = read_one(MARKDOWN, "tea.md")
    assert summary(posting) == ("markdown", "Tea Intern", "Leafworks", ["Leeds"])
    assert posting.deadline is not None
    assert posting.deadline.day == date(2026, 3, 1)
    assert "Chemistry\nA sense of taste" in posting.text


OWN = {
    "id": "t1",
    "title": "Tea Intern",
    "company": "Leafworks",
    "locations": ["Leeds"],
    "url": "https://leafworks.example/t1",
    "deadline": "2026-03-01",
    "work_mode": "remote",
    "duration_weeks": [8, 10],
    "description": "We blend tea.\n\nYou need\n\n- Chemistry",
}


def as_csv() -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "title", "company", "location", "description", "url"])
    writer.writeheader()
    writer.writerow({**{k: OWN[k] for k in ("id", "title", "company", "description", "url")}, "location": "Leeds"})
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (json.dumps(OWN), "record"),
        (json.dumps([OWN]), "record"),
        (json.dumps(OWN) + "\n", "record"),
        (as_csv(), "table"),
    ],
)
def test_our_own_record(content: str, form: str) -> None:
    posting = read_one(content)
    assert summary(posting) == (form, "Tea Intern", "Leafworks", ["Leeds"])
    assert posting.id == "t1"
    assert "Chemistry" in posting.text


def test_our_own_record_states_facts() -> None:
    posting = read_one(json.dumps(OWN))
    assert posting.deadline is not None
    assert (posting.deadline.day, posting.work_mode) == (date(2026, 3, 1), WorkMode.REMOTE)
    assert posting.duration_weeks == (8, 10)


def test_a_row_of_jobspy() -> None:
    table = (
        '"id","site","job_url","title","company","location","date_posted","is_remote","min_amount","max_amount",'
        '"currency","interval","description"\n'
        '"in-1","indeed","https://x.example/1","Tea Intern","Leafworks","Leeds, UK","2026-01-03","False",20,25,'
        '"GBP","hourly","**You need** \\"taste\\"\n\n* Chemistry"\n'
    )
    posting = read_one(table)
    assert summary(posting) == ("jobspy", "Tea Intern", "Leafworks", ["Leeds"])
    assert (posting.pay.minimum, posting.pay.maximum) == (20, 25)
    assert "Chemistry" in posting.text


def outcome_of(text: str) -> ReadOutcome:
    return read_postings(text.encode(), name="x")


def test_a_damaged_line_stops_no_other() -> None:
    lines = [json.dumps(OWN), "{damaged", json.dumps({**OWN, "id": "t2"})]
    outcome = outcome_of("\n".join([lines[0], lines[2], lines[1], lines[2].replace("t2", "t3")]))
    assert [posting.id for posting in outcome.postings] == ["t1", "t2", "t3"]
    assert [fault.place for fault in outcome.faults] == ["line 3"]


def test_a_faulty_record_stops_no_other() -> None:
    outcome = outcome_of(json.dumps({"jobs": [GREENHOUSE, "tea", {}, {"id": 5, "absolute_url": "x", "title": None}]}))
    assert [posting.id for posting in outcome.postings] == ["77"]
    assert [fault.place for fault in outcome.faults] == ["record 2", "record 3", "record 4"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff" * 100,
        b'{"jobs": [',
        b"[" * 100_000,
        b'{"title": "' + b"x" * 300_000 + b'"}',
        b'{"title": 5, "company": [[[]]], "locations": {"a": 1}, "deadline": [], "description": {"x": 1}}',
        b"<html></html>",
        b"<" * 50_000,
        b"- " * 50_000,
        b'title,company,description\n"unclosed',
        "\u202e\u200b".encode() * 50,
    ],
)
def test_hostile_content_gives_faults_or_postings_and_never_an_error(content: bytes) -> None:
    outcome = read_postings(content, name="x")
    assert len(outcome.postings) + len(outcome.faults) == 1


def test_a_text_that_is_far_too_long_is_a_fault() -> None:
    outcome = outcome_of("We blend tea. " * 40_000)
    assert outcome.postings == ()
    assert "longer than" in outcome.faults[0].reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    posting = read_one(PAGE_TEXT.replace("Rope Data", "Café Data").encode(encoding))
    assert posting.title == "Café Data Intern (Undergraduate)"


def test_the_name_of_a_file_does_not_decide_its_format() -> None:
    assert read_one(json.dumps([LEVER]), "wrong.html").format == "lever"
