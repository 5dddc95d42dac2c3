"""The public pages. They turn an address into a value, ask one question, and print the answer; they never do."""
