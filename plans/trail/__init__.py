"""Who changed what when: of one thing, and of the whole workspace."""
