"""Processes beside ours: workers, emulators, a hub. Knows nothing of what they say."""
