"""The overview: where the planning is, what is next, and the eight steps."""
