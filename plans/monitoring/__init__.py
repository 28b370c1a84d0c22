"""Step 6: indicators and their values."""
