"""Skills in a text: whole phrases, careful with ordinary words, in linear time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.skills import all_skills, canonical, category, find_skills, implied, neighbours
from tests.hanging import no_hang


def names(text: str) -> list[str]:
    return [mention.skill for mention in find_skills(text)]


def test_a_mention_points_at_the_words_that_name_the_skill() -> None:
    text = "We fitted it in scikit learn."
    (mention,) = find_skills(text)
    assert (mention.skill, text[mention.start : mention.end]) == ("scikit-learn", "scikit learn")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scikit-learn, sklearn and scikit learn", ["scikit-learn"] * 3),
        ("HTML/CSS", ["HTML", "CSS"]),
        ("CI/CD", ["CI/CD"]),
        ("A/B testing", ["A/B testing"]),
        ("C/C++", ["C", "C++"]),
        ("C# and .NET", ["C#", ".NET"]),
        ("ASP.NET Core", [".NET"]),
        ("Node.js", ["Node.js"]),
        ("POSTGRES", ["PostgreSQL"]),
        ("natural\nlanguage processing", ["natural language processing"]),
        ("statistical modeling", ["statistics"]),
        ("statistical modelling", ["statistics"]),
        ("data visualization", ["data visualisation"]),
        ("data visualisations", ["data visualisation"]),
        ("logic analyzer", ["logic analyser"]),
        ("two multiple regressions", ["linear models"]),
        ("a pivot table", ["pivot tables"]),
        ("meta-analyses", ["meta-analysis"]),
        ("risk assessments", ["risk assessment"]),
        ("Google Form", ["Google Forms"]),
        ("naïve Kaplan–Meier curves", ["survival analysis"]),
        ("ﬁnite element analysis", ["finite element analysis"]),
    ],
)
def test_spellings_of_a_skill_are_the_same_skill(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("machine translation", ["machine translation"]),
        ("single-cell RNA-seq", ["single-cell RNA-seq"]),
        ("React Native", ["React Native"]),
        ("Spring Boot", ["Spring"]),
        ("Google Sheets", ["Google Sheets"]),
    ],
)
def test_the_longest_phrase_wins(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "javascripts",
        "Pythonic",
        "unsqlable",
        "métropandas",
        "Dockerland",
        "unit. Testing begins",
        "deep, learning by doing",
    ],
)
def test_parts_of_words_and_broken_phrases_are_no_skills(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("skill", "text"),
    [
        ("C", "Strong C"),
        ("C", "Python, C and Bash"),
        ("C", "firmware in C. Later a rewrite"),
        ("C", "C for small controllers"),
        ("C", "Languages: Java, C"),
        ("C", "the C programming language"),
        ("R", "statistics in R"),
        ("R", "R or Stata"),
        ("R", "wrote R packages"),
        ("R", "knowledge of R"),
        ("R", "- R"),
        ("Go", "services in Go"),
        ("Go", "Go, Rust or Java"),
        ("Go", "at least one of Go and C++"),
        ("Excel", "Advanced Excel"),
        ("Excel", "you can bend Excel to your will"),
        ("Excel", "Excel: pivot tables, lookups"),
        ("Excel", "word, excel and powerpoint"),
        ("Microsoft Word", "Word, Excel"),
        ("Microsoft Access", "SQL and Access"),
        ("Swift", "an app written in Swift"),
        ("Rust", "enough Java or Rust"),
        ("Spark", "Spark or Databricks"),
        ("Julia", "Python, Julia, MATLAB"),
        ("Ruby", "some Ruby"),
        ("Scala", "Java, Scala"),
        ("Dash", "Plotly, Dash"),
        ("Flask", "a Flask back end"),
        ("Flask", "python, flask, sqlite"),
        ("Express", "Node.js, Express, MongoDB"),
        ("Spring", "Java (Spring)"),
        ("React", "a React app"),
        ("Vue", "React or Vue"),
        ("Make", "Git, Make, gdb"),
        ("SAS", "SAS or SPSS"),
        ("Stata", "stata"),
        ("Sketch", "Figma or Sketch"),
        ("Notion", "Trello, Notion"),
        ("Slack", "Slack and Jira"),
        ("Microsoft Teams", "Zoom, Teams, Slack"),
        ("Sass", "CSS, Sass"),
        ("Unity", "Unity and Blender"),
        ("Unreal Engine", "Unity, Unreal"),
        ("NX", "CATIA, NX"),
        ("Creo", "SolidWorks or Creo"),
        ("Chef", "Ansible, Chef, Puppet"),
        ("Puppet", "Ansible, Chef, Puppet"),
        ("Salt", "Ansible or Salt"),
        ("Helm", "Kubernetes, Helm"),
        ("Pig", "Hadoop, Pig and Hive"),
        ("Hive", "Hadoop, Pig and Hive"),
        ("Bash", "bash"),
        ("CAN bus", "CAN and UART"),
        ("Rust", "enough Scala or Rust to patch a compiler"),
        ("Julia", "Python or Julia at a basic level"),
        ("Node.js", "PHP or Node for the back end"),
        ("Airflow", "dbt, airflow and SQL"),
        ("Excel", "presenting, Excel"),
        ("lean manufacturing", "a Lean or Six Sigma course"),
        ("Leaflet", "maps made with Leaflet"),
        ("Airflow", "Nightly Airflow job"),
        ("React", "Small React project"),
        ("R", "R, one workshop of two days"),
        ("R", "Coding\tR, one workshop"),
    ],
)
def test_an_ordinary_word_is_a_tool_where_its_surroundings_say_so(skill: str, text: str) -> None:
    assert skill in names(text)


@pytest.mark.parametrize(
    ("skill", "text"),
    [
        ("C", "Objective-C"),
        ("C", "vitamin C and zinc"),
        ("C", "Maths B, Further Maths C"),
        ("C", "grade C in Python"),
        ("C", "English (C2), German (C1)"),
        ("C", "with C. Smith in Python"),
        ("C", "(C) 2026 Python people"),
        ("C", "reports to the C-suite, uses SQL"),
        ("R", "an R&D team that uses Python"),
        ("R", "R. Smith, SQL"),
        ("R", "R-squared in Python"),
        ("Go", "go to the SQL lab"),
        ("Go", "Go-to-market with SQL"),
        ("Go", "Go the extra mile. Know SQL."),
        ("Go", "ready to go, SQL"),
        ("Excel", "You excel at SQL"),
        ("Excel", "Excel at what you do"),
        ("Excel", "Excel in a busy team"),
        ("Microsoft Word", "Word of mouth"),
        ("Microsoft Access", "Access to Python courses"),
        ("Microsoft Access", "the Access to Work scheme"),
        ("Swift", "Swift decisions, SQL"),
        ("Rust", "Rust on steel parts"),
        ("Spark", "Spark interest in Python"),
        ("Julia", "with Julia Maier on Python"),
        ("Flask", "a flask of tea"),
        ("Express", "Express your ideas, SQL"),
        ("Spring", "Spring 2027"),
        ("Spring", "starts in Spring"),
        ("Spring", "Autumn or Spring term"),
        ("React", "React quickly to bugs"),
        ("Make", "Make a difference"),
        ("Make", "Make sure that SQL runs"),
        ("Microsoft Teams", "working in Teams across Europe"),
        ("Slack", "cut us some slack"),
        ("Sketch", "Sketch an idea"),
        ("Notion", "the notion of risk"),
        ("Unity", "unity in diversity"),
        ("Chef", "Head Chef, SQL Grill"),
        ("Salt", "salt and pepper"),
        ("Shell", "a summer at Shell"),
        ("Bash", "Shell plc"),
        ("CAN bus", "You can code in C++"),
        ("data.table", "Excel with data tables"),
        ("CAN bus", "WHO CAN APPLY"),
        ("artificial intelligence", "j'ai appris"),
        ("Perl", "pearls"),
        ("fashion design", "in a timely fashion"),
        ("e-learning authoring", "an articulate speaker"),
        ("APIs", "soap and water"),
        ("lean manufacturing", "people to lean on"),
        ("consensus protocols", "a raft of measures"),
        ("bank regulation", "our office in Basel"),
        ("driving licence", "driving change"),
        ("Leaflet", "a leaflet in the post"),
        ("Airflow", "the airflow in a duct"),
        ("Microsoft Access", "SQL. Access is free"),
        ("Galaxy", "stars of a galaxy"),
        ("Stan", "with Stan Okafor on SQL"),
    ],
)
def test_an_ordinary_word_stays_an_ordinary_word(skill: str, text: str) -> None:
    assert skill not in names(text)


@pytest.mark.parametrize(
    ("specific", "general"),
    [
        ("PyTorch", {"deep learning", "machine learning", "Python", "programming"}),
        ("Spring", {"Java", "web development", "object-oriented programming"}),
        ("Django", {"Python", "web development"}),
        ("scanpy", {"Python", "single-cell RNA-seq", "RNA-seq"}),
        ("pandas", {"Python", "data analysis"}),
        ("MySQL", {"SQL", "relational databases", "databases"}),
        ("logistic regression", {"regression", "statistics"}),
        ("HPLC", {"chromatography", "analytical chemistry"}),
        ("SolidWorks", {"CAD"}),
        ("EKS", {"Kubernetes", "AWS", "cloud computing", "containers"}),
        ("pull requests", {"Git", "version control"}),
        ("pivot tables", {"spreadsheets"}),
        ("cell culture", {"aseptic technique", "laboratory techniques"}),
        ("Wireshark", {"packet capture"}),
        ("Jetpack Compose", {"Kotlin", "Android development"}),
        ("GD&T", {"tolerances and engineering drawing"}),
    ],
)
def test_the_specific_proves_the_general(specific: str, general: set[str]) -> None:
    assert general <= implied(specific)


@pytest.mark.parametrize(
    ("general", "specific"), [("Python", "PyTorch"), ("machine learning", "deep learning"), ("pivot tables", "Excel")]
)
def test_the_general_never_proves_the_specific(general: str, specific: str) -> None:
    assert specific not in implied(general)


def test_a_skill_does_not_imply_itself() -> None:
    assert [skill for skill in all_skills() if skill in implied(skill)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TensorFlow", "PyTorch"),
        ("MySQL", "PostgreSQL"),
        ("JavaScript", "TypeScript"),
        ("Illustrator", "Affinity Designer"),
        ("R", "Stata"),
        ("Tableau", "Power BI"),
        ("Java", "C#"),
        ("AWS", "Azure"),
        ("Azure", "Google Cloud"),
        ("Docker", "Podman"),
        ("computational fluid dynamics", "fluid mechanics"),
        ("gel electrophoresis", "western blot"),
        ("electromagnetic compatibility", "electromagnetics"),
        ("good laboratory practice", "good manufacturing practice"),
    ],
)
def test_close_substitutes_are_neighbours_both_ways(one: str, other: str) -> None:
    assert (one in neighbours(other), other in neighbours(one)) == (True, True)


def test_unlike_skills_are_no_neighbours() -> None:
    assert "HPLC" not in neighbours("Python")


def test_an_unknown_name_implies_nothing_and_has_no_neighbours() -> None:
    assert (implied("basket weaving"), neighbours("basket weaving")) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("sklearn", "scikit-learn"),
        ("POSTGRES", "PostgreSQL"),
        ("Go", "Go"),
        ("go", "Go"),
        ("ms excel", "Excel"),
        ("r", "R"),
    ],
)
def test_canonical_knows_every_form(written: str, name: str) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize("written", ["", "basket weaving", "python snake", "scikit"])
def test_canonical_of_other_words_is_none(written: str) -> None:
    assert canonical(written) is None


@pytest.mark.parametrize(
    ("skill", "expected"),
    [
        ("Figma", "tool"),
        ("Python", "programming language"),
        ("regression", "method"),
        ("thermodynamics", "knowledge"),
        ("unit testing", "practice"),
        ("oscilloscope", "instrument"),
    ],
)
def test_category(skill: str, expected: str) -> None:
    assert category(skill) == expected


def test_category_of_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="basket weaving"):
        category("basket weaving")


def test_all_skills_are_sorted_without_regard_to_case() -> None:
    assert list(all_skills()) == sorted(all_skills(), key=str.lower)


@given(st.lists(st.sampled_from(["C", "R", "Go", "Python", ",", ".", "(", "and", "in", "&", "-", "\n", " ", "é"])))
def test_mentions_are_in_order_and_apart(parts: list[str]) -> None:
    mentions = find_skills(" ".join(parts))
    assert all(left.end <= right.start for left, right in itertools.pairwise(mentions))


@pytest.mark.parametrize(
    "pattern", ["C, ", "deep ", "machine-", "R & C ", " \n", "data analysis/", "a", "(.", "é\u0301"]
)
def test_hostile_text_is_searched_without_a_hang(pattern: str) -> None:
    with no_hang():
        find_skills((pattern * 300_000)[:300_000])
