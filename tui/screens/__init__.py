"""What the reader sees and what the commands do there; knows only the desk."""
