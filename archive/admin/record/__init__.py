"""The screen of one record: its fields, what completes them while one types, and what stands beside them."""
