"""Steps 4 and 5: the municipality's own documents, and where in them the plan is carried forward or used."""
