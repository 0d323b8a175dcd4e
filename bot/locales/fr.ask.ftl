# Questions libres : la ligne qui répond, et ce qui se dit quand les articles ne disent rien.

command-ask = demander
    .description = Une question dans vos mots, avec sa source
    .question = question
    .question-description = « Quels pays ont lancé la coalition ? »

ask-nearest = Ce qui s'en approche le plus, sans y répondre :
ask-try = Essayez un nom, ou les mots exacts que vous cherchez : /chercher et /profil trouvent ce qu'il y a.
ask-passage = Ce que dit l'article
ask-article = Article { $number }
ask-side-by-side = { $names }, côte à côte
ask-two-sides = { $one } – { $other }
ask-side-empty = Rien à ce sujet dans les articles.
ask-forms = { $count ->
    [one] Une seule graphie : { $forms }
   *[other] Non, { $count } graphies : { $forms }
}
ask-form-in = { $count ->
    [one] { $form } dans l'article { $numbers }
   *[other] { $form } dans les articles { $numbers }
}
ask-not-added = Sans addition : { $amounts }
ask-why-not-added = Aucun article n'additionne ces sommes : elles diffèrent par la monnaie, par qui les donne et par leur fermeté, et peuvent se recouper.
ask-in-articles = { $count ->
    [one] Dans un article : { $numbers }
   *[other] Dans { $count } articles : { $numbers }
}
ask-yes = Oui, d'après les articles : { $what }
ask-no = Non. D'après les articles : { $what }
ask-neither = Les articles disent ceci : { $what }
ask-identity = { $name } : { $role }
ask-value-of = { $value } – { $what }
ask-counted = { $count } : { $names }
ask-with-status = { $what } ({ $status })
ask-by = { $who } : { $what }
ask-by-status = { $who } ({ $status }) : { $what }
ask-joint = Les articles ne donnent qu'un montant commun : la part de chacun n'est pas indiquée.
ask-lack = { $lack ->
    [empty] Posez une question sur ce que disent les articles.
    [language] Rien dans les articles : les questions sont lues en français et en anglais.
    [no_question] Rien dans les articles : il n'y a rien là à quoi ils puissent répondre.
    [absent] Rien dans les articles : aucun ne nomme « { $name } ».
    [source] Rien dans les articles : il n'y a pas d'article { $name }.
    [nobody] Rien dans les articles : aucun ne nomme quelqu'un qui soit « { $name } ».
    [silent] Rien dans les articles : aucun ne rapporte de propos de « { $name } ».
    [joint] Rien dans les articles : ils ne donnent qu'un montant commun, sans la part de chacun.
    [value] { $asked ->
        [count] Rien dans les articles : aucun ne dit combien.
        [amount] Rien dans les articles : aucun ne donne de montant.
        [sum] Rien dans les articles : aucun ne donne de montant.
        [share] Rien dans les articles : aucun ne donne cette part.
        [year] Rien dans les articles : aucun ne donne l'année.
        [month] Rien dans les articles : aucun ne donne le mois.
        [day] Rien dans les articles : aucun ne donne le jour.
        [date] Rien dans les articles : aucun ne dit quand.
        [duration] Rien dans les articles : aucun ne dit combien de temps.
        [place] Rien dans les articles : aucun ne dit où.
        [city] Rien dans les articles : aucun ne dit quelle ville.
        [who] Rien dans les articles : aucun ne dit qui.
        [person] Rien dans les articles : aucun ne dit qui.
        [country] Rien dans les articles : aucun ne dit quel pays.
        [reason] Rien dans les articles : aucun ne dit pourquoi.
       *[other] Rien dans les articles : aucun ne le dit.
    }
   *[nothing] Rien dans les articles : aucun ne le dit.
}
badge-passage = PASSAGE
marked = « { $words } »

# Recherche

command-search = chercher
    .description = Des passages des articles, classés, les mots trouvés mis en évidence
    .text = texte
    .text-description = Des mots ou des noms, en français ou en anglais ; « entre guillemets » pour ces mots mêmes
search-found = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
search-names = avec tous les noms de { $names }
search-some = Aucun passage ne contient le tout ; ceux-ci en contiennent une partie.
search-nothing = Aucun passage ne contient « { $words } ».
search-try = Essayez moins de mots, ou un nom : toutes les formes d'un mot et tous les noms d'une entité sont cherchés.

# Vérification d'une citation

command-verify = vérifier
    .description = Cette citation est-elle dans les articles, mot pour mot ?
    .quote = citation
    .quote-description = Les mots, tels que vous les avez trouvés
    .speaker = auteur
    .speaker-description = À qui on les attribue
verdict = { $verdict ->
    [exact] Exacte : ces mots sont dans les articles.
    [altered] Altérée : les articles donnent d'autres mots.
    [misattributed] Les mots de quelqu'un d'autre.
    [translation] La traduction de mots qui sont dans les articles.
    [stitched] Recousue : des morceaux joints sans le dire.
    [term] Pas une parole : un terme que l'article met entre guillemets.
    [article_text] { $reported ->
        [yes] Pas une citation : des propos rapportés dans les mots de l'article.
       *[no] La citation de personne : les mots de l'article lui-même.
    }
   *[not_on_record] { $empty ->
        [yes] Rien n'a été saisi.
       *[no] Rien de tel dans les articles.
    }
}
verdict-badge = { $verdict ->
    [exact] EXACT
    [altered] D'APRÈS L'ARTICLE
    [misattributed] D'APRÈS L'ARTICLE
    [translation] ORIGINAL
    [stitched] MORCEAU
    [term] TERME
    [article_text] ARTICLE
   *[nearest] LE PLUS PROCHE
}
verify-said-by = { $initial ->
    [vowel] Paroles d'{ $speakers }.
   *[consonant] Paroles de { $speakers }.
}
verify-ascribed-to = { $initial ->
    [vowel] Propos d'{ $speakers }.
   *[consonant] Propos de { $speakers }.
}
verify-not-by = Pas de « { $claimed } », d'après les articles.
verify-not-by-them = Pas de la personne nommée à côté, d'après les articles.
verify-cuts = Avec des coupures, signalées.
verify-too-short = Trop peu de mots, ou trop courants, pour être de quelqu'un.
verify-article-words = Les mots de l'article lui-même
verify-added = ajouté : « { $typed } »
verify-left-out = omis : « { $recorded } »
verify-changed = « { $typed } » au lieu de « { $recorded } »

# Comparaison

command-compare = comparer
    .description = Côte à côte : promesses, positions et propos sur les mêmes sujets
    .a = un
    .a-description = L'un
    .b = autre
    .b-description = L'autre
    .with = avec
    .with-description = Un graphique des promesses par statut, ou le tout en fichiers
choice-with-chart = un graphique
choice-with-files = des fichiers (CSV, JSON)
compare-same = { $name } est des deux côtés de cette comparaison.
compare-both = Ensemble
compare-together = { $count ->
    [one] Ensemble dans un cas
   *[other] Ensemble dans { $count } cas
}
compare-shared = { $count ->
    [0] Aucun sujet sur lequel les deux figurent séparément.
    [one] Un sujet sur lequel les deux figurent.
   *[other] { $count } sujets sur lesquels les deux figurent.
}
compare-silent = { $name } : ni promesse, ni position, ni propos dans les articles.
compare-nothing = Ni promesse, ni position, ni propos de { $names } dans les articles.
chart-title = Promesses dans les articles, par statut
chart-line = { $name } : { $counts }.

# Différences entre les sources

command-conflicts = différences
    .description = Où les sources diffèrent : sommes, lieux, fermeté, noms
    .entity = entité
    .entity-description = Seulement à ce sujet
conflicts-none = { $one ->
    [yes] Aucune différence entre les sources au sujet de { $name }.
   *[no] Aucune différence entre les sources.
}
conflicts-found = { $count ->
    [one] Une différence entre les sources
   *[other] { $count } différences entre les sources
}
conflicts-found-about = { $count ->
    [one] { $name } · une différence entre les sources
   *[other] { $name } · { $count } différences entre les sources
}
conflicts-lead = Ce qui diffère est montré, non jugé : les deux peuvent être justes.
conflict = { $rule ->
    [amount] AUTRE SOMME
    [place] AUTRE LIEU
    [status] AUTRE FERMETÉ
    [stance] AUTRE POSITION
    [lead] AUTRE DIRECTION
    [count] AUTRE NOMBRE
   *[spelling] AUTRE GRAPHIE
}
conflict-side = article { $number } : { $what }

# Export

command-export = exporter
    .description = Ce que les articles disent d'une entité, en CSV et JSON
    .entity = entité
    .entity-description = Un pays, un organisme, une personne
    .what = quoi
    .what-description = Seulement ce genre de faits
choice-what-pledges = promesses
choice-what-quotes = propos
choice-what-positions = positions
choice-what-events = événements
choice-what-figures = chiffres
export-title = { $count ->
    [one] { $name } · un fait, en CSV et JSON
   *[other] { $name } · { $count } faits, en CSV et JSON
}

listing-first = Seuls les { $shown } premiers sur { $count } sont montrés.
export-first = Les fichiers contiennent les { $shown } premiers sur { $count }.
