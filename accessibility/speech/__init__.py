"""The voice: a worker process that renders and plays, and the client that feeds it."""
