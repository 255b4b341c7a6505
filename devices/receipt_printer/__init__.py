"""The receipt printer: ESC/POS there and back, the driver, an emulator that draws slips."""
