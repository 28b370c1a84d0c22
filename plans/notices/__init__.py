"""Telling people what concerns them: in the service, and by e-mail as they choose."""
