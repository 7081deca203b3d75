"""One tree of errors: `FileFault` is the user's file, `PostingFault` a posting's, `AnswerFault` an answer's.

The rest are the installation's.

Each message says what happened and what to do; none quotes a CV.
"""

from __future__ import annotations


class MatcherError(Exception):
    """The root: every error that a person should read."""


class FileFault(MatcherError):
    """The uploaded file is at fault."""


class UnreadableFile(FileFault):
    """The file is empty, damaged or locked."""


class UnsupportedType(FileFault):
    """The content is of no type that the product reads."""


class FileTooLarge(FileFault):
    """The file is over the size limit."""


class NoText(FileFault):
    """The document holds no text that a person could read."""


class ReadingFailed(FileFault):
    """Reading the file was given up: over a limit of time or memory, or it made its reader fail."""


class NoPageImages(FileFault):
    """The file is of a type that has no pages to show."""


class NoSuchPage(FileFault):
    """The file has fewer pages than that."""


class PostingFault(MatcherError):
    """A posting, or a record of a feed, cannot be read."""


class AnswerFault(MatcherError):
    """The student's answer to a question cannot be used."""


class ModelFault(MatcherError):
    """The embedding model is missing, damaged or another one than expected."""


class NoReaders(MatcherError):
    """No process can be started to read files in."""


class VocabularyFault(MatcherError):
    """The additional skills vocabulary is missing or damaged."""
