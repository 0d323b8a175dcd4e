"""`python -m bot.terminal`: the `onrecord` command where its script is not on the path."""

from bot.terminal import main

main()
