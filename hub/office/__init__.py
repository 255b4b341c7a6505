"""The clerk's pages under /console: sign in, what was handed in, one application, the decision.

Rendered here, without JavaScript: what a clerk sees and may do is in the answer and nowhere else.
"""
