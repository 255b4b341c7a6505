"""What the hub has accepted reaches the platform: outbox, workers, adapters (design.md §3)."""
