import pytest

from matcher.cv.headings import read_heading
from matcher.nouns import SectionName


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Education", SectionName.EDUCATION),
        ("Where I learned things", SectionName.EDUCATION),
        ("Current study", SectionName.EDUCATION),
        ("WORK EXPERIENCE", SectionName.EXPERIENCE),
        ("Paid work", SectionName.EXPERIENCE),
        ("Research experience", SectionName.EXPERIENCE),
        ("Berufserfahrung", SectionName.EXPERIENCE),
        ("Professional life so far", SectionName.EXPERIENCE),
        ("Volunteering experience", SectionName.VOLUNTEERING),
        ("Teaching experience", SectionName.TEACHING),
        ("Research projects", SectionName.PROJECTS),
        ("Things I have made", SectionName.PROJECTS),
        ("Toolbox", SectionName.SKILLS),
        ("Languages & frameworks", SectionName.SKILLS),
        ("Programming languages", SectionName.SKILLS),
        ("Languages", SectionName.LANGUAGES),
        ("Right to work and dates", SectionName.AVAILABILITY),
        ("The practicalities", SectionName.AVAILABILITY),
        ("Odds and ends", SectionName.OTHER),
        ("Personal statement", SectionName.SUMMARY),
        ("About me", SectionName.SUMMARY),
        ("Honours & awards", SectionName.AWARDS),
        ("Certifications", SectionName.TRAINING),
        ("Publications and talks", SectionName.PUBLICATIONS),
        ("When I'm not coding", SectionName.INTERESTS),
        ("Referees", SectionName.REFERENCES),
        ("E D U C A T I O N", SectionName.EDUCATION),
        ("2. Skills:", SectionName.SKILLS),
    ],
)
def test_a_heading_is_read_by_its_meaning(heading: str, section: SectionName) -> None:
    reading = read_heading(heading)

    assert reading is not None
    assert (reading.name, reading.whole) == (section, True)


@pytest.mark.parametrize("line", ["Research assistant", "Teaching fellow", "Project manager"])
def test_a_job_title_is_no_heading_though_its_first_word_is(line: str) -> None:
    reading = read_heading(line)

    assert reading is not None
    assert not reading.whole


@pytest.mark.parametrize("line", ["", "Python, Rust and Go", "Amara Lindqvist", "x" * 200])
def test_other_lines_are_not_read_as_headings(line: str) -> None:
    assert read_heading(line) is None
