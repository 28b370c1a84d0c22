"""The register for programs: open to everybody."""
