"""What a demo needs beside its records: everybody's work of a day at the desk, played once, by the deeds people use."""
