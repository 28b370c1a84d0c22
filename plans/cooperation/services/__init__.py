"""Inviting, meeting, and asking for statements."""
