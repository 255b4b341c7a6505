"""What performs the commands of the core: runtime, journal, hub client and sender, log."""
