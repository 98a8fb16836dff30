"""Learning from a folder of photos: what is in it, training, the report, copying across it."""
