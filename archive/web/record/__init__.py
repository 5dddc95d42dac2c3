"""What the page of one document shows beside what stands in its row: texts with their names, ties, where it stands."""
