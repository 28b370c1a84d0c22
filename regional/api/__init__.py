"""The region for programs: what was sent, and nothing else."""
