# Free questions: the line that answers, and what is said where the articles do not.

command-ask = ask
    .description = A question in your own words, answered with its source
    .question = question
    .question-description = “Which countries launched the coalition?”

ask-nearest = What is nearest on record, and no answer to it:
ask-try = Try a name, or the exact words that you look for: /search and /profile find what there is.
ask-passage = What the article says
ask-article = Article { $number }
ask-side-by-side = { $names }, side by side
ask-side-empty = Nothing on record about this.
ask-forms = { $count ->
    [one] One spelling: { $forms }
   *[other] No, { $count } spellings: { $forms }
}
ask-form-in = { $count ->
    [one] { $form } in article { $numbers }
   *[other] { $form } in articles { $numbers }
}
ask-not-added = Not added up: { $amounts }
ask-why-not-added = No article adds these sums: they differ in currency, in who gives them and in how firm they are, and may overlap.
ask-in-articles = { $count ->
    [one] In one article: { $numbers }
   *[other] In { $count } articles: { $numbers }
}
ask-yes = Yes, on record: { $what }
ask-no = No. On record: { $what }
ask-neither = On record is this much: { $what }
ask-identity = { $name }: { $role }
ask-with-status = { $what } ({ $status })
ask-by = { $who }: { $what }
ask-joint = The articles give only a joint figure: no share is given for any one of them.
ask-lack = { $lack ->
    [empty] Ask a question about what the articles say.
    [language] Not on record: questions are read in English and French.
    [no_question] Not on record: there is nothing in this that the articles could answer.
    [absent] Not on record: no article names { $name }.
    [source] Not on record: there is no article { $name }.
    [nobody] Not on record: no article names anybody who is “{ $name }”.
    [silent] Not on record: no article gives words of { $name }.
    [joint] Not on record: the articles give only a joint figure, and no share for any one of them.
    [value] { $asked ->
        [count] Not on record: no article says how many.
        [amount] Not on record: no article says how much.
        [sum] Not on record: no article says how much.
        [share] Not on record: no article says what share.
        [year] Not on record: no article says which year.
        [month] Not on record: no article says which month.
        [day] Not on record: no article says which day.
        [date] Not on record: no article says when.
        [duration] Not on record: no article says how long.
        [place] Not on record: no article says where.
        [city] Not on record: no article says which city.
        [who] Not on record: no article says who.
        [person] Not on record: no article says who.
        [country] Not on record: no article says which country.
        [reason] Not on record: no article says why.
       *[other] Not on record: no article says so.
    }
   *[nothing] Not on record: no article says so.
}
badge-passage = PASSAGE
marked = “{ $words }”
