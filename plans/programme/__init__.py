"""Steps 4 and 5: objectives and measures."""
