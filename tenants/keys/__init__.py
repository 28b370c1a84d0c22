"""A person's keys for programs, in a workspace or at an authority."""
