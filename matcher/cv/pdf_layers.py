"""Layers of a PDF (optional content): which of them are switched off when the file is opened."""

from __future__ import annotations

from matcher.cv.pdf_objects import IndirectObject, Reader, dictionary, raw, references


def hidden_layers(reader: Reader) -> frozenset[int]:
    """The object numbers of the layers that are off when the file is opened."""
    properties = dictionary(dictionary(reader.root_object).get("/OCProperties"))
    usual = dictionary(properties.get("/D"))
    if usual.get("/BaseState") == "/OFF":
        return references(properties.get("/OCGs")) - references(usual.get("/ON"))
    return references(usual.get("/OFF"))


def is_off(layer: object, hidden: frozenset[int]) -> bool:
    """Whether a layer is off, or a membership in layers (ISO 32000-2, 8.11.2.2) comes out as not visible."""
    if isinstance(layer, IndirectObject) and layer.idnum in hidden:
        return True
    membership = dictionary(layer)
    if membership.get("/Type") != "/OCMD":
        return False
    groups = references(raw(membership, "/OCGs"))
    off = groups & hidden
    seen = {"/AllOn": not off, "/AnyOff": bool(off), "/AllOff": off == groups}
    return bool(groups) and not seen.get(str(membership.get("/P")), off != groups)
