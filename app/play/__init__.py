"""Visits played from data alone: who comes, what is pressed, and whether hub, slip and page agree.

No item is named here: what is done on a page follows from its kind and its roles, and who may do an
item is found by trying the synthetic people. An item of a new file is played without a new line.
"""
