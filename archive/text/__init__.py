"""The ground of the house: when two words are the same, what may stand in a text, and how a found word is shown."""
