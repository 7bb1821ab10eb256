"""Where events can be kept: one module a kind."""
