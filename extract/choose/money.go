package choose

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// currencies drops names that belong to an amount of money or to a date: "250
// million Dutch guilders", "6.25 BTC", "Sun 24 Aug".
func currencies(d *extract.Document) {
	d.Mentions = slices.DeleteFunc(d.Mentions, func(m extract.Mention) bool {
		if m.Last < len(d.Tokens) && d.Tokens[m.Last].Start == m.End {
			switch d.Slice(d.Tokens[m.Last].Span) {
			case "$", "€", "£", "¥", "¢", "₵": // GH¢58,000
				return true
			}
		}
		if m.Last < len(d.Tokens) && weekdays[d.Slice(m.Span)] && digit(d.Slice(d.Tokens[m.Last].Span)) {
			return true
		}
		switch m.Type {
		case extract.Country, extract.Nationality, extract.City, extract.Location:
			if m.Last == len(d.Tokens) {
				return false
			}
			w := strings.ToLower(d.Slice(d.Tokens[m.Last].Span))
			if verbs[w] && m.Type != extract.Nationality { // "Spain won"
				return m.First > 0 && digit(d.Slice(d.Tokens[m.First-1].Span))
			}
			return moneys[w]
		case extract.Organization, extract.Misc:
			w := d.Slice(m.Span)
			return len(w) == 3 && strings.ToUpper(w) == w && m.First > 0 && digit(d.Slice(d.Tokens[m.First-1].Span)) && codes[w]
		}
		return false
	})
}

// digit reports whether w begins with a digit.
func digit(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// moneys are nouns for money that a country stands before, verbs those that are
// verbs too, codes the signs of money.
var (
	moneys   = set("dollar dollars pound pounds franc francs peso pesos rupee rupees riyal riyals rial rials dinar dinars krona kronor krone kroner crown crowns guilder guilders lira liras lire mark marks shilling shillings rouble roubles ruble rubles yen yuan won baht ringgit rand real reais dirham dirhams zloty zlotys forint forints hryvnia hryvnias leu lei lev leva tenge som manat lari dram euro euros")
	verbs    = set("won mark marks pound pounds crown crowns")
	weekdays = set("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun")
	codes    = set("BTC ETH USD EUR GBP JPY CNY INR CHF AUD CAD")
)
