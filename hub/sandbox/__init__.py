"""The platform of development, tests and demonstrations: synthetic people in the hub's database."""
