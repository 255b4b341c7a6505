"""Data and its loaders: settings, catalogue, texts, looks. Imports nothing of ours."""
