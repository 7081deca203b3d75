"""Layers of a PDF (optional content): which of them are switched off when the file is opened."""

from __future__ import annotations

from matcher.cv.pdf_objects import IndirectObject, Reader, array, dictionary, raw, references

MAX_LAYERS = 1000
MAX_DEPTH = 8


def hidden_layers(reader: Reader) -> frozenset[int]:
    """The object numbers of the layers that are off when the file is opened."""
    properties = dictionary(dictionary(reader.root_object).get("/OCProperties"))
    usual = dictionary(properties.get("/D"))
    by_use = _off_on_screens(properties.get("/OCGs"))
    if usual.get("/BaseState") == "/OFF":
        return (references(properties.get("/OCGs")) - references(usual.get("/ON"))) | by_use
    return references(usual.get("/OFF")) | by_use


def _off_on_screens(layers: object) -> frozenset[int]:
    """The layers whose usage says that screens do not show them."""
    return frozenset(
        layer.idnum
        for layer in array(layers)[:MAX_LAYERS]
        if isinstance(layer, IndirectObject)
        and dictionary(dictionary(dictionary(layer).get("/Usage")).get("/View")).get("/ViewState") == "/OFF"
    )


def is_off(layer: object, hidden: frozenset[int]) -> bool:
    """Whether a layer is off, or a membership in layers (ISO 32000-2, 8.11.2.2) comes out as not visible."""
    if isinstance(layer, IndirectObject) and layer.idnum in hidden:
        return True
    membership = dictionary(layer)
    if membership.get("/Type") != "/OCMD":
        return False
    if array(membership.get("/VE")):
        return not _holds(raw(membership, "/VE"), hidden, MAX_DEPTH)
    groups = references(raw(membership, "/OCGs"))
    off = groups & hidden
    seen = {"/AllOn": not off, "/AnyOff": bool(off), "/AllOff": off == groups}
    return bool(groups) and not seen.get(str(membership.get("/P")), off != groups)


def _holds(expression: object, hidden: frozenset[int], depth: int) -> bool:
    """Whether an expression of visibility (And, Or, Not over layers) comes out as visible; too deep ones do."""
    parts = array(expression)
    if not parts or not depth:
        return not (isinstance(expression, IndirectObject) and expression.idnum in hidden)
    each = [_holds(part, hidden, depth - 1) for part in parts[1:MAX_LAYERS]]
    if parts[0] == "/Not":
        return not any(each)
    return any(each) if parts[0] == "/Or" else all(each)
