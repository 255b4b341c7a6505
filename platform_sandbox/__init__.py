"""The platform of development, tests and demonstrations: a service of its own, with synthetic
people in a database of its own. It knows nothing of the hub but what the wire says.
"""
