"""The copy field: real pixels of the photo where the autoencoder says what belongs there."""
