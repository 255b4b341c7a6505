"""The hub's database: SQLite beside a terminal, PostgreSQL in production, one schema for both."""
