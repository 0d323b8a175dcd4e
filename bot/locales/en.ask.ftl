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
ask-two-sides = { $one } – { $other }
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
ask-value-of = { $value } – { $what }
ask-counted = { $count }: { $names }
ask-with-status = { $what } ({ $status })
ask-by = { $who }: { $what }
ask-by-status = { $who } ({ $status }): { $what }
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

# Search

command-search = search
    .description = Passages of the articles, ranked, with the hits marked
    .text = text
    .text-description = Words or names, in English or French; “in marks” for these very words
search-found = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
search-names = with every name of { $names }
search-some = No passage holds all of it; these hold some.
search-nothing = No passage holds “{ $words }”.
search-try = Try fewer words, or a name: every form of a word and every name of an entity is looked for.

# Verification of a quotation

command-verify = verify
    .description = Is this quotation on record, word for word?
    .quote = quote
    .quote-description = The words, as you found them
    .speaker = speaker
    .speaker-description = Who is said to have said it
verdict = { $verdict ->
    [exact] Exact: these words are on record.
    [altered] Altered: what is on record reads otherwise.
    [misattributed] Somebody else’s words than claimed.
    [translation] A translation of words that are on record.
    [stitched] Stitched: pieces of what is on record, joined unmarked.
    [term] No speech: a term that an article puts in quotation marks.
    [article_text] { $reported ->
        [yes] No quotation: an article’s wording of what was said.
       *[no] Nobody’s quotation: an article’s own words.
    }
   *[not_on_record] { $empty ->
        [yes] Nothing was typed.
       *[no] Not on record.
    }
}
verdict-badge = { $verdict ->
    [exact] EXACT
    [altered] ON RECORD
    [misattributed] ON RECORD
    [translation] ORIGINAL
    [stitched] PIECE
    [term] TERM
    [article_text] ARTICLE
   *[nearest] NEAREST
}
verify-said-by = { $initial ->
   *[other] Said by { $speakers }.
}
verify-ascribed-to = { $initial ->
   *[other] Ascribed to { $speakers }.
}
verify-not-by = Not by “{ $claimed }”, as far as the articles say.
verify-not-by-them = Not by who is named beside the words, as far as the articles say.
verify-cuts = With cuts, which are marked.
verify-too-short = Too few words, or too common, to be anybody’s.
verify-article-words = The article’s own words
verify-added = added: “{ $typed }”
verify-left-out = left out: “{ $recorded }”
verify-changed = “{ $typed }” stands for “{ $recorded }”

# Comparison

command-compare = compare
    .description = Two side by side: promises, positions and statements on the same subjects
    .a = a
    .a-description = The one
    .b = b
    .b-description = The other
    .with = with
    .with-description = A chart of the promises by status, or all of it as files
choice-with-chart = a chart
choice-with-files = files (CSV, JSON)
compare-same = { $name } is both sides of this comparison.
compare-both = Together
compare-together = { $count ->
    [one] Together in one
   *[other] Together in { $count }
}
compare-shared = { $count ->
    [0] No subject on which both are on record apart.
    [one] One subject on which both are on record.
   *[other] { $count } subjects on which both are on record.
}
compare-silent = { $name }: no promise, position or statement on record.
compare-nothing = No promise, position or statement of { $names } is on record.
chart-title = Promises on record, by status
chart-line = { $name }: { $counts }.

# Differences between sources

command-conflicts = conflicts
    .description = Where the sources differ: sums, places, firmness, names
    .entity = entity
    .entity-description = Only about this one
conflicts-none = { $one ->
    [yes] No difference between the sources about { $name } is on record.
   *[no] No difference between the sources is on record.
}
conflicts-found = { $count ->
    [one] One difference between the sources
   *[other] { $count } differences between the sources
}
conflicts-found-about = { $count ->
    [one] { $name } · one difference between the sources
   *[other] { $name } · { $count } differences between the sources
}
conflicts-lead = What differs is shown, and not judged: both may be right.
conflict = { $rule ->
    [amount] OTHER SUM
    [place] OTHER PLACE
    [status] OTHER FIRMNESS
    [stance] OTHER STANCE
    [lead] OTHER LEAD
    [count] OTHER NUMBER
   *[spelling] OTHER SPELLING
}
conflict-side = article { $number }: { $what }

# Export

command-export = export
    .description = What is on record of one entity, as CSV and JSON
    .entity = entity
    .entity-description = A country, a body, a person
    .what = what
    .what-description = Only this kind
choice-what-pledges = promises
choice-what-quotes = statements
choice-what-positions = positions
choice-what-events = events
choice-what-figures = figures
export-title = { $count ->
    [one] { $name } · one fact, as CSV and JSON
   *[other] { $name } · { $count } facts, as CSV and JSON
}

listing-first = Only the first { $shown } of { $count } are shown.
export-first = The files hold the first { $shown } of { $count }.
