"""Values of indicators by spreadsheet: a template down, the filled sheet up, a look at what changes, and then all of it."""
