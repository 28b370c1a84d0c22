"""Pages in a real browser, from a real server on a database of its own."""
