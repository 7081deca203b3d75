"""Two editions of the same small set of postings, unlike enough that no answer can come from both; CVs to ask with."""

from __future__ import annotations

from pathlib import Path

NAMES = ("old", "new")
POSTINGS = 12
_TOWNS = ("Leeds", "Bristol", "Cardiff", "Glasgow")
_WORK = ("tide tables", "bridges", "seed banks", "bus routes", "wind farms", "archives", "kilns", "locks")
_TOOLS = {
    "old": ("Python", "SQL", "Java", "statistics", "Linux"),
    "new": ("Rust", "R", "Docker", "machine learning", "Git"),
}
_LEVELS = {"old": "Basic knowledge of", "new": "Hands-on experience with"}

CVS = (
    "# Ines Fairweather\n\nLeeds, UK\n\n## Education\n\nBSc Physics, University of Harbourton, Sep 2025 - Jun 2028\n\n"
    "## Projects\n\n- Wrote a Python programme that plots tide tables\n- Kept bus routes in SQL\n\n## Skills\n\n"
    "Python, SQL, Linux\n",
    "# Odhran Vale\n\nCardiff, UK\n\n## Education\n\nBEng Civil Engineering, Marl College, Sep 2024 - Jun 2027\n\n"
    "## Experience\n\n- Measured bridges with a tool in Rust\n- Trained a model of kilns: machine learning\n"
    "\n## Skills\n\nRust, Git, Docker, statistics\n",
)


def write_edition(name: str, folder: Path) -> Path:
    """The files of an edition in a new folder: a sixth of the postings is in one edition only, the rest in both."""
    folder.mkdir(parents=True)
    for number in range(POSTINGS):
        if number % 6 == 5 and (number // 6) % 2 == NAMES.index(name):
            continue
        (folder / f"p{number:02d}.md").write_text(_posting(name, number), encoding="utf-8")
    return folder


def _posting(name: str, number: int) -> str:
    tools, work, town = _TOOLS[name], _WORK[number % len(_WORK)], _TOWNS[number % len(_TOWNS)]
    asked = "\n".join(
        f"- {_LEVELS[name]} {tools[(number + shift) % len(tools)]} for {_WORK[(number + shift) % len(_WORK)]}"
        for shift in range(3)
    )
    return (
        f"# {work.title()} Intern {number}\n\nVale & Marl {number} · {town}, United Kingdom\n\n"
        f"In the {name} year of {work} you look after number {number}.\n\n## Requirements\n\n"
        f"- Currently enrolled in a bachelor's degree\n{asked}\n- The right to work in the UK\n"
    )
