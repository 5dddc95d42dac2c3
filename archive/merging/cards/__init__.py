"""Cards: one probable person each, with every form that seems to be theirs. The entrance is `cards.desk`."""
