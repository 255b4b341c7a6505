"""`python -m kiosk` is the command `kiosk`, which stands at the top of the house."""

import runpy

if __name__ == "__main__":
    runpy.run_module("app", run_name="__main__")
