"""The API inside a workspace, and over a region."""
