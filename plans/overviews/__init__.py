"""Steps 4 and 5 at a glance: the one table, the measures of a body, and which goals no objective serves."""
