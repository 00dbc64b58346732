package export

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/entente-nlp/entente/graph"
)

const (
	base = "urn:entente:"
	rdfs = "http://www.w3.org/2000/01/rdf-schema#label"
	rdf  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	xsd  = "http://www.w3.org/2001/XMLSchema#"
)

// NTriples writes RDF in N-Triples: nodes with type, label and country; each edge
// as a statement of its own with source, target, weight and evidence, since plain
// triples cannot carry those.
func NTriples(w io.Writer, n *graph.Network) error {
	iri := func(s string) string { return "<" + base + url.PathEscape(s) + ">" }
	property := func(s ...string) string {
		for i := range s {
			s[i] = url.PathEscape(strings.ToLower(s[i]))
		}
		return "<" + base + "vocab/" + strings.Join(s, "/") + ">"
	}
	literal := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)
	quote := func(s string) string { return `"` + literal.Replace(strings.ToValidUTF8(s, "\ufffd")) + `"` }
	for _, x := range n.Nodes {
		id := iri(x.Key)
		fmt.Fprintf(w, "%s <%s> %s .\n%s <%s> %s .\n", id, rdf, property("type", string(x.Type)), id, rdfs, quote(x.Name))
		if x.Country != "" {
			fmt.Fprintf(w, "%s %s %s .\n", id, property("country"), quote(x.Country))
		}
		fmt.Fprintf(w, "%s %s \"%d\"^^<%sinteger> .\n", id, property("mentions"), x.Mentions, xsd)
	}
	for i, e := range n.Edges {
		id := iri("edge:" + edgeID(i))
		fmt.Fprintf(w, "%s <%s> %s .\n", id, rdf, property("relation", e.Type))
		fmt.Fprintf(w, "%s %s %s .\n%s %s %s .\n", id, property("source"), iri(n.Nodes[e.Source].Key), id, property("target"), iri(n.Nodes[e.Target].Key))
		fmt.Fprintf(w, "%s %s \"%s\"^^<%sdouble> .\n", id, property("weight"), number(e.Weight), xsd)
		if e.Polarity != "" {
			fmt.Fprintf(w, "%s %s %s .\n", id, property("polarity"), quote(e.Polarity))
		}
		for _, v := range e.Evidence {
			if v.Text != "" {
				fmt.Fprintf(w, "%s %s %s .\n", id, property("evidence"), quote(v.Text))
			}
		}
	}
	return nil
}
