"""The region's only way in."""
