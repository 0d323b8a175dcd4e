# The few words that the Discord face adds to an answer, and what it says when there is none.

discord-in-context = In context
discord-share = Share
discord-previous = Previous page
discord-next = Next page
discord-page = { $page }/{ $pages }
discord-more = Go on with …
discord-choose = Choose what you meant …
discord-continued = (continued)
discord-read-article = Read the article
discord-asked = You asked:
discord-shared-by = Shared by { $name }
discord-files = The whole answer is in the file.

discord-stale = This button no longer works.
discord-stale-lead = It belongs to an older version. Ask again, and the new answer’s buttons will work.
discord-may-not-post = You may not post in this channel, so the answer stays private.
discord-fault = Something went wrong here; it is not your doing.
discord-fault-lead = Please try again. If it happens again, tell whoever runs this bot the code { $code }: its log has it too.

discord-menu-verify = Verify quote
discord-menu-empty = There are no words in that message to verify.
