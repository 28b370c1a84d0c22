"""Step 1: who is responsible, in what form and by when."""
