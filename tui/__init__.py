"""The terminal: command line, desk and screens."""
