"""The plan as documents: the whole of it, the chapter for another document, one table, a page for who decides, an archive."""
