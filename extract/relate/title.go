package relate

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// What a title states depends on what it is of: a country's president leads it,
// its police chief works for it, and its football coach does neither.
var (
	// stateHeads lead the country, region or community that they are of.
	stateHeads = phrases("president,prime minister,pm,premier,chancellor,taoiseach,king,queen,emir,amir,sultan,emperor,empress,tsar,tsarina,shah,kaiser,caliph,khedive,shogun,maharaja,grand duke,grand duchess,monarch,crown prince,crown princess,captain regent,hereditary prince,prince regent,king emeritus,leader,ruler,dictator,strongman,supreme leader,paramount leader,de facto leader,de facto ruler,junta leader,junta chief,coup leader,military ruler,military leader,head of state,head of government,chief of state,first minister,chief minister,governor general,governor-general,president of the republic,state president,regional president,co-prince,dalai lama,emir of the faithful,president-elect,prime minister-elect")
	// localHeads lead a region or a town.
	localHeads = phrases("governor,mayor,lord mayor,head,administrator,county executive,council leader,governor-elect,mayor-elect,lieutenant governor,separatist leader")
	// organHeads head an organ of a state, and so work for it where the organ has no
	// name of its own.
	organHeads = phrases("army chief,army chief of staff,navy chief,air force chief,military chief,police chief,police commissioner,spy chief,intelligence chief,security chief,chief of police,chief justice,lord chief justice,central bank chief,central bank governor,central bank president,bank governor,chief of army staff,chief of defence staff,chief of general staff,chief of naval staff,chief of the army staff,chief of the defence staff,chief of the general staff,parliament president,parliament speaker,parliamentary speaker,speaker,speaker of parliament,speaker of the house,deputy speaker,president of the senate,prosecutor general,prosecutor-general,state prosecutor general,chief prosecutor,inspector general,director of national intelligence,national intelligence director,commander,commander in chief,commander-in-chief,supreme commander,top commander,chairman of the joint chiefs,chairman of the joint chiefs of staff,joint chiefs chairman,surgeon general,comptroller,high commissioner,governor,first lady")
	// hired titles are of people who work for a body without being at its head, or
	// lead only its players.
	hired = phrases("coach,head coach,captain,skipper,manager,team leader,rights chief,humanitarian chief,bureau chief,station chief,police chief,deputy leader,deputy speaker,chief prosecutor,executive vice-president,lieutenant governor,campaign manager")
	// sporting titles say nothing of a country whose team plays under its name.
	sporting = phrases("coach,head coach,assistant coach,captain,skipper,manager,team leader")
	// several people may hold these in one body at a time.
	several = phrases("commander,editor,director,manager,chief,executive director,head,managing director,general manager,bank governor")
	// envoys are sent: what follows "to" or "for" is not who sends them.
	envoys = phrases("ambassador,ambassador-at-large,ambassador-designate,deputy ambassador,envoy,special envoy,chief envoy,climate envoy,peace envoy,trade envoy,nuclear envoy,presidential envoy,special presidential envoy,deputy envoy,emissary,representative,special representative,deputy special representative,permanent representative,deputy permanent representative,high representative,high commissioner,consul,consul general,consul-general,nuncio,apostolic nuncio,papal nuncio,permanent observer,mediator,chief mediator,negotiator,chief negotiator,coordinator,humanitarian coordinator,resident coordinator,rapporteur,special rapporteur,attaché,attache,military attaché,military attache,defence attache,charge d'affaires,chargé d'affaires,delegate,counsellor")
	// personal titles may be of a person.
	personal = phrases("adviser,advisor,aide,senior adviser,senior advisor,special adviser,special advisor,top adviser,chief adviser,economic adviser,economic advisor,foreign policy adviser,military adviser,political adviser,national security adviser,national security advisor,chief of staff,private secretary,principal secretary,legal adviser,campaign manager,chief strategist")
	// honours stand between an office and a name.
	honours = phrases("general,gen,gen.,lt gen,lt. gen.,lieutenant general,lieutenant-general,major general,maj gen,maj. gen.,colonel,col,col.,lt col,lt. col.,lieutenant colonel,major,maj,maj.,captain,capt,capt.,admiral,adm,adm.,vice admiral,rear admiral,marshal,field marshal,air marshal,air chief marshal,brigadier,brig,brig.,brigadier general,commander,sergeant,lieutenant,judge,justice")
	// bodyWords begin titles that name the body that the office is in; the nationality
	// word before them is the body's.
	bodyWords = set("government army navy police military ministry parliament parliamentary company party bank defence-ministry security intelligence air joint central union")
	// noMinisters are words before "secretary" of people who are in no government.
	noMinisters = set("press general private permanent parliamentary principal executive cabinet party chief deputy first under assistant")
)

// abbreviations are written in front of names, in American news above all.
var abbreviations = map[string]string{"gov.": "governor", "gov": "governor", "lt. gov.": "lieutenant governor", "sen.": "senator", "pres.": "president", "sec.": "secretary"}

// fullTitle undoes an abbreviation.
func fullTitle(title string) string {
	if full, ok := abbreviations[title]; ok {
		return full
	}
	return title
}

// phrases returns the set of comma-separated phrases.
func phrases(s string) map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.Split(s, ",") {
		m[p] = true
	}
	return m
}

// bare cuts from a title, lower-case, the words that say for how long or since
// when it is held: "acting president", "president-elect".
func bare(title string) string {
	title = fullTitle(title)
	for _, p := range []string{"acting ", "interim ", "caretaker ", "transitional ", "co-"} {
		title = strings.TrimPrefix(title, p)
	}
	return strings.TrimSuffix(strings.TrimSuffix(title, "-elect"), "-designate")
}

// plural reports whether a title is of several holders: "presidents", "ministers
// of defence".
func plural(title string) bool {
	head, _, _ := strings.Cut(title, " of ")
	return strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "affaires") && !strings.HasSuffix(head, "ss") || strings.HasSuffix(head, "men") || strings.HasSuffix(head, "women")
}

// singular undoes the plural of a title.
func singular(title string) string {
	if !plural(title) {
		return title
	}
	if s, ok := strings.CutSuffix(title, "men"); ok {
		return s + "man"
	}
	return strings.TrimSuffix(title, "s")
}

// officeTie returns what the head of a title, stating tie by itself, says of the scope that it
// is of; "" for nothing. A part is a title of part of the scope only: "Russian
// opposition leader", "the UN's aid chief".
func (r *reader) officeTie(title, tie string, sc scope, part bool) string {
	kind := r.entityType(sc.entity)
	switch {
	case sc.org:
		body := r.kindOf(sc.entity)
		if tie == LeaderOf && (part || hired[title] || title == "boss" && body == "sports-club") {
			tie = EmployedBy
		}
		if body == "parliament" && part {
			return ""
		}
		if body == "party" && (tie == EmployedBy || tie == "") {
			tie = MemberOf
		}
		return tie
	case kind == extract.Country && sporting[title]:
		return ""
	case kind == extract.Country && tie == LeaderOf:
		switch {
		case title == "governor" && !sc.adj: // of a territory
			return LeaderOf
		case title == "chancellor" && r.d.Entities[sc.entity].Country == "GB": // of the Exchequer
			return EmployedBy
		case stateHeads[title] && !part:
			return LeaderOf
		case organHeads[title] && !(part && title == "commander"): // "Syrian rebel commander"
			return EmployedBy
		}
		return ""
	case kind == extract.Country:
		return tie
	case tie == LeaderOf:
		if (stateHeads[title] || localHeads[title]) && !part {
			return LeaderOf
		}
		if organHeads[title] && kind == extract.StateOrProvince {
			return EmployedBy
		}
		return ""
	case kind == extract.StateOrProvince:
		if sporting[title] {
			return ""
		}
		return tie
	}
	return ""
}

// minister reports whether a title is of a member of a government, of which there
// is one in the country that an article is about.
func minister(title string) bool {
	if strings.HasSuffix(title, "minister") || strings.HasPrefix(title, "minister of ") || strings.HasPrefix(title, "minister for ") || strings.HasSuffix(title, "secretary of state") {
		return !strings.HasPrefix(title, "shadow ")
	}
	before, ok := strings.CutSuffix(title, " secretary")
	return ok && !strings.HasPrefix(title, "shadow ") && !noMinisters[before[strings.LastIndexByte(before, ' ')+1:]]
}
