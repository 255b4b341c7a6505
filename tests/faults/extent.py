"""How much is tried: a seeded part in every `make test`, all of it in `make faults`."""

import os

FULL = os.environ.get("FAULTS") == "full"
SEED = int(os.environ.get("FAULTS_SEED", "20261122"))
"""What went wrong goes wrong again with the seed that the failure names."""
