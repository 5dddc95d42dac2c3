"""The demo's activity beyond its records: a day of staff work, replayed once through the regular services."""
