"""Step 2: who works together on the plan, their meetings, and the statements that are asked for."""
