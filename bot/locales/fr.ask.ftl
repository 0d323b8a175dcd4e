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
ask-with-status = { $what } ({ $status })
ask-by = { $who } : { $what }
ask-joint = Les articles ne donnent qu'un montant commun : la part de chacun n'est pas indiquée.
ask-lack = { $lack ->
    [empty] Posez une question sur ce que disent les articles.
    [language] Rien dans les articles : les questions sont lues en français et en anglais.
    [no_question] Rien dans les articles : il n'y a rien là à quoi ils puissent répondre.
    [absent] Rien dans les articles : aucun ne nomme « { $name } ».
    [source] Rien dans les articles : il n'y a pas d'article { $name }.
    [nobody] Rien dans les articles : aucun ne nomme quelqu'un qui soit « { $name } ».
    [silent] Rien dans les articles : aucun ne rapporte de propos de { $name }.
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
