package relate

import "strings"

type words map[string]bool

func set(s string) words {
	m := words{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	determiners = set("the a an its his her their our my this that")
	// past words before an office say that it is over.
	past = set("former ex then late onetime one-time previous erstwhile deposed ousted ex-")
	// ahead words say that it is to come.
	ahead = set("incoming future designate elect president-elect nominee next")
	// other words that stand between a scope and its office.
	ranks = set("new newly elected current acting interim caretaker outgoing veteran longtime long-time powerful hardline conservative liberal left-wing right-wing far-right centre-right centre-left populist embattled pro-western pro-russian pro-kremlin senior top chief deputy first vice joint founding youthful controversial charismatic reformist military transitional de facto self-proclaimed incumbent - and , young only female country nation republic own old national federal so-called")
	// people nouns name what a person is or does.
	people = set("writer author novelist poet diplomat politician lawmaker journalist reporter correspondent editor columnist academic historian economist scientist physicist engineer lawyer attorney judge activist campaigner dissident blogger singer actor actress filmmaker director producer artist architect musician comedian businessman businesswoman tycoon billionaire entrepreneur banker investor trader analyst expert researcher scholar professor lecturer fellow strategist adviser advisor consultant official officer soldier pilot sailor commander general colonel captain doctor physician nurse teacher student footballer striker goalkeeper midfielder defender player coach athlete swimmer sprinter runner cyclist golfer boxer driver champion cleric preacher priest bishop rabbi imam monk nun leader politician statesman national citizen refugee migrant farmer worker fisherman shopkeeper miner woman man teenager girl boy militant jihadist rebel fighter spy hacker prosecutor investigator inspector negotiator envoy ambassador minister president premier senator governor mayor king queen prince princess spokesman spokeswoman spokesperson chairman chairwoman executive founder owner manager model designer chef magnate oligarch cosmonaut astronaut composer conductor philosopher sociologist geologist meteorologist seismologist virologist epidemiologist biologist chemist")
	// workers are people nouns that come with an employer.
	workers = set("writer journalist reporter correspondent editor columnist academic historian economist scientist physicist engineer lawyer attorney analyst expert researcher scholar professor lecturer fellow strategist adviser advisor consultant official officer trader banker manager doctor physician teacher geologist meteorologist seismologist virologist epidemiologist biologist chemist director specialist head executive investigator prosecutor scientist sociologist partner broker dealer associate economist-in-chief")
	// classes are nouns that say what kind of body is meant.
	classes      = set("company firm group movement party bank militia conglomerate giant carmaker airline newspaper newswire broadcaster retailer manufacturer maker utility miner refiner oil-major operator start-up startup insurer lender brewer drugmaker chipmaker agency rebels faction organisation organization network club team union energy oil gas state-owned arms defence defense technology tech news military mining steel shipping telecoms")
	blocs        = set("alliance bloc union organisation organization group grouping pact club association")
	memberNouns  = set("countries country members member states state nations nation producers powers governments")
	memberRanks  = set("fellow founding newest full permanent")
	exampleWords = set("such as like including include are ,")
	knownMarks   = set("the as so-called \" “ ‘ '")
	listMarks    = set(", collectively also together are is ( the")
	// auxiliaries stand between a subject and its verb.
	auxiliaries  = set("to would could might may can hopes hope wants want hoped wanted plans plan seeks hoping aims has have had is are was were be been already formally officially also both which who since then recently now later , still finally all that")
	subjectWords = set("who which that is are was has have had now also currently been being its their a , (")
	townWords    = set("the a an capital largest second biggest second-largest city port town of in northern southern eastern western central coastal border industrial province")
	rulingWords  = set("the ruling opposition main , where whose")
	seats        = set("headquarters headquartered seat offices")
	// directions may stand between "in" and a place.
	directions = set("the northern southern eastern western central north south east west northeast northwest southeast southwest north-eastern north-western south-eastern south-western northeastern northwestern southeastern southwestern upper lower coastal nearby neighbouring neighboring downtown rebel-held government-held occupied war-torn")
)

// stateKinds are classes of organs of a state: they are not located in it.
var stateKinds = set("ministry agency court parliament military police intelligence central-bank")

// homedKinds are classes of bodies that belong to a country without being part of
// its state.
var homedKinds = set("party company bank media news-agency armed-group union university ngo think-tank sports-club exchange")

// memberKinds are classes of bodies that states or people are members of.
var memberKinds = set("igo un-body bloc party armed-group union ngo sports-body parliament")

// kindWords tell the class of a body by a word of its name.
var kindWords = map[string]string{
	"ministry": "ministry", "department": "ministry", "court": "court", "tribunal": "court", "parliament": "parliament", "senate": "parliament",
	"assembly": "parliament", "congress": "parliament", "army": "military", "navy": "military", "police": "police", "party": "party",
	"movement": "party", "university": "university", "institute": "think-tank", "institution": "think-tank", "foundation": "think-tank", "college": "university", "school": "university",
	"hospital": "company", "inc": "company", "corp": "company", "ltd": "company", "plc": "company", "bank": "bank", "airlines": "company", "airways": "company",
	"motors": "company", "energy": "company", "petroleum": "company", "steel": "company", "holdings": "company", "industries": "company",
	"agency": "agency", "council": "agency", "commission": "agency", "embassy": "agency", "front": "armed-group", "brigade": "armed-group", "militia": "armed-group",
	"times": "media", "post": "media", "news": "media", "tv": "media", "radio": "media", "museum": "ngo", "observatory": "think-tank", "center": "think-tank", "centre": "think-tank",
	"laboratory": "think-tank", "union": "union", "forum": "igo", "alliance": "bloc", "fc": "sports-club", "united": "sports-club",
}
