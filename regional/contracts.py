"""What passes between a municipality and its authority: plain data, frozen and versioned."""

VERSION = 1
