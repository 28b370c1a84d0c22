"""Steps 4 and 5: what the cooperation group and consultations propose and say, and what becomes of it."""
