"""Search: a full-text index of passages, the words of both languages, and the names in running text."""
