# Ce que dit On Record en français. Les espaces insécables se posent au chargement (bot/typography.py) :
# on tape ici des espaces ordinaires. Toute clé d’ici est aussi dans en.ftl, avec les mêmes arguments.

## Sommes et articles

amount-scales = billion million
amount = { $scale ->
    [trillion] { $number } { $count ->
        [one] billion
       *[other] billions
    } { $initial ->
        [vowel] d’{ $currency }
       *[consonant] de { $currency }
    }
    [billion] { $number } { $count ->
        [one] milliard
       *[other] milliards
    } { $initial ->
        [vowel] d’{ $currency }
       *[consonant] de { $currency }
    }
    [million] { $number } { $count ->
        [one] million
       *[other] millions
    } { $initial ->
        [vowel] d’{ $currency }
       *[consonant] de { $currency }
    }
   *[one] { $number } { $currency }
}
amount-range = entre { $lower } et { $upper }
amount-modified = { $modifier ->
    [about] environ { $amount }
    [at_least] au moins { $amount }
    [more_than] plus de { $amount }
    [up_to] jusqu’à { $amount }
    [less_than] moins de { $amount }
   *[range] { $amount }
}
amount-scope = { $scope ->
    [additional] { $amount } supplémentaires
   *[total] { $amount } au total
}
amount-period = { $period ->
    [month] { $amount } par mois
   *[year] { $amount } par an
}
amount-years = { $years ->
    [1] { $amount } sur un an
    [2] { $amount } sur deux ans
    [3] { $amount } sur trois ans
    [4] { $amount } sur quatre ans
    [5] { $amount } sur cinq ans
    [10] { $amount } sur dix ans
   *[other] { $amount } sur { $number } ans
}
currency-USD = { $count ->
    [one] dollar
   *[other] dollars
}
source-label = article { $number }, { $about }
modified = { $modifier ->
    [about] environ { $what }
    [at_least] au moins { $what }
    [more_than] plus de { $what }
    [up_to] jusqu’à { $what }
    [less_than] moins de { $what }
   *[range] { $what }
}

## Mots en tête d’une carte

status-delivered = LIVRÉ
status-pledged = PROMIS
status-agreed = CONVENU
status-expected = ATTENDU
status-considered = ENVISAGÉ
status-proposed = PROPOSÉ
status-declined = REFUSÉ
stance-supports = SOUTIEN
stance-opposes = OPPOSITION
stance-sceptical = SCEPTICISME
stance-cautious = PRUDENCE
stance-neutral = NEUTRALITÉ
stance-mediates = MÉDIATION
stance-conditional = SOUS CONDITION
form-direct = CITÉ
form-partial = CITÉ EN PARTIE
form-indirect = RAPPORTÉ
event-meeting = RÉUNION
event-summit = SOMMET
event-visit = VISITE
event-press = PRESSE
event-attack = ATTAQUE
event-war = GUERRE
event-decision = DÉCISION
event-founding = FONDATION
event-other = ÉVÉNEMENT
badge-figure = CHIFFRE
badge-term = TERME
badge-article = ARTICLE

## Sortes d’entités

kind-person = personne
kind-country = pays
kind-organisation = organisation
kind-group = groupe
kind-place = lieu
kind-weapon = arme
kind-event = événement
kind-mechanism = mécanisme

## Combien de chaque

count-pledge = { $count ->
    [0] aucune promesse
    [one] { $count } promesse
   *[other] { $count } promesses
}
count-quote = { $count ->
    [0] aucune déclaration
    [one] { $count } déclaration
   *[other] { $count } déclarations
}
count-position = { $count ->
    [0] aucune position
    [one] { $count } position
   *[other] { $count } positions
}
count-event = { $count ->
    [0] aucun événement
    [one] { $count } événement
   *[other] { $count } événements
}
count-figure = { $count ->
    [0] aucun chiffre
    [one] { $count } chiffre
   *[other] { $count } chiffres
}
count-term = { $count ->
    [0] aucun terme
    [one] { $count } terme
   *[other] { $count } termes
}
count-fact = { $count ->
    [0] rien
    [one] { $count } fait
   *[other] { $count } faits
}
by-status = { $count } { $status ->
    [delivered] { $count ->
        [one] livrée
       *[other] livrées
    }
    [pledged] { $count ->
        [one] faite
       *[other] faites
    }
    [agreed] { $count ->
        [one] convenue
       *[other] convenues
    }
    [expected] { $count ->
        [one] attendue
       *[other] attendues
    }
    [considered] { $count ->
        [one] envisagée
       *[other] envisagées
    }
    [proposed] { $count ->
        [one] proposée
       *[other] proposées
    }
   *[declined] { $count ->
        [one] refusée
       *[other] refusées
    }
}
count-article = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
on-record = { $count } au dossier

## Ce qui a été compris

in-articles = { $count ->
    [one] dans { $count } article
   *[other] dans { $count } articles
}
understood = { $reason ->
    [capital] « { $typed } » → { $name } (capitale)
    [government] « { $typed } » → { $name } (gouvernement)
    [member_of] « { $typed } » → { $name } (membre)
    [typo] compris d’après « { $typed } » (orthographe)
   *[other] compris d’après « { $typed } »
}
understood-as = compris d’après « { $typed } », comme « { $matched } »
only-status = seulement : { $status }
only-about = seulement à propos de « { $about } »
only-item = seulement avec « { $item } »

## Ce qui n’est pas au dossier

absent = { $name } : rien au dossier.
absent-typed = « { $typed } » : rien au dossier.
absent-lead = Aucun article de ce corpus n’en dit quoi que ce soit.
most-on-record = Les plus présents au dossier :
nearest = Le plus proche au dossier, et ce n’est pas la même chose : { $names }.
empty = Rien n’a été saisi.
empty-lead = Tapez un nom comme vous l’écririez : une personne, un pays, une institution, un lieu. Les plus présents :
none-pledge = { $name } : aucune promesse au dossier, ni faite ni reçue.
none-quote = { $name } : aucune déclaration au dossier.
none-position = { $name } : aucune prise de position au dossier.
none-event = { $name } : aucun événement au dossier.
none-fact = { $name } : rien au dossier.
none-narrowed = { $name } : rien au dossier qui corresponde.
none-matching = { $count ->
    [one] Il y en a un sans cette restriction.
   *[other] Il y en a { $count } sans cette restriction.
}
but-on-record = Au dossier pour { $name } : { $counts }.
and-more = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
but-members = Membres au dossier : { $names }.
named-in = Nom cité dans { $count ->
    [one] l’article
   *[other] les articles
} { $numbers }.
ambiguous = Que faut-il entendre par « { $typed } » ?
ambiguous-lead = Plusieurs entrées du dossier portent ce nom. Choisissez :
unknown-command = Il n’y a pas de commande « { $command } ».
unknown-fact = Ceci n’est plus au dossier.
unknown-fact-lead = Le corpus a changé depuis cette réponse. Reposez la question pour voir ce qui est au dossier maintenant.
unknown-choice = « { $typed } » ne fait pas partie de : { $choices }.
unknown-source = Il n’y a pas d’article « { $typed } ».
unknown-source-lead = Voici les articles au dossier :

## Promesses

joint = { $what }, en commun avec { $others }
jointly = en commun avec { $others }
alike = refusé aussi par { $others }
by = { $actors } · { $what }
count-refusal = { $count ->
    [one] { $count } refus
   *[other] { $count } refus
}
joint-note = somme commune : aucune part n’est donnée pour l’un d’eux
open-ended-note = cités en exemple : la liste de l’article n’est pas complète
via-group = { $name } est compris ici dans : { $group }
for-recipient = pour { $recipient }
what-for = { $what }, pour { $recipient }
counted = { $count } { $what }
alternatively = ailleurs donné comme { $amounts }
note-expected = « Attendu », « envisagé » et « proposé » ne sont pas des promesses : chaque carte dit ce qu’il en est.
note-joint = Une somme promise à plusieurs n’est jamais le chiffre d’un seul.
a-promise = une promesse
as-item = promesses dont l’objet est : { $name }
as-subject = positions dont l’objet est : { $name }

## Déclarations, positions, événements, chiffres

speaker-unknown = locuteur non nommé
speaker-described = locuteur non nommé (« { $words } »)
quote-on = { $speaker } · { $topic }
reported-note = dans les mots de l’article, non textuel
audience = public : { $audience }
position-on = { $actors } · { $subject }
together = avec { $others }
attributed = selon { $name }
planned = { $what } (prévu)
with-participants = qui : { $names }
at-places = lieu : { $names }
as-stated = { $what } (selon l’article)
figure-of = { $what } : { $figure }
with-unit = { $number } { $unit }

## Petits caractères

translation = traduction
translation-of-marked = traduction des mots mis en valeur
not-reviewed = pas encore relu
not-reviewed-confidence = pas encore relu (confiance { $confidence })
context-title = Dans son contexte
context-note = Les mots du fait sont mis en valeur ; autour d’eux, l’article tel qu’il a été publié.

## Profil

profile-title = { $name } · { $kind }
profile-names = autres noms : { $names }
badge-mention = CITÉ
profile-members = membres au dossier : { $names }
profile-counts = au dossier : { $counts }
profile-sources = nom cité dans { $count ->
    [one] l’article
   *[other] les articles
} { $numbers }
profile-not-reviewed = trouvé par l’extracteur ; personne ne l’a encore relu

## Articles

sources-title = { $count ->
    [one] { $count } article au dossier
   *[other] { $count } articles au dossier
}
sources-lead = Tout ce qui est répondu ici vient d’eux, mot pour mot.
source-title = Article { $number } · { $about }
source-published = publié par { $publisher }
source-dated = daté { $dated } (selon l’article)
source-undated = ne donne pas de date
source-language = { $language ->
    [fr] en français
    [en] en anglais
   *[other] langue : { $language }
}
source-empty = Aucun fait de cet article n’est au dossier.

## À propos

about-title = On Record
about-what = Qui a promis quoi, qui a dit quoi, qui prend quelle position, ce qui s’est passé : la réponse vient de { $articles }, avec les mots de la source à côté de chaque réponse.
about-counts = au dossier : { $counts }
about-fresh = Fraîcheur : { $dated ->
    [0] les articles ne portent pas de date de publication, aucune n’est donc donnée ; les jours sont cités comme les articles les disent.
   *[other] { $dated } des articles disent quand ils ont été publiés ; les jours sont cités comme les articles les disent.
}
about-use-title = Comment demander
about-use = Tapez un nom comme il vous vient : un code, une capitale, un surnom, avec ou sans accents. Ce qui a été compris est dit.
about-private = Les réponses sont privées tant que vous ne les partagez pas.
about-commands-title = Que demander
about-command = /{ $command } – { $answers }
about-promise-title = À quoi s’attendre
about-promise = Ce que les articles ne disent pas reçoit la réponse « rien au dossier ». Rien n’est additionné, partagé ni converti. Attendu n’est pas promis. Quand deux sources divergent, les deux sont montrées.
about-corpus = corpus { $fingerprint }

## Portes

door-only = Seulement : { $status }
door-all = Tout : { $name }
door-pledges = Promesses · { $name }
door-quotes = Déclarations · { $name }
door-positions = Positions · { $name }
door-events = Événements · { $name }
door-profile = Profil · { $name }
door-source = Article { $number }
door-sources = Les articles
door-examples = Essayez : { $example }

## Commandes : leurs noms, leurs options et leurs choix, tels qu’on les tape

command-pledges = promesses
    .description = Qui a promis quoi, à qui, avec quelle fermeté, dans les mots de la source
    .entity = entité
    .entity-description = Un pays, une institution ou une personne : qui promet ou qui reçoit
    .status = statut
    .status-description = Seulement les promesses aussi fermes que cela
    .item = objet
    .item-description = Seulement les promesses de ceci : « défense aérienne », « Mistral »
    .with = avec
    .with-description = Un graphique des promesses par statut, ou le tout en fichiers
command-quotes = citations
    .description = Ce que quelqu’un a dit : textuel, en partie ou rapporté
    .speaker = qui
    .speaker-description = Une personne, une institution ou un pays
    .about = sujet
    .about-description = Seulement les déclarations à ce sujet
command-positions = positions
    .description = Qui soutient, s’oppose, hésite ou s’entremet
    .entity = entité
    .entity-description = Un pays, une institution ou une personne
    .about = sujet
    .about-description = Seulement les positions à ce sujet
command-events = événements
    .description = Réunions, visites, sommets et frappes, avec les dates telles que dites
    .entity = entité
    .entity-description = Qui y a pris part, ou le lieu
command-profile = profil
    .description = Qui est-ce, qu’est-ce que c’est, dans les mots du corpus
    .entity = entité
    .entity-description = Une personne, un pays, une institution, un lieu, une arme ou un fonds
command-sources = sources
    .description = Les articles dont tout vient ici
command-source = source
    .description = Tout ce qu’un article a mis au dossier
    .id = id
    .id-description = Le numéro de l’article, ou ce dont il parle
command-about = à-propos
    .description = Ce que c’est, sa fraîcheur, et comment s’en servir
choice-status-delivered = livré
choice-status-pledged = promis
choice-status-agreed = convenu
choice-status-expected = attendu
choice-status-considered = envisagé
choice-status-proposed = proposé
choice-status-declined = refusé
