"""What every process of ours needs, whatever it does: children on two pipes, and a log."""
