"""Names in a running text: where one stands, how long it is, and whether it names a person, a body or a place."""
