"""Pages of the front door, of people, and of the platform's administrator."""
