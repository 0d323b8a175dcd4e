# Les quelques mots que la face Discord ajoute à une réponse, et ce qu'elle dit quand il n'y en a pas.

discord-in-context = En contexte
discord-share = Partager
discord-previous = Page précédente
discord-next = Page suivante
discord-page = { $page }/{ $pages }
discord-more = Continuer avec …
discord-choose = Choisissez ce que vous vouliez dire …
discord-continued = (suite)
discord-read-article = Lire l'article
discord-asked = Votre question :
discord-shared-by = Partagé par { $name }
discord-files = La réponse entière est dans le fichier.

discord-stale = Ce bouton ne fonctionne plus.
discord-stale-lead = Il date d'une version précédente. Reposez la question : les boutons de la nouvelle réponse fonctionneront.
discord-may-not-post = Vous ne pouvez pas publier dans ce salon : la réponse reste privée.
discord-fault = Un incident s'est produit ici ; vous n'y êtes pour rien.
discord-fault-lead = Réessayez. Si cela se reproduit, donnez le code { $code } à la personne qui gère ce bot : il figure aussi dans son journal.

discord-menu-verify = Vérifier la citation
discord-menu-empty = Ce message ne contient aucun mot à vérifier.
