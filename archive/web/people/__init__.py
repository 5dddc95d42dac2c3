"""What the pages of people print: the register from A to Z, and the dossier of one."""
