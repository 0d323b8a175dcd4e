# What On Record says in English. `$region` is "US", "GB" or "any"; every message may select on it.
# A key that is here must be in fr.ftl too, with the same arguments: the tests compare them.

## Sums of money and articles

amount-scales = trillion billion million
amount = { $scale ->
    [trillion] { $number } trillion { $currency }
    [billion] { $number } billion { $currency }
    [million] { $number } million { $currency }
   *[one] { $number } { $currency }
}
amount-range = between { $lower } and { $upper }
amount-modified = { $modifier ->
    [about] about { $amount }
    [at_least] at least { $amount }
    [more_than] more than { $amount }
    [up_to] up to { $amount }
    [less_than] less than { $amount }
   *[range] { $amount }
}
amount-scope = { $scope ->
    [additional] { $amount } more
   *[total] { $amount } in total
}
amount-period = { $period ->
    [month] { $amount } a month
   *[year] { $amount } a year
}
amount-years = { $years ->
    [1] { $amount } over one year
    [2] { $amount } over two years
    [3] { $amount } over three years
    [4] { $amount } over four years
    [5] { $amount } over five years
    [10] { $amount } over ten years
   *[other] { $amount } over { $number } years
}
currency-USD = { $count ->
    [one] US dollar
   *[other] US dollars
}
source-label = article { $number }, { $about }
modified = { $modifier ->
    [about] about { $what }
    [at_least] at least { $what }
    [more_than] more than { $what }
    [up_to] up to { $what }
    [less_than] less than { $what }
   *[range] { $what }
}

## Words that a card begins with

status-delivered = DELIVERED
status-pledged = PLEDGED
status-agreed = AGREED
status-expected = EXPECTED
status-considered = CONSIDERED
status-proposed = PROPOSED
status-declined = DECLINED
stance-supports = SUPPORTS
stance-opposes = OPPOSES
stance-sceptical = { $region ->
    [GB] SCEPTICAL
   *[US] SKEPTICAL
}
stance-cautious = CAUTIOUS
stance-neutral = NEUTRAL
stance-mediates = MEDIATES
stance-conditional = CONDITIONAL
form-direct = QUOTED
form-partial = QUOTED IN PART
form-indirect = REPORTED
event-meeting = MEETING
event-summit = SUMMIT
event-visit = VISIT
event-press = PRESS
event-attack = ATTACK
event-war = WAR
event-decision = DECISION
event-founding = FOUNDING
event-other = EVENT
badge-figure = FIGURE
badge-term = TERM
badge-article = ARTICLE

## Kinds of entity

kind-person = person
kind-country = country
kind-organisation = { $region ->
    [GB] organisation
   *[US] organization
}
kind-group = group
kind-place = place
kind-weapon = weapon
kind-event = event
kind-mechanism = mechanism

## How many of each

count-pledge = { $count ->
    [0] no promise
    [one] { $count } promise
   *[other] { $count } promises
}
count-quote = { $count ->
    [0] no statement
    [one] { $count } statement
   *[other] { $count } statements
}
count-position = { $count ->
    [0] no position
    [one] { $count } position
   *[other] { $count } positions
}
count-event = { $count ->
    [0] no event
    [one] { $count } event
   *[other] { $count } events
}
count-figure = { $count ->
    [0] no figure
    [one] { $count } figure
   *[other] { $count } figures
}
count-term = { $count ->
    [0] no term
    [one] { $count } term
   *[other] { $count } terms
}
count-fact = { $count ->
    [0] nothing
    [one] { $count } fact
   *[other] { $count } facts
}
by-status = { $count } { $status ->
    [delivered] delivered
    [pledged] pledged
    [agreed] agreed
    [expected] expected
    [considered] considered
    [proposed] proposed
   *[declined] declined
}
count-article = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
on-record = { $count } on record

## What was understood

in-articles = { $count ->
    [one] in { $count } article
   *[other] in { $count } articles
}
understood = { $reason ->
    [capital] “{ $typed }” → { $name } (capital)
    [government] “{ $typed }” → { $name } (government)
    [member_of] “{ $typed }” → { $name } (member)
    [typo] understood from “{ $typed }” (spelling)
   *[other] understood from “{ $typed }”
}
understood-as = understood from “{ $typed }”, as “{ $matched }”
only-status = only { $status }
only-about = only about “{ $about }”
only-item = only with “{ $item }”

## What is not on record

absent = { $name } is not on record.
absent-typed = “{ $typed }” is not on record.
absent-lead = No article of this corpus says anything about it.
most-on-record = Most is on record about:
nearest = The nearest that is on record, and not the same thing: { $names }.
empty = Nothing was typed.
empty-lead = Type a name as you would write it: a person, a country, a body, a place. The most on record:
none-pledge = No promise by or to { $the } is on record.
none-quote = No statement by { $the } is on record.
none-position = No position of { $the } is on record.
none-event = No event with { $the } is on record.
none-fact = Nothing about { $the } is on record.
none-narrowed = { $name }: nothing on record that fits.
none-matching = { $count ->
    [one] There is one without that restriction.
   *[other] There are { $count } without that restriction.
}
but-on-record = On record about { $the }: { $counts }.
and-more = { $count } more
but-members = Members on record: { $names }.
named-in = Named in { $count ->
    [one] article
   *[other] articles
} { $numbers }.
ambiguous = What is meant by “{ $typed }”?
ambiguous-lead = More than one thing on record goes by that name. Choose one:
unknown-command = There is no command “{ $command }”.
unknown-fact = This is no longer on record.
unknown-fact-lead = The corpus has changed since this answer was given. Ask again to see what is on record now.
unknown-choice = “{ $typed }” is not one of: { $choices }.
unknown-source = There is no article “{ $typed }”.
unknown-source-lead = These are the articles on record:

## Promises

joint = { $what }, jointly with { $others }
jointly = jointly with { $others }
alike = also refused by { $others }
by = { $actors } · { $what }
count-refusal = { $count ->
    [one] { $count } refusal
   *[other] { $count } refusals
}
joint-note = a joint figure: no share is given for any one of them
open-ended-note = named as examples: the article’s list is not complete
via-group = { $name } is meant here as one of: { $group }
for-recipient = for { $recipient }
what-for = { $what }, for { $recipient }
counted = { $count } { $what }
alternatively = elsewhere given as { $amounts }
note-expected = “Expected”, “considered” and “proposed” are not promises: each card says how firm it is.
note-joint = A sum that several promise together is never a figure for one of them.
a-promise = a promise
as-item = promises of this: { $name }
as-subject = positions on this: { $name }

## Statements, positions, events, figures

speaker-unknown = speaker not named
speaker-described = speaker not named (“{ $words }”)
quote-on = { $speaker } on { $topic }
reported-note = in the article’s words, not verbatim
audience = audience: { $audience }
position-on = { $actors } · { $subject }
together = together with { $others }
attributed = according to { $name }
planned = { $what } (planned)
with-participants = who: { $names }
at-places = where: { $names }
as-stated = { $what } (as stated)
figure-of = { $what }: { $figure }
with-unit = { $number } { $unit }

## Small print and what stands beside a card

translation = translation
translation-of-marked = translation of the marked words
not-reviewed = not reviewed yet
not-reviewed-confidence = not reviewed yet (confidence { $confidence })
context-title = In context
context-note = The words of the fact stand out; around them is the article as it was published.

## Profile

profile-title = { $name } · { $kind }
profile-names = also called { $names }
badge-mention = NAMED
profile-members = members on record: { $names }
profile-counts = on record: { $counts }
profile-sources = named in { $count ->
    [one] article
   *[other] articles
} { $numbers }
profile-not-reviewed = found by the extractor; nobody has reviewed it yet

## Articles

sources-title = { $count ->
    [one] { $count } article on record
   *[other] { $count } articles on record
}
sources-lead = Everything that is answered here comes from these, word for word.
source-title = Article { $number } · { $about }
source-published = published by { $publisher }
source-dated = dated { $dated } (as stated)
source-undated = gives no date of its own
source-language = { $language ->
    [fr] in French
    [en] in English
   *[other] language: { $language }
}
source-empty = No fact of this article is on record.

## About

about-title = On Record
about-what = Who promised what, who said what, who stands where, what happened: answered from { $articles }, with the words of the source beside every answer.
about-counts = on record: { $counts }
about-fresh = How fresh: { $dated ->
    [0] the articles carry no date of publication, so none is given; days are quoted as the articles state them.
   *[other] { $dated } of the articles say when they were published; days are quoted as the articles state them.
}
about-use-title = How to ask
about-use = Type a name however you like: a code, a capital, a nickname, with or without accents. What was understood is said.
about-private = Answers are private until you share them.
about-commands-title = What to ask
about-command = /{ $command } – { $answers }
about-promise-title = What to expect
about-promise = What the articles do not say is answered “not on record”. Nothing is added up, split or converted. Expected is not promised. Sources that disagree are both shown.
about-corpus = corpus { $fingerprint }

## Doors

door-only = Only { $status }
door-all = All { $name }
door-pledges = Promises · { $name }
door-quotes = Statements · { $name }
door-positions = Positions · { $name }
door-events = Events · { $name }
door-profile = Profile · { $name }
door-source = Article { $number }
door-sources = The articles
door-examples = Try: { $example }

## Commands: their names, options and choices as people type them

command-pledges = pledges
    .description = Who promised what, to whom, how firmly – in the words of the source
    .entity = entity
    .entity-description = A country, a body or a person: the one that promises or receives
    .status = status
    .status-description = Only promises as firm as this
    .item = item
    .item-description = Only promises of this: “air defence”, “Mistral”
    .with = with
    .with-description = A chart of the promises by status, or all of them as files
command-quotes = quotes
    .description = What somebody said: verbatim, in part or reported
    .speaker = speaker
    .speaker-description = A person, a body or a country
    .about = about
    .about-description = Only statements about this
command-positions = positions
    .description = Who supports, opposes, hedges or mediates
    .entity = entity
    .entity-description = A country, a body or a person
    .about = about
    .about-description = Only positions on this
command-events = events
    .description = Meetings, visits, summits and strikes, with dates as stated
    .entity = entity
    .entity-description = Who took part, or where it was
command-profile = profile
    .description = Who or what it is, in the corpus’s words
    .entity = entity
    .entity-description = A person, country, body, place, weapon or fund
command-sources = sources
    .description = The articles that everything here comes from
command-source = source
    .description = Everything that one article put on record
    .id = id
    .id-description = The article’s number, or what it is about
command-about = about
    .description = What this is, how fresh, and how to use it
choice-status-delivered = delivered
choice-status-pledged = pledged
choice-status-agreed = agreed
choice-status-expected = expected
choice-status-considered = considered
choice-status-proposed = proposed
choice-status-declined = declined
