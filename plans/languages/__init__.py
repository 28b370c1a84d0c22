"""The texts of a plan in other languages than the one it is written in."""
