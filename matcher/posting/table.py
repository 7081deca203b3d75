"""Tables in CSV: JobSpy's export, and our own record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from matcher.nouns import Pay, WorkMode
from matcher.posting.draft import Draft, Drafts, RecordFault
from matcher.posting.own_record import read_own_record
from matcher.posting.values import JsonObject, iso_day, number, truth, words

_FIELD_LIMIT = 1_000_000
_JOBSPY = frozenset({"site", "job_url", "is_remote", "date_posted"})


def looks_like_table(text: str) -> bool:
    """Whether the first line names columns of a posting."""
    header = _header(text)
    return len(header) >= 3 and "title" in header and bool({"company", "description", "text", "url", "id"} & header)


def _header(text: str) -> set[str]:
    first = text.split("\n", 1)[0][:5000]
    return {name.strip().strip('"').lower() for name in first.split(_delimiter(first))}


def _delimiter(line: str) -> str:
    return max((",", ";", "\t"), key=line.count)


def read_table(text: str) -> Drafts:
    """A posting for each row; a row that cannot be read is a fault."""
    drafts: list[tuple[str, Draft]] = []
    faults: list[RecordFault] = []
    jobspy = len(_JOBSPY & _header(text)) >= 3
    try:
        for number_of_row, row in enumerate(_rows(text), 2):
            if any(row.values()):
                drafts.append((f"row {number_of_row}", _jobspy(row) if jobspy else read_own_record(row, form="table")))
            else:
                faults.append(RecordFault(f"row {number_of_row}", "The row is empty."))
    except csv.Error as error:
        faults.append(RecordFault(f"row {len(drafts) + 2}", f"The table is damaged from here on: {error}."))
    return Drafts(tuple(drafts), tuple(faults))


def _rows(text: str) -> Iterator[dict[str, object]]:
    """The rows by column name; a cell beyond the header is dropped, an unwritten one is None."""
    csv.field_size_limit(_FIELD_LIMIT)
    first = text.split("\n", 1)[0]
    escape = "\\" if '\\"' in text else None
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(first), escapechar=escape, doublequote=True)
    header = [name.strip().lower() for name in next(reader, [])]
    for cells in reader:
        yield {name: cell.strip() or None for name, cell in zip(header, cells, strict=False)}


def _jobspy(row: JsonObject) -> Draft:
    """A row of JobSpy; its description is Markdown."""
    draft = read_own_record(row, form="jobspy")
    low, high = number(row.get("min_amount")), number(row.get("max_amount"))
    pay = Pay(True, None, words(row.get("currency")), low, high, words(row.get("interval"))) if low or high else None
    remote = truth(row.get("is_remote"))
    return Draft(
        "jobspy",
        draft.blocks,
        source_id=draft.source_id,
        title=draft.title,
        company=draft.company,
        locations=(words(row.get("location")) or "",) if row.get("location") else (),
        work_mode=WorkMode.REMOTE if remote else None,
        pay=pay,
        url=words(row.get("job_url_direct")) or words(row.get("job_url")),
        posted=iso_day(row.get("date_posted")),
    )
