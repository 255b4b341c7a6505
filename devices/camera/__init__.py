"""Codes in images: a worker process decodes them, a client asks it (devices.md 3.3).

Only `frames`, `decode` and `worker` know numpy, Pillow and the decoders; the terminal's own
process imports `client` and `protocol`.
"""
