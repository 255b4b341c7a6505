"""Pages as pixels: pure layouts make scenes, a painter draws them (decision: no widget tree)."""
