"""One reader under atheris, which keeps what reaches new lines: `python -m scripts.fuzzing.guided TARGET FOLDER [...]`.

`scripts/fuzz.py --guided` starts it: libFuzzer takes over the process that it runs in. What follows the folder, in
which it keeps its files, are options of libFuzzer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parents[2]


def _document(content: bytes) -> None:
    from matcher.cv.read import read_document  # noqa: PLC0415 - inside, so that atheris sees the import
    from matcher.cv.understand import understand  # noqa: PLC0415
    from matcher.errors import FileFault  # noqa: PLC0415

    try:
        cv = understand(read_document(content))
    except FileFault:
        return
    for one in cv.statements:
        assert cv.document.pages[one.span.page - 1][one.span.start : one.span.end] == one.text


def _pdf(content: bytes) -> None:
    _document(b"%PDF-1.7\n" + content)


def _docx(content: bytes) -> None:
    """The bytes are the text part of a package that is sound otherwise."""
    from scripts.fuzzing.seeds import DOCX_PARTS, package  # noqa: PLC0415

    _document(package({**DOCX_PARTS, "word/document.xml": content}))


def _json(content: bytes) -> None:
    _document(b'{"basics":' + content)


def _posting(content: bytes) -> None:
    from matcher.posting.read import read_postings  # noqa: PLC0415

    for one in read_postings(content, name="fuzzed").postings:
        for asked in one.requirements:
            assert one.text[asked.span.start : asked.span.end] == asked.text


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {"pdf": _pdf, "docx": _docx, "text": _document, "json": _json, "posting": _posting}
)


def corpus(target: str, samples: Path, folder: Path) -> None:
    """Write the sound files of a target, in the form in which it takes them."""
    import zipfile  # noqa: PLC0415

    from scripts.fuzzing.seeds import seeds  # noqa: PLC0415

    for number, seed in enumerate(one for one in seeds(samples) if one.kind in (target, *_ALSO.get(target, ()))):
        content = seed.content
        if target == "docx":
            path = folder / "unpacked.docx"
            path.write_bytes(content)
            with zipfile.ZipFile(path) as archive:
                content = archive.read("word/document.xml")
            path.unlink()
        before = {"pdf": b"%PDF-1.7\n", "json": b'{"basics":'}.get(target, b"")
        (folder / f"{number}-{seed.name}").write_bytes(content.removeprefix(before))


_ALSO = {"text": ("markdown",)}


def main() -> None:
    """Run until libFuzzer ends the process."""
    import atheris  # noqa: PLC0415 - an extra of its own

    target = TARGETS[sys.argv[1]]
    with atheris.instrument_imports(include=["matcher"], enable_loader_override=False):
        target(b"Ada Fernley\n\nSkills\nPython\n")
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
