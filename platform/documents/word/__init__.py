"""A document as a text document (DOCX): real headings, lists and tables, so that it can be gone on with and read aloud."""

from documents.word.writing import as_docx

__all__ = ["as_docx"]
