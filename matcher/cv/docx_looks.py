"""How text of a Word document looks: its colour and ground, its size and place, and so whether a person sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from matcher.cv.contrast import stands_out
from matcher.cv.ink import Colour

HIDDEN = "set to hidden"
TINY = "too small to read"
FAINT = "in the colour of the paper"
OFF_PAGE = "off the page"

MIN_SIZE_HALF_POINTS = 4
MIN_STRETCH_PERCENT = 15
MIN_LINE_TWIPS = 40
# Text that starts so far left of its margin stands beside the page.
MAX_OUTDENT_TWIPS, MAX_INDENT_TWIPS = 4000, 32_000
MAX_TRANSPARENCY = 95_000
# No page is so large: 60 cm in EMU, and in points.
FAR_EMU, FAR_POINTS = 21_600_000, 1700.0
MAX_STYLE_DEPTH = 8

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_LIGHT_THEMES = {"background1", "light1", "bg1", "lt1"}
_PAPER: Colour = (1.0, 1.0, 1.0)
_HIGHLIGHTS: dict[str, Colour | None] = {"none": None, "white": _PAPER, "black": (0.0, 0.0, 0.0)}
_OTHER_HIGHLIGHT: Colour = (0.5, 0.5, 0.0)
_OFFSET = re.compile(r"margin-(?:left|top)\s{0,3}:\s{0,3}(-?\d{1,7}(?:\.\d{0,6})?)pt")


Look = dict[str, Element]
"""The properties that set the look of letters, by their tags."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a paragraph gives all of its runs: a reason not to be seen, a look, and the ground behind it.

    The ground is None where it cannot be told; `plain` is the reason for runs that have no look of their own.
    """

    reason: str | None
    look: Look
    ground: Colour | None
    plain: str | None = None


class Looks:
    """The styles of a document and the colour of its paper."""

    def __init__(self, styles: Element, body: Element) -> None:
        self._styles = {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}
        self._usual = tuple(style for style in self._styles.values() if _is_usual(style))
        defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._defaults = _by_tag(defaults) if defaults is not None else {}
        page = body.getparent()
        ground = page.find(f"{_W}background") if page is not None else None
        self._paper = (_hex(ground.get(f"{_W}color", "")) if ground is not None else None) or _PAPER
        self._has_drawn_grounds = any(_is_filled(shape) for shape in body.iter(f"{_WPS}spPr", f"{_A}blip"))
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._last: tuple[Element, _Around] | None = None

    def hidden_reason(self, run: Element, paragraph: Element) -> str | None:
        """Why a person cannot see a run of a paragraph, None where it can be seen."""
        around = self._around(paragraph)
        own = run.find(f"{_W}rPr")
        return around.plain if own is None else _reason(self._look(own, around), around)

    def _around(self, paragraph: Element) -> _Around:
        """What a paragraph gives its runs; runs come paragraph by paragraph, so that the last is kept."""
        if self._last is None or self._last[0] is not paragraph:
            named = paragraph.find(f"{_W}pPr/{_W}pStyle")
            styles = self._chain(named) if named is not None else self._usual
            nested = (paragraph, *paragraph.iterancestors())
            reason = _reason_of_place(nested) or (TINY if _is_flat(nested, styles) else None)
            look = {**self._defaults, **self._merged(styles)}
            around = _Around(reason, look, self._ground(nested, styles))
            self._last = (paragraph, replace(around, plain=_reason(look, around)))
        return self._last[1]

    def _look(self, own: Element, around: _Around) -> Look:
        """What sets the look of a run: its own properties before its style's, and these before its paragraph's."""
        named = own.find(f"{_W}rStyle")
        style = self._merged(self._chain(named)) if named is not None else {}
        return {**around.look, **style, **_by_tag(own)}

    def _merged(self, styles: Sequence[Element]) -> Look:
        """The properties of some styles, the first before the others."""
        merged: Look = {}
        for found in (style.find(f"{_W}rPr") for style in reversed(styles)):
            merged |= _by_tag(found) if found is not None else {}
        return merged

    def _chain(self, reference: Element) -> tuple[Element, ...]:
        """A style and those that it builds on."""
        name = reference.get(f"{_W}val", "")
        if name not in self._chains:
            chain: list[Element] = []
            style = self._styles.get(name)
            while style is not None and len(chain) < MAX_STYLE_DEPTH:
                chain.append(style)
                parent = style.find(f"{_W}basedOn")
                style = self._styles.get(parent.get(f"{_W}val", "")) if parent is not None else None
            self._chains[name] = tuple(chain)
        return self._chains[name]

    def _ground(self, nested: Sequence[Element], styles: Sequence[Element]) -> Colour | None:
        """The colour behind a paragraph, the nearest shading first; None where it cannot be told."""
        shades = nested[0].findall(f"{_W}pPr/{_W}shd")
        shades += [shade for style in styles for shade in style.findall(f"{_W}pPr/{_W}shd")]
        for parent in nested[1:]:
            if parent.tag == f"{_W}txbxContent":
                return _fill_of(shades) or self._ground_of_box(parent)
            for kind in ("tcPr", "tblPr"):
                shades += parent.findall(f"{_W}{kind}/{_W}shd")
            table = parent.find(f"{_W}tblPr/{_W}tblStyle")
            if table is not None and _fill_of(shades) is None and self._has_bands(table):
                return None
        return _fill_of(shades) or self._paper

    def _has_bands(self, reference: Element) -> bool:
        """Whether a style of tables shades any of its cells."""
        fills = [shade.get(f"{_W}fill", "") for style in self._chain(reference) for shade in style.iter(f"{_W}shd")]
        return any(_hex(fill) not in {None, _PAPER} for fill in fills)

    def _ground_of_box(self, box: Element) -> Colour | None:
        """The fill of a text box; one without a fill lies on the paper, unless other drawings may lie under it."""
        for parent in box.iterancestors():
            if parent.get("fillcolor"):
                return _hex(parent.get("fillcolor", "").removeprefix("#"))
            properties = parent.find(f"{_WPS}spPr")
            if properties is not None:
                fill = properties.find(f"{_A}solidFill/{_A}srgbClr")
                if fill is not None:
                    return _hex(fill.get("val", ""))
                return None if _is_filled(properties) or self._has_drawn_grounds else self._paper
        return None


def _is_usual(style: Element) -> bool:
    """Whether a style is that of paragraphs which name none."""
    return style.get(f"{_W}type") == "paragraph" and _is_on(style.get(f"{_W}default", "0"))


def _by_tag(properties: Element) -> Look:
    return {str(one.tag): one for one in properties}


def _reason(look: Look, around: _Around) -> str | None:
    """Why letters of a look cannot be seen in a paragraph."""
    if any(_is_on(_value(look, name, "true")) for name in ("vanish", "webHidden") if f"{_W}{name}" in look):
        return HIDDEN
    fill = look.get(f"{_W14}textFill")
    if fill is not None and _is_see_through(fill):
        return HIDDEN
    if around.reason is not None:
        return around.reason
    size, stretch = (_number(look.get(f"{_W}{name}"), "val") for name in ("sz", "w"))
    if 0 < size < MIN_SIZE_HALF_POINTS or 0 < stretch < MIN_STRETCH_PERCENT:
        return TINY
    colour = _text_colour(look, fill)
    ground = _own_ground(look) or around.ground if colour is not None else None
    return FAINT if colour is not None and ground is not None and not stands_out(colour, ground) else None


def _value(look: Look, name: str, otherwise: str) -> str:
    found = look.get(f"{_W}{name}")
    return str(found.get(f"{_W}val", otherwise)) if found is not None else otherwise


def _fill_of(shades: Sequence[Element]) -> Colour | None:
    """The fill of the nearest shading that has one."""
    return next((fill for shade in shades if (fill := _hex(shade.get(f"{_W}fill", ""))) is not None), None)


def _own_ground(look: Look) -> Colour | None:
    """The colour of a marker pen or of the shading of letters."""
    lit = _HIGHLIGHTS.get(_value(look, "highlight", "none"), _OTHER_HIGHLIGHT)
    shade = look.get(f"{_W}shd")
    return lit if lit is not None else _fill_of([shade] if shade is not None else [])


def _is_flat(nested: Sequence[Element], styles: Sequence[Element]) -> bool:
    """Whether lines, or the row of a table, are set to a height that shows nothing of the letters."""
    lines = [one.find(f"{_W}pPr/{_W}spacing") for one in (nested[0], *styles)]
    rows = [parent.find(f"{_W}trPr/{_W}trHeight") for parent in nested if parent.tag == f"{_W}tr"]
    heights = [(line, "line", "lineRule") for line in lines] + [(row, "val", "hRule") for row in rows]
    return any(
        one is not None and one.get(f"{_W}{rule}") == "exact" and 0 < _number(one, height) < MIN_LINE_TWIPS
        for one, height, rule in heights
    )


def _is_on(value: str) -> bool:
    return value not in {"0", "false", "off"}


def _number(element: Element | None, name: str) -> int:
    value = element.get(f"{_W}{name}", "") if element is not None else ""
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else 0


def _hex(value: str) -> Colour | None:
    """A colour of six digits."""
    if re.fullmatch(r"[0-9A-Fa-f]{6}", value) is None:
        return None
    red, green, blue = (byte / 255 for byte in bytes.fromhex(value))
    return red, green, blue


def _text_colour(look: Look, fill: Element | None) -> Colour | None:
    """The colour of the letters; None for the automatic one, which stands out by itself."""
    filled = [_hex(one.get(f"{_W14}val", "")) for one in fill.iter(f"{_W14}srgbClr")] if fill is not None else []
    if filled:
        return filled[0]
    colour = look.get(f"{_W}color")
    if colour is None:
        return None
    light = colour.get(f"{_W}themeColor", "") in _LIGHT_THEMES and not colour.get(f"{_W}themeShade")
    return _hex(colour.get(f"{_W}val", "")) or (_PAPER if light else None)


def _is_see_through(fill: Element) -> bool:
    clear = [one.get(f"{_W14}val", "0") for one in fill.iter(f"{_W14}alpha")]
    return fill.find(f"{_W14}noFill") is not None or any(
        value.isdecimal() and int(value) >= MAX_TRANSPARENCY for value in clear
    )


def _is_filled(shape: Element) -> bool:
    if shape.tag == f"{_A}blip":
        return True
    return any(shape.find(f"{_A}{kind}") is not None for kind in ("solidFill", "gradFill", "blipFill", "pattFill"))


def _reason_of_place(nested: Sequence[Element]) -> str | None:
    """Whether a paragraph is put away, or moved beside the page, by itself or with what it stands in."""
    for parent in nested:
        look = parent.get("style", "").replace(" ", "")
        if parent.tag == f"{_W}tr" and parent.find(f"{_W}trPr/{_W}hidden") is not None:
            return HIDDEN
        if parent.tag in {f"{_WP}anchor", f"{_WP}inline"} and _is_hidden_drawing(parent):
            return HIDDEN
        if "visibility:hidden" in look:
            return HIDDEN
        moved = parent.tag == f"{_WP}anchor" and any(abs(offset) > FAR_EMU for offset in _offsets(parent))
        if moved or any(abs(float(points)) > FAR_POINTS for points in _OFFSET.findall(look)):
            return OFF_PAGE
    return OFF_PAGE if _is_pushed_away(nested[0]) else None


def _is_hidden_drawing(drawing: Element) -> bool:
    named = drawing.find(f"{_WP}docPr")
    return named is not None and _is_on(named.get("hidden", "0"))


def _is_pushed_away(paragraph: Element) -> bool:
    """Whether indents or the frame of a paragraph move it beside the page."""
    indent, frame = paragraph.find(f"{_W}pPr/{_W}ind"), paragraph.find(f"{_W}pPr/{_W}framePr")
    moved = [_number(indent, side) for side in ("left", "start")] if indent is not None else []
    moved += [_number(frame, side) for side in ("x", "y")] if frame is not None else []
    return any(twips < -MAX_OUTDENT_TWIPS or twips > MAX_INDENT_TWIPS for twips in moved)


def _offsets(anchor: Element) -> Iterator[int]:
    for place in anchor.iter(f"{_WP}posOffset"):
        if re.fullmatch(r"-?\d{1,12}", place.text or ""):
            yield int(place.text or "0")
