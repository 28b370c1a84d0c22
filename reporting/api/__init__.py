"""The municipality's reports for programs."""
