"""Step 8: what is told of the planning, to whom, where and when."""
