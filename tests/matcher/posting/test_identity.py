from __future__ import annotations

from matcher.posting.identity import Naming, canonical_url, posting_id

NAMED = Naming("R-7", "https://jobs.example/7", "Tea Intern", "Leafworks", "Leeds")


def test_the_id_of_the_source_goes_first() -> None:
    assert posting_id(NAMED, name="x.json", alone=True) == "R-7"


def test_the_only_posting_of_a_file_takes_its_stem() -> None:
    bare = Naming(None, "https://jobs.example/7", "Tea Intern", None, None)
    assert posting_id(bare, name="folder/tea.txt", alone=True) == "tea"


def test_one_of_many_takes_its_address_without_tracking() -> None:
    bare = Naming(None, "https://WWW.jobs.example/7/?utm_source=x&b=2&a=1#top", "Tea Intern", None, None)
    assert posting_id(bare, name="x.json", alone=False) == "https://jobs.example/7?a=1&b=2"


def test_without_an_address_the_id_hangs_on_title_company_and_place_only() -> None:
    first = Naming(None, None, "Tea Intern", "Leafworks", "Leeds")
    again = Naming(None, None, "TEA intern", "leafworks", "Leeds")
    other = Naming(None, None, "Tea Intern", "Leafworks", "York")
    ids = [posting_id(naming, name="x.json", alone=False) for naming in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]


def test_what_is_no_web_address_has_no_canonical_form() -> None:
    assert [canonical_url(url) for url in ("mailto:a@b.example", "http://[", "tea")] == [None, None, None]
