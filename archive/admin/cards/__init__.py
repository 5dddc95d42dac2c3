"""The names desk: cards in the order of their gain, decided on the card itself, each deed with its undo in sight."""
