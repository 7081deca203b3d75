"""Colours of a PDF: its colour spaces, functions and shadings read from their objects."""

from __future__ import annotations

from matcher.cv.colour_spaces import DEVICE, DEVICE_CMYK, Indexed, Lab, Tints
from matcher.cv.functions import Exponential, Function, Sampled, Stitched, calculator, pairs
from matcher.cv.ink import Colour
from matcher.cv.pdf_objects import StreamObject, array, dictionary, number_of, numbers_of, text_of
from matcher.cv.resources import ColourSpace

MAX_DEPTH = 4
MAX_FUNCTIONS = 64
# Where a shading is looked at, as shares of its way; as near as this its colours are one.
PROBES = (0.0, 0.25, 0.5, 0.75, 1.0)
SAME_COLOUR = 0.08
_DEVICES = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/G", "/RGB", "/CMYK", "/CalGray", "/CalRGB", "/ICCBased"}
_CMYK = {"/DeviceCMYK", "/CMYK"}


def colour_space(entry: object, depth: int = 0) -> ColourSpace | None:
    """The colour space that a name or an array describes; None for that of patterns and for broken ones."""
    parts = _one_or_many(entry)
    name = str(parts[0])
    if name in _DEVICES:
        return DEVICE_CMYK if name in _CMYK else DEVICE
    if depth >= MAX_DEPTH or len(parts) < 2:
        return None
    if name == "/Lab":
        return Lab()
    if name in {"/Indexed", "/I"} and len(parts) >= 4:
        return _indexed(parts, depth)
    if name in {"/Separation", "/DeviceN"} and len(parts) >= 4:
        return _tints(parts, depth)
    return None


def _indexed(parts: list[object], depth: int) -> ColourSpace | None:
    base = colour_space(parts[1], depth + 1)
    count = _count(parts[1])
    return Indexed(base, text_of(parts[3]), count) if base is not None and count else None


def _count(entry: object) -> int:
    """How many numbers name a colour of a space."""
    parts = _one_or_many(entry)
    name = str(parts[0])
    if name == "/ICCBased" and len(parts) > 1:
        return int(number_of(dictionary(parts[1]).get("/N")) or 0)
    if name == "/DeviceN" and len(parts) > 1:
        return len(array(parts[1]))
    return {"/DeviceRGB": 3, "/RGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4, "/CMYK": 4}.get(name, 1)


def _tints(parts: list[object], depth: int) -> ColourSpace | None:
    base = colour_space(parts[2], depth + 1)
    looks = function(parts[3])
    return Tints(base, looks or (lambda _: None), (1.0,) * _count(parts)) if base is not None else None


def function(entry: object, depth: int = 0) -> Function | None:
    """The function that an object describes; None where it is unknown or broken."""
    described = dictionary(entry)
    kind, domain = number_of(described.get("/FunctionType")), pairs(_numbers(described.get("/Domain")))
    if not domain or depth >= MAX_DEPTH:
        return None
    ranges = pairs(_numbers(described.get("/Range")))
    if kind == 2:
        start, end = _numbers(described.get("/C0")) or [0.0], _numbers(described.get("/C1")) or [1.0]
        exponent = number_of(described.get("/N")) or 1.0
        return Exponential(domain, tuple(start), tuple(end), exponent) if len(start) == len(end) else None
    if kind == 3:
        parts = [function(one, depth + 1) for one in array(described.get("/Functions"))[:MAX_FUNCTIONS]]
        bounds, encode = _numbers(described.get("/Bounds")), pairs(_numbers(described.get("/Encode")))
        whole = [part for part in parts if part is not None]
        fits = len(whole) == len(parts) == len(encode) == len(bounds) + 1
        return Stitched(domain, tuple(whole), tuple(bounds), encode) if fits else None
    if kind == 0 and isinstance(described, StreamObject) and ranges:
        sizes = tuple(int(size) for size in _numbers(described.get("/Size")))
        decode = pairs(_numbers(described.get("/Decode"))) or ranges
        bits = int(number_of(described.get("/BitsPerSample")) or 0)
        return Sampled(domain, sizes, bits, decode, text_of(described))
    if kind == 4 and isinstance(described, StreamObject):
        return calculator(text_of(described).decode("latin-1"), domain, ranges)
    return None


def _one_or_many(entry: object) -> list[object]:
    return array(entry) or [entry]


def _numbers(entry: object) -> list[float]:
    return [number for one in array(entry) if (number := number_of(one)) is not None]


def shading_colour(entry: object) -> Colour | None:
    """The colour of an axial or radial shading all of whose colours are nearly one; None for any other."""
    described = dictionary(entry)
    space = colour_space(described.get("/ColorSpace"))
    if number_of(described.get("/ShadingType")) not in {2.0, 3.0} or space is None:
        return None
    start, end = numbers_of(described, "/Domain", 2) or [0.0, 1.0]
    parts = [function(one) for one in _one_or_many(described.get("/Function"))]
    colours = [_at(space, parts, start + share * (end - start)) for share in PROBES]
    return one_colour(colours)


def _at(space: ColourSpace, parts: list[Function | None], where: float) -> Colour | None:
    values = [part([where]) if part is not None else None for part in parts]
    found = [number for value in values if value is not None for number in value]
    return space.colour(found) if found else None


def one_colour(colours: list[Colour | None]) -> Colour | None:
    """The first of some colours where all are nearly the same; None where they differ or one cannot be told."""
    known = [colour for colour in colours if colour is not None]
    if not known or len(known) < len(colours):
        return None
    spread = max(max(channel) - min(channel) for channel in zip(*known, strict=True))
    return known[0] if spread <= SAME_COLOUR else None
