"""What the bot remembers: tables, queries, unit of work, migrations."""
