"""Pages and feeds that swell or reach out where they are parsed: giant attributes, entities, JSON-LD without end."""

from __future__ import annotations

import time

import pytest

from matcher.posting.assemble import NAME_LIMIT
from matcher.posting.read import read_postings

ASKED = "You must know birds"
PAGE = b"<html><body><h1>Bird Intern</h1><p>You must know birds.</p>%s</body></html>"
CEILING_SECONDS = 20.0
MEGABYTE = 1_000_000
SCRIPT = b'<script type="application/ld+json">%s</script>'
SECRET = "root:"


def wishes(content: bytes) -> list[str]:
    """What the postings of a page ask for; AssertionError when it takes too long or a file of this machine is in it."""
    started = time.process_time()
    outcome = read_postings(content, name="page")
    assert time.process_time() - started < CEILING_SECONDS
    assert all(SECRET not in posting.text for posting in outcome.postings)
    return [asked.text for posting in outcome.postings for asked in posting.requirements]


@pytest.mark.parametrize(
    "rest",
    [
        b"<p " + b'a="x" ' * 200_000 + b">",
        b"<p " + b"".join(b'a%d="x" ' % number for number in range(200_000)) + b">",
        b'<p class="' + b"x" * 5 * MEGABYTE + b'">',
        b'<p style="' + b"display:none;" * 300_000 + b'">',
        b'<a href="' + b"../" * MEGABYTE + b'">',
        b"<!--" + b"-" * 5 * MEGABYTE + b"-->",
        b"<!--" * MEGABYTE,
        b"<![CDATA[" + b"x" * 5 * MEGABYTE,
        b"<p title='" + b"&amp;" * MEGABYTE + b"'>",
        b"<style>" + b"a{}" * MEGABYTE + b"</style>",
        b"<svg><math><annotation-xml>" * 1000,
        b"<template>" * 5000,
        b"<select><option>" * 5000,
    ],
    ids=["attributes", "other attributes", "a class", "a style", "an address", "a comment", "comments", "CDATA",
         "an attribute of entities", "a style sheet", "foreign", "templates", "options"],
)  # fmt: skip
def test_what_surrounds_the_words_costs_no_time(rest: bytes) -> None:
    assert wishes(PAGE % rest) in ([ASKED], [])


LAUGHS = "".join(f"<!ENTITY {two} '{f'&{one};' * 60}'>" for one, two in zip("abcdefg", "bcdefgx", strict=True)).encode()
DECLARED = (
    b'<!ENTITY x SYSTEM "file:///etc/passwd">',
    b'<!ENTITY x SYSTEM "http://127.0.0.1:9/">',
    b'<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "y">',
    b"<!ENTITY a 'lol'>" + LAUGHS,
)


@pytest.mark.parametrize("declared", DECLARED, ids=["a file", "an address", "a parameter", "laughs"])
@pytest.mark.parametrize("opening", [b"", b'<?xml version="1.0"?>'])
def test_no_entity_of_a_page_is_resolved(declared: bytes, opening: bytes) -> None:
    page = opening + b"<!DOCTYPE html [" + declared + b"]>" + PAGE % b"<p>&x; &x;</p>"
    assert len(read_postings(page, name="page").postings) <= 1
    assert wishes(page) in ([ASKED], [])


@pytest.mark.parametrize("declared", DECLARED, ids=["a file", "an address", "a parameter", "laughs"])
def test_a_feed_in_xml_brings_no_file_in(declared: bytes) -> None:
    feed = b"<?xml version='1.0'?><!DOCTYPE rss [" + declared + b"]><rss><channel><item><title>Bird Intern &x;</title>"
    assert len(wishes(feed + b"<description>You must know birds. &x;</description></item></channel></rss>")) <= 2


@pytest.mark.parametrize(
    "script",
    [
        b'{"@graph":[' * 900 + b"]}" * 900,
        b'{"@type":"JobPosting","title":"Bird Intern","description":"' + b"<p>" * 30_000 + b'"}',
        b'{"@type":"JobPosting","title":"' + b"x" * MEGABYTE + b'","description":"y"}',
        b'{"@type":["' + b'JobPosting","' * 300_000 + b'"]}',
        b"[" + b'{"@type":"JobPosting"},' * 10_000 + b"{}]",
        b'{"a":1,' * 200_000,
        b'{"@type":"JobPosting","jobLocation":' + b'[{"address":' * 400 + b"1" + b"}]" * 400 + b"}",
        b'{"@type":"JobPosting","title":"\\ud800","validThrough":"' + b"9" * 9000 + b'"}',
    ],
    ids=["deep", "tags", "a title", "types", "postings", "cut", "places", "dates"],
)
def test_json_ld_without_end_ends(script: bytes) -> None:
    started = time.process_time()
    outcome = read_postings(PAGE % (SCRIPT % script), name="page")
    assert time.process_time() - started < CEILING_SECONDS
    assert len(outcome.postings) + len(outcome.faults) >= 1
    assert len(outcome.postings) < 10
    assert all(len(posting.title) <= NAME_LIMIT for posting in outcome.postings)
