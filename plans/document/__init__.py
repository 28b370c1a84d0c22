"""Step 7: what the plan must hold, and its approval."""
