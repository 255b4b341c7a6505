"""Hardware as capabilities: sans-I/O codecs under thin drivers, each with one owner thread."""
