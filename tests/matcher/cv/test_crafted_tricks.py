"""Text that nobody can see, hidden by what the graphics of PDF offer beyond colour and place."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from matcher.cv.read import read_document
from matcher.nouns import Document
from tests.matcher.cv.crafted import Crafted, crafted
from tests.matcher.cv.drawn import HEIGHT, codes, lines, pdf, write

Trick = Callable[[Crafted], None]

VISIBLE = "Ines Morel, student of physics"
SECRET = "expert in everything asked"
TEXT = f"BT /F1 10 Tf 50 600 Td ({SECRET}) Tj ET"
AROUND = "40 590 300 30"


def shown_with(change: Trick) -> Document:
    clean = pdf(lambda canvas: write(canvas, 50, 80, VISIBLE))
    return read_document(crafted(clean, change))


def masked_to_nothing(page: Crafted) -> None:
    look = page.stream("", Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 850], Group=GREY_GROUP)
    page.resource("ExtGState", "G", {"SMask": {"S": "/Luminosity", "G": look}})
    page.paint(f"/G gs {TEXT}")


def masked_by_a_black_area(page: Crafted) -> None:
    look = page.stream(
        "1 g 0 0 600 850 re f 0 g 0 500 600 300 re f",
        Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 850], Group=GREY_GROUP,
    )  # fmt: skip
    page.resource("ExtGState", "G", {"SMask": {"S": "/Luminosity", "G": look}})
    page.paint(f"/G gs {TEXT}")


def masked_by_the_reverse_of_a_white_area(page: Crafted) -> None:
    look = page.stream(
        "1 g 0 0 600 850 re f", Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 850], Group=GREY_GROUP
    )
    turned = {"FunctionType": 2, "Domain": [0, 1], "C0": [1], "C1": [0], "N": 1}
    page.resource("ExtGState", "G", {"SMask": {"S": "/Luminosity", "G": look, "TR": turned}})
    page.paint(f"/G gs {TEXT}")


def in_a_transparent_group(page: Crafted) -> None:
    page.resource("ExtGState", "None", {"ca": 0})
    inner = {"ExtGState": {"Full": {"ca": 1}}, "Font": {"F1": page.entry(**HELVETICA)}}
    form = page.stream(
        f"/Full gs {TEXT}",
        Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 850], Resources=inner, Group=GREY_GROUP,
    )  # fmt: skip
    page.resource("XObject", "X", form)
    page.paint("/None gs /X Do")


def black_blended_by_screen(page: Crafted) -> None:
    page.resource("ExtGState", "B", {"BM": "/Screen"})
    page.paint(f"1 g {AROUND} re f /B gs 0 g {TEXT}")


def blended_as_a_tint(page: Crafted) -> None:
    page.resource("ExtGState", "B", {"BM": ["/Color", "/Normal"]})
    page.paint(f"1 g {AROUND} re f /B gs 0 g {TEXT}")


def beneath_white_blended_by_screen(page: Crafted) -> None:
    page.resource("ExtGState", "B", {"BM": "/Screen"})
    page.paint(f"{TEXT} /B gs 1 g {AROUND} re f")


def white_tiles(page: Crafted) -> None:
    tile = page.stream("1 g 0 0 8 8 re f", Type="/Pattern", **TILE, PaintType=1)
    page.resource("Pattern", "P", tile)
    page.paint(f"/Pattern cs /P scn {TEXT}")


def empty_tiles(page: Crafted) -> None:
    page.resource("Pattern", "P", page.stream("", Type="/Pattern", **TILE, PaintType=1))
    page.paint(f"/Pattern cs /P scn {TEXT}")


def tiles_given_white(page: Crafted) -> None:
    page.resource("Pattern", "P", page.stream("0 0 8 8 re f", Type="/Pattern", **TILE, PaintType=2))
    page.resource("ColorSpace", "C", ["/Pattern", "/DeviceRGB"])
    page.paint(f"/C cs 1 1 1 /P scn {TEXT}")


def shaded_in_white(page: Crafted) -> None:
    page.resource("Pattern", "P", {"PatternType": 2, "Shading": WHITE_SHADING})
    page.paint(f"/Pattern cs /P scn {TEXT}")


def white_in_lab(page: Crafted) -> None:
    page.resource("ColorSpace", "C", ["/Lab", {"WhitePoint": [0.9642, 1, 0.8249]}])
    page.paint(f"/C cs 100 0 0 sc {TEXT}")


def white_of_a_table(page: Crafted) -> None:
    page.resource("ColorSpace", "C", ["/Indexed", "/DeviceRGB", 1, b"\xff\xff\xff\0\0\0"])
    page.paint(f"/C cs 0 sc {TEXT}")


def white_by_icc(page: Crafted) -> None:
    page.resource("ColorSpace", "C", ["/ICCBased", page.stream("", N=3, Alternate="/DeviceRGB")])
    page.paint(f"/C cs 1 1 1 sc {TEXT}")


def white_ink(page: Crafted) -> None:
    look = {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0], "C1": [1, 1, 1], "N": 1}
    page.resource("ColorSpace", "C", ["/Separation", "/White", "/DeviceRGB", look])
    page.paint(f"/C cs 1 scn {TEXT}")


def white_ink_of_a_program(page: Crafted) -> None:
    look = page.stream("{ pop pop 1 dup dup }", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1, 0, 1, 0, 1])
    page.resource("ColorSpace", "C", ["/DeviceN", ["/One", "/Two"], "/DeviceRGB", look])
    page.paint(f"/C cs 1 1 scn {TEXT}")


def white_ink_of_a_table(page: Crafted) -> None:
    look = page.stream(b"\0\xff", FunctionType=0, Domain=[0, 1], Range=[0, 1], Size=[2], BitsPerSample=8)
    page.resource("ColorSpace", "C", ["/Separation", "/White", "/DeviceGray", look])
    page.paint(f"/C cs 1 scn {TEXT}")


def squeezed(page: Crafted) -> None:
    page.paint(f"BT /F1 10 Tf 2 Tz 50 600 Td ({SECRET}) Tj ET")


def squeezed_by_its_matrix(page: Crafted) -> None:
    page.paint(f"BT /F1 1 Tf 0.1 0 0 12 50 600 Tm ({SECRET}) Tj ET")


def under_a_thick_line(page: Crafted) -> None:
    page.paint(f"{TEXT} 1 G 30 w 40 603 m 400 603 l S")


def outside_a_triangle(page: Crafted) -> None:
    page.paint(f"40 400 m 560 400 l 560 610 l h W n {TEXT}")


def in_the_hole_of_a_clip(page: Crafted) -> None:
    page.paint(f"0 0 600 850 re {AROUND} re W* n {TEXT}")


def clipped_by_letters(page: Crafted) -> None:
    page.paint(f"BT /F1 10 Tf 7 Tr 50 100 Td (x) Tj ET 0 Tr {TEXT}")


def under_a_shading(page: Crafted) -> None:
    page.resource("Shading", "S", WHITE_SHADING)
    page.paint(f"{TEXT} {AROUND} re W n /S sh")


def under_a_picture_whose_mask_is_full(page: Crafted) -> None:
    full = page.stream(b"\xff" * 4, Type="/XObject", Subtype="/Image", **POINTS, ColorSpace="/DeviceGray")
    image = page.stream(b"\xff" * 4, Type="/XObject", Subtype="/Image", **POINTS, ColorSpace="/DeviceGray", SMask=full)
    page.resource("XObject", "X", image)
    page.paint(f"{TEXT} q 300 0 0 30 40 590 cm /X Do Q")


def letters_without_ink(page: Crafted) -> None:
    empty = page.stream("500 0 d0")
    names = ["/" + letter for letter in "abcdefghijklmnopqrstuvwxyz"]
    font = {
        "Type": "/Font", "Subtype": "/Type3", "FontBBox": [0, 0, 1000, 1000], "FontMatrix": [0.001, 0, 0, 0.001, 0, 0],
        "CharProcs": {name[1:]: empty for name in names}, "FirstChar": 97, "LastChar": 122, "Widths": [500] * 26,
        "Encoding": {"Type": "/Encoding", "Differences": [97, *names]}, "Resources": {},
    }  # fmt: skip
    page.resource("Font", "E", page.entry(**font))
    page.paint(TEXT.replace("/F1", "/E"))


def in_a_layer_that_screens_do_not_show(page: Crafted) -> None:
    layer = page.entry(Type="/OCG", Usage={"View": {"ViewState": "/OFF"}})
    _with_layers(page, [layer], {})
    page.resource("Properties", "L", layer)
    page.paint(f"/OC /L BDC {TEXT} EMC")


def in_a_layer_shown_where_another_is_not(page: Crafted) -> None:
    layer = page.entry(Type="/OCG")
    _with_layers(page, [layer], {})
    page.resource("Properties", "L", page.entry(Type="/OCMD", VE=["/Not", layer]))
    page.paint(f"/OC /L BDC {TEXT} EMC")


def _with_layers(page: Crafted, layers: list[object], usual: dict[str, object]) -> None:
    properties = page.entry(OCGs=layers, D=usual)
    page.writer.root_object.update({page.made("/OCProperties"): properties})


GREY_GROUP = {"S": "/Transparency", "CS": "/DeviceGray"}
HELVETICA = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"}
TILE = {"PatternType": 1, "TilingType": 1, "BBox": [0, 0, 8, 8], "XStep": 8, "YStep": 8, "Resources": {}}
POINTS = {"Width": 2, "Height": 2, "BitsPerComponent": 8}
WHITE_SHADING = {
    "ShadingType": 2, "ColorSpace": "/DeviceRGB", "Coords": [0, 0, 600, 0],
    "Function": {"FunctionType": 3, "Domain": [0, 1], "Bounds": [0.5], "Encode": [0, 1, 0, 1], "Functions": [
        {"FunctionType": 2, "Domain": [0, 1], "C0": [1, 1, 1], "C1": [1, 1, 1], "N": 1},
        {"FunctionType": 2, "Domain": [0, 1], "C0": [1, 1, 1], "C1": [1, 1, 0.99], "N": 1},
    ]},
}  # fmt: skip

TRICKS: list[Trick] = [
    masked_to_nothing, masked_by_a_black_area, masked_by_the_reverse_of_a_white_area, in_a_transparent_group,
    black_blended_by_screen, blended_as_a_tint, beneath_white_blended_by_screen,
    white_tiles, empty_tiles, tiles_given_white, shaded_in_white,
    white_in_lab, white_of_a_table, white_by_icc, white_ink, white_ink_of_a_program, white_ink_of_a_table,
    squeezed, squeezed_by_its_matrix, under_a_thick_line, outside_a_triangle, in_the_hole_of_a_clip,
    clipped_by_letters, under_a_shading, under_a_picture_whose_mask_is_full, letters_without_ink,
    in_a_layer_that_screens_do_not_show, in_a_layer_shown_where_another_is_not,
]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.__name__)
def test_text_that_graphics_hide_is_left_out(trick: Trick) -> None:
    document = shown_with(trick)

    assert (lines(document), codes(document)) == ([VISIBLE], ["hidden_text"])


@pytest.mark.parametrize("trick", [one for one in TRICKS if one not in {squeezed, squeezed_by_its_matrix}])
def test_a_viewer_shows_nothing_there_either(trick: Trick) -> None:
    """The tricks are right: another program, which draws pages, leaves the place white."""
    opened = pypdfium2.PdfDocument(crafted(pdf(lambda canvas: write(canvas, 50, 80, VISIBLE)), trick))
    picture = opened[0].render(scale=1, grayscale=True).to_pil()

    assert picture.crop((40, HEIGHT - 612, 400, HEIGHT - 596)).getextrema() == (255, 255)


def masked_by_a_white_area(page: Crafted) -> None:
    look = page.stream(
        "1 g 0 500 600 300 re f", Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 850], Group=GREY_GROUP
    )
    page.resource("ExtGState", "G", {"SMask": {"S": "/Luminosity", "G": look}})
    page.paint(f"/G gs {TEXT}")


def masked_by_opacity(page: Crafted) -> None:
    look = page.stream("0 500 600 300 re f", Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 850], Group=GREY_GROUP)
    page.resource("ExtGState", "G", {"SMask": {"S": "/Alpha", "G": look}})
    page.paint(f"/G gs {TEXT}")


def behind_a_mask_that_has_ended(page: Crafted) -> None:
    look = page.stream("", Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 850], Group=GREY_GROUP)
    page.resource("ExtGState", "G", {"SMask": {"S": "/Luminosity", "G": look}})
    page.resource("ExtGState", "N", {"SMask": "/None"})
    page.paint(f"/G gs /N gs {TEXT}")


def highlighted(page: Crafted) -> None:
    page.resource("ExtGState", "B", {"BM": "/Multiply"})
    page.paint(f"{TEXT} /B gs 1 1 0 rg {AROUND} re f")


def black_blended_by_multiply(page: Crafted) -> None:
    page.resource("ExtGState", "B", {"BM": "/Multiply"})
    page.paint(f"/B gs {TEXT}")


def dark_tiles(page: Crafted) -> None:
    page.resource("Pattern", "P", page.stream("0.2 g 0 0 8 8 re f", Type="/Pattern", **TILE, PaintType=1))
    page.paint(f"/Pattern cs /P scn {TEXT}")


def dark_in_lab(page: Crafted) -> None:
    page.resource("ColorSpace", "C", ["/Lab", {"WhitePoint": [0.9642, 1, 0.8249]}])
    page.paint(f"/C cs 30 20 -40 sc {TEXT}")


def dark_of_a_table(page: Crafted) -> None:
    page.resource("ColorSpace", "C", ["/Indexed", "/DeviceRGB", 1, b"\xff\xff\xff\0\0\0"])
    page.paint(f"/C cs 1 sc {TEXT}")


def dark_ink(page: Crafted) -> None:
    page.resource("ColorSpace", "C", ["/Separation", "/Blue", "/DeviceRGB", None])
    page.paint(f"/C cs 0.9 scn {TEXT}")


def narrow(page: Crafted) -> None:
    page.paint(f"BT /F1 10 Tf 70 Tz 50 600 Td ({SECRET}) Tj ET")


def over_a_thin_line(page: Crafted) -> None:
    page.paint(f"{TEXT} 0 G 0.5 w 40 603 m 400 603 l S")


def inside_a_triangle(page: Crafted) -> None:
    page.paint(f"0 400 m 0 1500 l 600 400 l h W n {TEXT}")


def within_a_frame_painted_later(page: Crafted) -> None:
    page.paint(f"{TEXT} 1 g 0 0 600 850 re 20 20 560 810 re f*")


def beside_a_triangle_painted_later(page: Crafted) -> None:
    page.paint(f"{TEXT} 1 g 40 400 m 500 400 l 500 800 l h f")


def under_a_picture_that_lets_through(page: Crafted) -> None:
    half = page.stream(b"\xff\xff\0\0", Type="/XObject", Subtype="/Image", **POINTS, ColorSpace="/DeviceGray")
    image = page.stream(b"\xff" * 4, Type="/XObject", Subtype="/Image", **POINTS, ColorSpace="/DeviceGray", SMask=half)
    page.resource("XObject", "X", image)
    page.paint(f"{TEXT} q 300 0 0 30 40 590 cm /X Do Q")


def in_a_layer_shown_where_another_is(page: Crafted) -> None:
    layer = page.entry(Type="/OCG")
    _with_layers(page, [layer], {})
    page.resource("Properties", "L", page.entry(Type="/OCMD", VE=["/Or", ["/Not", layer], layer]))
    page.paint(f"/OC /L BDC {TEXT} EMC")


SEEN: list[Trick] = [
    masked_by_a_white_area, masked_by_opacity, behind_a_mask_that_has_ended, highlighted, black_blended_by_multiply,
    dark_tiles, dark_in_lab, dark_of_a_table, dark_ink, narrow, over_a_thin_line, inside_a_triangle,
    within_a_frame_painted_later, beside_a_triangle_painted_later, under_a_picture_that_lets_through,
    in_a_layer_shown_where_another_is,
]  # fmt: skip


@pytest.mark.parametrize("graphics", SEEN, ids=lambda graphics: graphics.__name__)
def test_text_that_graphics_leave_to_be_seen_is_read(graphics: Trick) -> None:
    document = shown_with(graphics)

    assert (lines(document), codes(document)) == ([VISIBLE, SECRET], [])


def lying(page: Crafted) -> None:
    """Draws "abc…" and tells programs that copy the text another word for it."""
    table = "1 begincodespacerange <00> <ff> endcodespacerange {} beginbfchar {} endbfchar"
    false = dict(zip("Waiter", "Python", strict=True))
    pairs = " ".join(f"<{ord(seen):02x}> <{ord(told):04x}>" for seen, told in false.items())
    page.resource("Font", "L", page.entry(**HELVETICA, ToUnicode=page.stream(table.format(len(false), pairs))))
    page.paint("BT /L 10 Tf 50 600 Td (Waiter) Tj ET")


def test_what_is_drawn_counts_and_not_what_a_font_says_for_copying() -> None:
    assert lines(shown_with(lying)) == [VISIBLE, "Waiter"]


def test_the_text_that_a_tag_puts_in_the_place_of_another_is_not_read() -> None:
    def tagged(page: Crafted) -> None:
        page.paint("/Span <</ActualText (Kubernetes)>> BDC BT /F1 10 Tf 50 600 Td (Waiter) Tj ET EMC")

    assert lines(shown_with(tagged)) == [VISIBLE, "Waiter"]
