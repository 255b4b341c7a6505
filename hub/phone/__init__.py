"""The public page of one number, which the code on a slip opens on anybody's telephone."""

from hub.phone.view import page

__all__ = ["page"]
