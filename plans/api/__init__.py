"""The plan for programs: the same services, rules and rights as the pages have."""
