"""The catalogue for programs: open to everybody."""
