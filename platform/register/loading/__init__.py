"""From the register's files to its tables."""
