package token

import "strings"

// Abbreviations keep their period. Those of the first list stand before a name
// or number and never end a sentence; those of the second may.
var (
	leading  = set("Mr Mrs Ms Messrs Mme Mlle Dr Prof Rev Fr Sr Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Brig Supt Insp Amb Hon Pres St Ste Mt Ft Pt No Nos Nr vs v Art Sec Fig Vol pp cf viz Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun approx ca est Op Atty Asst Assoc Dep Dir Rs e.g i.e")
	trailing = set("Inc Corp Co Cos Ltd LLC Plc plc Bros Jr Esq etc al a.m p.m Ave Blvd Rd Dept Univ Assn Bhd Pty Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviation reports whether word, without its period, is an abbreviation
// that keeps it.
func abbreviation(word string) bool {
	return len(word) <= 6 && (leading[word] || trailing[word]) && !ambiguous[word]
}

// ambiguous abbreviations are common words too: a period after them ends the
// sentence unless what follows decides otherwise, so the tokenizer drops it.
var ambiguous = set("Art Mar Sun Sat Mon Fig Mass Miss Ill Ind Del La Pt Op est v Sec Pa Mo Wash Ore")
