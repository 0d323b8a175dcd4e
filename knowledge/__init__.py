"""What is on record: the corpus, its facts, the names in it, and how they are found. Knows nothing of Discord."""
