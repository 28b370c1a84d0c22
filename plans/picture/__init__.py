"""Step 3: the situation picture, and what in the plan rests on it."""
