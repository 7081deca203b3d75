"""PDFs with content that drawing programs do not write: raw operators and objects added to the page of a drawn PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
)

MAKERS: dict[type, Callable[..., PdfObject]] = {
    **{bool: BooleanObject, int: NumberObject, float: FloatObject, bytes: ByteStringObject, str: NameObject}
}


class Crafted:
    """The first page of a PDF, to which operators, resources and objects are added."""

    def __init__(self, content: bytes) -> None:
        self.writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
        self.page = self.writer.pages[0]

    def stream(self, content: str | bytes, **entries: object) -> IndirectObject:
        """A stream object; entries are named without their slash."""
        stream = DecodedStreamObject()
        stream.set_data(content.encode("latin-1") if isinstance(content, str) else content)
        stream.update({NameObject("/" + key): self.made(entry) for key, entry in entries.items()})
        return self.writer._add_object(stream)

    def entry(self, **entries: object) -> IndirectObject:
        """A dictionary object; entries are named without their slash."""
        return self.writer._add_object(self.made(entries))

    def made(self, plain: object) -> PdfObject:
        """A plain value as an object: strings that start with a slash are names."""
        if isinstance(plain, PdfObject):
            return plain
        if isinstance(plain, Mapping):
            return DictionaryObject({NameObject("/" + key): self.made(entry) for key, entry in plain.items()})
        if isinstance(plain, list | tuple):
            return ArrayObject([self.made(one) for one in plain])
        return next((make(plain) for kind, make in MAKERS.items() if isinstance(plain, kind)), NullObject())

    def resource(self, kind: str, name: str, entry: object) -> None:
        """Give the page something to call by name."""
        resources = self.page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        if "/" + kind not in resources:
            resources[NameObject("/" + kind)] = DictionaryObject()
        group = resources["/" + kind].get_object()
        assert isinstance(group, DictionaryObject)
        group[NameObject("/" + name)] = self.made(entry)

    def paint(self, operators: str) -> None:
        """Add operators at the end of the page, within q and Q."""
        held = self.page.raw_get("/Contents")
        before = held.get_object()
        earlier = list(before) if isinstance(before, ArrayObject) else [held]
        added = self.stream(f"\nq {operators} Q\n")
        self.page[NameObject("/Contents")] = ArrayObject([self.stream("q\n"), *earlier, self.stream("\nQ\n"), added])

    def bytes(self) -> bytes:
        """The file."""
        buffer = BytesIO()
        self.writer.write(buffer)
        return buffer.getvalue()


def crafted(content: bytes, change: Callable[[Crafted], None]) -> bytes:
    """A PDF whose first page was changed."""
    page = Crafted(content)
    change(page)
    return page.bytes()
