from __future__ import annotations

import pytest

from matcher.posting.blocks import Block, RawBlock, lay_out
from matcher.posting.html_blocks import html_blocks, unescape_fully


def shapes(markup: str) -> list[tuple[str, str]]:
    return [(block.shape, block.text) for block in html_blocks(markup) if not block.noise]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>You</h2><p>One.<p>Two.", [("heading", "You"), ("paragraph", "One."), ("paragraph", "Two.")]),
        ("<ul><li>Tea</li><li><p>Milk</p></li></ul>", [("bullet", "Tea"), ("bullet", "Milk")]),
        ("<p><strong>Who you are</strong></p>", [("heading", "Who you are")]),
        ("<p><b>Who you are.</b> Kind.</p>", [("heading", "Who you are."), ("paragraph", "Kind.")]),
        ("<p><b>Location:</b> Leeds</p>", [("fact", "Location: Leeds")]),
        ("<p>We are <b>very</b> kind.</p>", [("paragraph", "We are very kind.")]),
        ("<table><tr><th>Place</th><td>Leeds</td></tr></table>", [("fact", "Place: Leeds")]),
        ("<dl><dt>Place</dt><dd>Leeds</dd></dl>", [("fact", "Place: Leeds")]),
        ("<div>One<br>Two</div>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p>a&nbsp;b &amp; c</p>", [("paragraph", "a b & c")]),
        ("<p>x</p><script>alert(1)</script><style>p{}</style><!-- no -->", [("paragraph", "x")]),
        ("plain text", [("paragraph", "plain text")]),
        (
            "<header><a>Hempfield</a> <a>Ropes</a> <a>Jobs (7)</a></header><p>We make ropes for theatres, daily.</p>",
            [("paragraph", "We make ropes for theatres, daily.")],
        ),
        (
            "<article><header><a>Hempfield</a> <a>Leeds</a> <a>Hybrid</a></header></article>",
            [("paragraph", "Hempfield Leeds Hybrid")],
        ),
        ("<p>- Tea<br>- Milk</p>", [("bullet", "Tea"), ("bullet", "Milk")]),
    ],
)
def test_a_page_is_read_as_it_looks(markup: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(markup) == expected


@pytest.mark.parametrize(
    "part",
    [
        "<nav>Other</nav>",
        "<aside><p>Other</p></aside>",
        "<footer>Other</footer>",
        "<div id='cookie-banner'>Other</div>",
        "<div class='related-jobs'>Other</div>",
        "<div role='dialog'>Other</div>",
        "<section class='newsletter'>Other</section>",
    ],
)
def test_parts_that_are_not_the_content_are_noise(part: str) -> None:
    blocks = html_blocks(f"<body>{part}<main><h1>Tea Intern</h1><p>We blend tea in Leeds and York.</p></main></body>")
    assert [block.text for block in blocks if block.noise] == ["Other"]


def test_a_part_that_holds_the_title_is_never_noise() -> None:
    blocks = html_blocks("<div class='banner'><h1>Tea Intern</h1></div><p>We blend tea in Leeds and in York.</p>")
    assert not any(block.noise for block in blocks)


def test_very_deep_nesting_keeps_its_words() -> None:
    blocks = html_blocks("<div>" * 5000 + "deep" + "</div>" * 5000)
    assert "deep" in " ".join(block.text for block in blocks)


@pytest.mark.parametrize("escaped", ["<p>x</p>", "&lt;p&gt;x&lt;/p&gt;", "&amp;lt;p&amp;gt;x&amp;lt;/p&amp;gt;"])
def test_entities_escaped_too_often_are_put_right(escaped: str) -> None:
    assert unescape_fully(escaped) == "<p>x</p>"


def test_blocks_stand_letter_for_letter_in_the_text() -> None:
    text, blocks = lay_out(html_blocks("<h2>You</h2><ul><li>Tea</li><li>Milk</li></ul><p>Bye.</p>"))
    assert text == "You\n\nTea\nMilk\n\nBye."
    assert [text[block.start : block.end] for block in blocks] == [block.text for block in blocks]
    assert blocks[1] == Block("Tea", 5, 8, "bullet", "You")


def test_a_heading_of_noise_heads_nothing_else() -> None:
    raw = (RawBlock("Related jobs", "heading", noise=True), RawBlock("We blend tea.", "paragraph"))
    assert lay_out(raw)[1][1].heading == ""
