"""How a reply to a free question is put: its line, its evidence, and what is said where there is none."""
