"""Makes the model files from the data folder; knows nothing of how they are used."""
