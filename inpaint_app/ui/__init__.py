"""The widgets: they show what the session holds and pass on what the user does."""
