"""The faces of On Record: Discord, the terminal and JSON Lines. Knows nothing of how a fact was found."""
