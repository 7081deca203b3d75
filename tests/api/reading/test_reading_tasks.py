"""The real tasks in real readers: the same results as in this process, from a process without a model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from api.reading.pool import ReaderPool
from api.reading.tasks import READ_CV, READ_POSTING, ReadHere
from api.reading.warming import POSTING
from matcher.errors import PostingFault, UnreadableFile
from tests.matcher.cv.drawn import HEIGHT, WIDTH, pdf

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples" / "cvs").iterdir())


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with closing(ReaderPool(1)) as opened:
        opened.fill()
        yield opened


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_cv_crosses_the_border_letter_for_letter(pool: ReaderPool, path: Path) -> None:
    content = path.read_bytes()
    assert pool.run(READ_CV, content).cv == READ_CV.work(content, lambda: None).cv


def test_a_posting_crosses_the_border_letter_for_letter(pool: ReaderPool) -> None:
    assert pool.run(READ_POSTING, POSTING) == READ_POSTING.work(POSTING, lambda: None)


def test_faults_are_those_of_the_readers(pool: ReaderPool) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        pool.run(READ_CV, b"")
    with pytest.raises(PostingFault, match="No posting could be read"):
        pool.run(READ_POSTING, b"{}")


def test_several_postings_in_one_file_are_a_fault() -> None:
    with pytest.raises(PostingFault, match="holds 2 postings; send one"):
        ReadHere().run(
            READ_POSTING, b'[{"title": "A Intern", "text": "You must count."}, {"title": "B", "text": "Bee."}]'
        )


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scan_is_recognised_within_the_limits(pool: ReaderPool) -> None:
    text = "\n".join(pool.run(READ_CV, pdf(scanned)).cv.document.pages)
    assert "Ines Morel" in text


def scanned(canvas: Canvas) -> None:
    picture = Image.new("L", (1240, 1754), 255)
    letters = ImageFont.load_default(40)
    ImageDraw.Draw(picture).text((120, 150), "Ines Morel\nStudent of geography", fill=0, font=letters, spacing=30)
    buffer = BytesIO()
    picture.save(buffer, format="PNG")
    canvas.drawImage(ImageReader(buffer), 0, 0, WIDTH, HEIGHT)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted where Linux lists them")
def test_the_process_that_forks_has_one_thread_and_no_model(pool: ReaderPool) -> None:
    process = Path("/proc") / str(pool._nursery._process.pid)
    libraries = (process / "maps").read_text()
    assert len(list((process / "task").iterdir())) == 1
    assert "etree" in libraries
    assert [name for name in ("torch", "faiss", "uvicorn") if name in libraries] == []
