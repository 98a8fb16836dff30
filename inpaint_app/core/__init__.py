"""Everything the application does with pixels and files; knows no Qt."""
