"""Ways of reading tables from elsewhere. Nothing here knows the database."""
