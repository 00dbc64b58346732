package measure

// date returns the figure of the date that the figure at item i holds for, or -1:
// the next date behind it that belongs to no other amount, else the last one before
// it in its clause, else one that opens the sentence. What a figure is compared
// with ("from a year earlier") has a date of its own.
func (r *reader) date(i int) int {
	from, to := r.clause(i)
	for j := i + 1; j < to; j++ {
		if r.value(j) {
			if r.word(j-1, "to", "at", "(", "or", ";", ",") || r.word(j-1, "about", "around", "nearly", "over") && r.word(j-2, "to") || r.word(j-1, "by") && r.word(j-2, "or") {
				if r.word(j-1, ",") && !r.is(j+1, mark) {
					break
				}
				continue // rose 2% to $11bn in 2004
			}
			break
		}
		if r.durationAt(j) && !r.word(j-1, "in", "the", "for", "over") || r.word(j, "from", "against", "compared") && !r.dateAt(j+1) && !r.dateAt(j+2) {
			break
		}
		if !r.dateAt(j) || r.compares(j) || r.labels(j) || r.attributiveDate(j) {
			continue
		}
		if k := j + 1; j > i+2 && (r.value(k) || r.word(k, ",") && r.value(k+1)) && (r.word(j-2, "and", ",") || r.word(j-1, "and", ",")) {
			break // "5% in 2003 and in 2004 6%"
		}
		return r.items[j].figure
	}
	for j := i - 1; j >= from; j-- {
		if r.dateAt(j) && !r.compares(j) && !r.labels(j) {
			if k := r.zone(i, from); j < k && r.word(j-1, "in", "on", "since") && !r.opens(j) {
				break // the date of the amount before: "5% in 2003 and 6%"
			}
			return r.items[j].figure
		}
	}
	for j := 0; j < len(r.items) && j <= 3 && j < i; j++ {
		if r.dateAt(j) && !r.compares(j) && !r.labels(j) && !r.dateline(0) {
			return r.items[j].figure
		}
	}
	return -1
}

// opens reports whether the date at item j stands before all amounts of the sentence.
func (r *reader) opens(j int) bool {
	for k := range j {
		if r.value(k) {
			return false
		}
	}
	return true
}

// labels reports whether the date at item j is part of a name of goods or of a past
// event: "the November contract".
func (r *reader) labels(j int) bool {
	return r.word(j+1, "delivery", "contract", "contracts", "futures", "slump", "invasion", "deal", "crisis", "election", "elections", "budget", "war")
}

// attributiveDate reports whether the date at item j only names a thing: "the 2003
// invasion", "the 1980s slump".
func (r *reader) attributiveDate(j int) bool {
	return (r.is(j-1, article) || r.word(j-1, "for")) && (r.is(j+1, noun, name) || r.is(j+1, modifier) && r.head(j+2)) && !r.word(j+1, "alone", "period", "quarter")
}

// compares reports whether the date at item j is what a figure is compared with.
func (r *reader) compares(j int) bool {
	switch s := lower(r.d.Slice(r.items[j].Span)); {
	case hasSuffix(s, "earlier"), hasSuffix(s, "before"), hasSuffix(s, "ago"), hasSuffix(s, "previously"):
		return true
	}
	if r.word(j-1, "since") { // the highest since March 2015
		for k := j - 2; k > j-6; k-- {
			if r.word(k, "highest", "lowest", "biggest", "largest", "smallest", "best", "worst", "strongest", "weakest", "steepest", "fastest", "slowest", "longest") {
				return true
			}
		}
	}
	k := j - 1
	for r.is(k, article) || r.word(k, "in", "of") {
		k--
	}
	return r.word(k, "than") || r.word(k, "from") && !r.word(k-1, "away") && !r.word(j+1, "to") || r.word(k, "on") && (r.moved(k-1) != "" || r.word(j-1, "on") && r.word(j-2, "up", "down")) || r.word(k, "with", "to") && r.word(k-1, "compared") || r.word(k, "time", "period", "level", "quarter", "month") && r.word(k-1, "same")
}

// ownDate returns the date right behind the baseline at item i: "from 70% in 1997",
// "against 2.7bn a year earlier". It is -1 if there is none.
func (r *reader) ownDate(i int) int {
	for k := i + 1; k < len(r.items) && k < i+9; k++ {
		if r.dateAt(k) {
			return r.items[k].figure
		}
		if !r.is(k, prep, article, manner, noun, modifier) {
			return -1
		}
	}
	return -1
}
