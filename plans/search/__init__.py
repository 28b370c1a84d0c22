"""Finding words in everything that a workspace has written."""
