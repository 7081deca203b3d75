"""PDFs of two pages to measure reading on: those of the samples, and the samples set in every other layout."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from api.reading.tasks import READ_CV, ReadHere

PAGES = 2


def two_page_pdfs(cvs: Path) -> dict[str, bytes]:
    """By name, in order; those in other layouts only where reportlab is installed. FileNotFoundError for none."""
    shipped = {path.name: path.read_bytes() for path in sorted(cvs.glob("*.pdf"))}
    pdfs = shipped | dict(_set_anew(cvs)) if shipped else {}
    found = {name: pdf for name, pdf in pdfs.items() if _pages(pdf) == PAGES}
    if not found:
        raise FileNotFoundError(f"There is no PDF of two pages in {cvs}. Make the samples: samples/make_cvs.py")
    return found


def _set_anew(cvs: Path) -> Iterator[tuple[str, bytes]]:
    """Every source of the samples in every layout but that of the PDF beside it."""
    if importlib.util.find_spec("reportlab") is None:
        return
    making = _making(cvs.parent / "make_cvs.py")
    for path in sorted(cvs.glob("*.md")):
        source = making.read_source(path.read_text(encoding="utf-8"))
        for layout in making.LAYOUTS.values():
            if layout is not making.LAYOUTS[path.stem]:
                yield f"{path.stem} {layout.__name__}", layout(source)


def _making(script: Path) -> ModuleType:
    """The script that makes the samples, which is in no package."""
    spec = importlib.util.spec_from_file_location(script.stem, script)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{script} cannot be loaded.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[script.stem] = module  # Its dataclasses look themselves up there.
    spec.loader.exec_module(module)
    return module


def _pages(pdf: bytes) -> int:
    return len(ReadHere().run(READ_CV, pdf).cv.document.pages)
