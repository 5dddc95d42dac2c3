"""The whole archive as a folder: every row of ours, the accounts without passwords, and the files."""
