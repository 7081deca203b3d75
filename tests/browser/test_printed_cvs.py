"""CVs printed from a browser: two columns, the two-column tables of European forms, writing from right to left.

The pages are made here and printed by Chromium, as students print them; every person and place is invented.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.nouns import Cv, Document, SectionName

SIDEBAR = """
<style>body{font:11pt sans-serif;margin:0} .page{display:flex} aside{width:32%;background:#eef;padding:12px}
main{width:68%;padding:12px} h2{font-size:13pt;letter-spacing:.12em;text-transform:uppercase}</style>
<div class="page"><aside><h1>Tove Almqvist</h1><p>tove@mail.example</p><p>Leeds</p>
<h2>Skills</h2><ul><li>Python</li><li>PostgreSQL</li></ul>
<h2>Languages</h2><p>Swedish (native), English (C1)</p></aside>
<main><h2>Education</h2><p><b>BSc Marine Geology</b>, University of Ardmere, Sep 2023 – Jun 2026 (expected)</p>
<h2>Experience</h2><p><b>Lifeguard</b>, Ardmere Baths, June 2023 – Aug 2024</p>
<ul><li>Watched three pools and taught forty beginners to float on their backs before summer</li></ul>
</main></div>
"""

EUROPASS = """
<style>body{font:10pt sans-serif} td{vertical-align:top;padding:4px 10px}
td:first-child{width:30%;text-align:right}</style>
<table>
<tr><td><b>Personal information</b></td><td><b>Tove Almqvist</b><br>tove@mail.example<br>Leeds, United Kingdom</td></tr>
<tr><td><b>Work experience</b></td><td></td></tr>
<tr><td>06/2023 – 08/2024</td>
<td><b>Lifeguard</b>, Ardmere Baths, Ardmere<br>Watched three pools and taught beginners</td></tr>
<tr><td><b>Education and training</b></td><td></td></tr>
<tr><td>09/2023 – 06/2026</td><td><b>BSc Marine Geology</b><br>University of Ardmere</td></tr>
<tr><td><b>Language skills</b></td><td></td></tr>
<tr><td>Mother tongue(s)</td><td>Swedish</td></tr>
<tr><td>Other language(s)</td><td>English (C1)</td></tr>
<tr><td><b>Digital skills</b></td><td>Python, PostgreSQL</td></tr>
</table>
"""

RIGHT_TO_LEFT = """
<body dir="rtl" style="font:12pt sans-serif">
<h1>נועה ארדמור</h1><p dir="ltr">noa@mail.example</p>
<h2>השכלה</h2><p>תואר ראשון בגאולוגיה, אוניברסיטת ארדמור, 2023 – 2026</p>
<h2>مهارات</h2><p>لغة Python وقواعد البيانات PostgreSQL</p></body>
"""


def printed(browser: Browser, html: str) -> Document:
    page = browser.new_page()
    try:
        page.set_content(html)
        return read_document(page.pdf(format="A4", print_background=True))
    finally:
        page.close()


@pytest.fixture(params=["sidebar", "europass"])
def cv(request: pytest.FixtureRequest, browser: Browser) -> Cv:
    return understand(printed(browser, {"sidebar": SIDEBAR, "europass": EUROPASS}[request.param]))


def test_the_degree_of_a_printed_page_is_read_with_its_dates(cv: Cv) -> None:
    (degree,) = cv.profile.degrees

    assert (degree.award, degree.field, degree.institution) == ("BSc", "Marine Geology", "University of Ardmere")
    assert [date.isoformat() if date else None for date in (degree.start, degree.end)] == ["2023-09", "2026-06"]


def test_the_post_of_a_printed_page_is_read_with_its_dates(cv: Cv) -> None:
    (post,) = cv.profile.experiences

    assert (post.title, post.organisation) == ("Lifeguard", "Ardmere Baths")
    assert [date.isoformat() if date else None for date in (post.start, post.end)] == ["2023-06", "2024-08"]


def test_languages_and_skills_of_a_printed_page_are_read(cv: Cv) -> None:
    assert {one.name for one in cv.profile.languages} == {"Swedish", "English"}
    assert {"Python", "PostgreSQL"} <= {one.skill for one in cv.profile.skills}


def test_a_printed_sidebar_stands_apart_from_the_main_column(browser: Browser) -> None:
    text = printed(browser, SIDEBAR).pages[0]

    assert "taught forty beginners to float on their backs before summer" in text
    assert [section.name for section in understand(printed(browser, SIDEBAR)).sections].count(SectionName.SKILLS) == 1


def test_writing_from_right_to_left_keeps_its_words(browser: Browser) -> None:
    document = printed(browser, RIGHT_TO_LEFT)
    wanted = set(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", RIGHT_TO_LEFT)))

    assert wanted <= set(re.findall(r"\w+", " ".join(document.pages)))
    assert {"Python", "PostgreSQL"} <= {one.skill for one in understand(document).profile.skills}
