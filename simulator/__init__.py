"""The terminal's emulated devices as things on a table, in a browser. Development only.

A process of its own: it steers emulators by their control sockets and knows no terminal.
"""
