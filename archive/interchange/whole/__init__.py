"""The whole archive in a folder: every row of ours, the accounts without their passwords, and the files."""
