"""Words, sentences and their grammar; knows nothing of names or of who says what."""
