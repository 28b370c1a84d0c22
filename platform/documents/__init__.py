"""Documents to keep and to hand on: one description of what they say, written as PDF, as a text document and as a page."""
