"""Finding documents: one value in (`Selection`), one value out (`Found`), whatever the door."""
