"""Who said what: words in marks and reported speech, what attributes them, and to whom."""
