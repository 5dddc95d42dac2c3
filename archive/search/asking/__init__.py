"""The query: parsing what was typed, answering it, and explaining the answer to the reader."""
