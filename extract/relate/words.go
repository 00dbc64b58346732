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
	articles    = set("the a an its")
	determiners = set("the a an its his her their our my this that")
	// past words before an office say that it is over.
	past = set("former ex then late onetime one-time previous erstwhile deposed ousted ex- last")
	// ahead words say that it is to come.
	ahead = set("incoming future next")
	// electWords stand behind such an office.
	electWords = set("- elect designate")
	// wouldBe words say that nobody holds it yet, or that somebody only wants to.
	wouldBe = set("would-be aspiring presumptive wannabe prospective no any every each possible potential likely alternative fake candidate")
	// doubtful words say that not all agree that the holder holds it.
	doubtful = set("self-proclaimed self-declared self-styled purported disputed")
	// quantifiers before an office mean no one holder.
	quantifiers = set("no any every each another first last next previous some no-one")
	copulas     = set("is was became becomes remains remained as been be has had have will would become elected re-elected appointed named made sworn in crowned recently also now then later currently just to could may might if should still duly unanimously")
	// appoints and removes are verbs before the one who gets or loses an office.
	appoints = set("appointed appoints named names elected chose picked installed hired confirmed appointing naming electing chosen endorsed reappointed re-elected with")
	removes  = set("sacked fired removed dismissed ousted deposed removing sacking firing dismissing")
	adverbs  = set("also now currently still previously formerly once later today")
	// parts of a country or a body have leaders who do not lead the whole.
	parts = set("opposition rebel union militia religious tribal gang protest student guerrilla insurgent guerilla separatist church federation council committee club association party parliamentary senate assembly court football soccer cricket rugby tennis olympic hockey basketball cycling athletics media business company bank banking military army navy police airline energy oil gas trade sales marketing human rights aid humanitarian relief regional local provincial district county city town community civil society jihadist islamist terror terrorist mafia cartel political foreign policy election elections campaign communications finance financial investment research strategy technology security intelligence defence defense legal economics markets equity commodities product programme program project team youth women staff home affairs work pensions environment education health transport treasury culture housing rural industry agriculture constitutional house majority minority whip spiritual resistance exiled exile labour labor")
	// bodyNouns name bodies that a nationality word before them belongs to.
	bodyNouns = set("government army navy police military ministry parliament parliamentary company party bank embassy federation union club association airline firm group newspaper broadcaster agency air force forces intelligence court senate government's church team side squad regime state")
	// partisans are nouns behind the name of a party for people in it.
	partisans = set("politician candidate lawmaker peer rebel backbencher frontbencher grandee veteran activist member stalwart councillor nominee challenger hopeful heavyweight mp mep congressman congresswoman senator legislator deputy moderate presidential congressional incumbent colleague contender elder")
	// fields qualify an occupation.
	fields = set("political senior chief human rights opposition tennis football film leading veteran young chess rugby cricket fellow former teenage star triple long high middle distance marathon world number one military defence security foreign affairs investigative freelance photo war science energy oil commodities currency market equity economic business art pop rock folk opera jazz civil junior champion")
	// notOwn nouns behind a nationality word do not make it the person's.
	notOwn = set("ally allies asset agent proxy puppet backer supporter critic favourite favorite protege target enemy foe rival")
	says   = set("said says told added adds announced confirmed declined denied tells explained insisted stated")
	// partWords stand between a body and "part of".
	partWords = set("a an the is was are are now also key integral which , (")
	followers = set("member cell affiliate bride recruit suspect detainee supporter volunteer captive family conflict war ally leader base branch veteran commander official victim diehard loyalist adherent")
	// regimes are nouns that a leader's name qualifies.
	regimes = set("government regime administration era camp team presidency family dynasty ally allies aide aides supporters loyalist loyalists critics cabinet")
	// noPersons end like names of occupations and are none.
	noPersons = set("after under over other former whether either later border power order number river sector newspaper paper carmaker chipmaker drugmaker automaker planemaker maker manufacturer retailer brewer insurer lender carrier broadcaster publisher producer exporter importer supplier operator developer provider distributor refiner smelter trader's never ever however rather another letter matter offer water summer winter september october november december order center helicopter fighter-bomber tanker freighter steamer trawler destroyer cruiser carrier bomber chapter computer corner counter cover danger dinner disaster effort error factor floor major minor harbour interior exterior monitor motor prior senior superior junior terror tor visitor weather wonder for or per earlier easier further greater higher larger lower nor outer proper rubber shoulder silver smaller soccer stronger together user better bigger fewer longer older younger inner former upper super transfer tender register remember consider deliver enter gather chamber character clover copper cyber dollar easter fiber finger hunger layer leather liver lumber master member mother father sister brother daughter partner-in-law paper peer plaster poster pressure quarter rocket scanner server shelter slaughter soldier-turned starter sticker stranger tower trailer trigger twitter vinegar whisper favor labor color humor honor armor rumor tumor vapor odor manor mirror reactor tractor sensor doctor-turned corridor vigor asian human woman-led german russian exist list mist twist assist consist insist persist resist")
	// function words join phrases and never belong to a noun.
	function = set("the a an of at for with in from who and whose to on by that is was are were be been has have had will would said says told which as but or not his her its their he she it they this when while after before since until if than so about against between during under over into out up down off near like including such there where what how also could can may might should must did does do according because although though through via amid without within per wants urges backs sees meets vows hits calls asks warns seeks met called asked warned urged made took gave named appointed accused blamed killed arrested hit found left joined")
	// after words may stand behind a noun phrase that is the object of a verb.
	after = set("at for with in from who and to on by that as but or when while after before since until if than so about against between during under over into last next this early later soon yesterday today tomorrow again alongside despite amid through without is was has have had will would said says told officially formally together where which because")
	// other words that stand between a scope and its office.
	ranks = set("special new newly elected current acting interim caretaker outgoing veteran longtime long-time powerful hardline conservative liberal left-wing right-wing far-right centre-right centre-left populist embattled pro-western pro-russian pro-kremlin senior top chief deputy first vice joint founding youthful controversial charismatic reformist military transitional de facto self-proclaimed incumbent - and , young only female country nation republic own old national federal so-called")
	// people nouns name what a person is or does.
	people = set("writer author novelist poet diplomat politician lawmaker journalist reporter correspondent editor columnist academic historian economist scientist physicist engineer lawyer attorney judge activist campaigner dissident blogger singer actor actress filmmaker director producer artist architect musician comedian businessman businesswoman tycoon billionaire entrepreneur banker investor trader analyst expert researcher scholar professor lecturer fellow strategist adviser advisor consultant official officer soldier pilot sailor commander general colonel captain doctor physician nurse teacher student footballer striker goalkeeper midfielder defender player coach athlete swimmer sprinter runner cyclist golfer boxer driver champion cleric preacher priest bishop rabbi imam monk nun leader politician statesman national citizen refugee migrant farmer worker fisherman shopkeeper miner woman man teenager girl boy militant jihadist rebel fighter spy hacker prosecutor investigator inspector negotiator envoy ambassador minister president premier senator governor mayor king queen prince princess spokesman spokeswoman spokesperson chairman chairwoman executive founder owner manager model designer chef magnate oligarch cosmonaut astronaut composer conductor philosopher sociologist geologist meteorologist seismologist virologist epidemiologist biologist chemist")
	// workers are people nouns that come with an employer.
	workers = set("writer journalist reporter correspondent editor columnist academic historian economist scientist physicist engineer lawyer attorney analyst expert researcher scholar professor lecturer fellow strategist adviser advisor consultant official officer trader banker manager doctor physician teacher geologist meteorologist seismologist virologist epidemiologist biologist chemist director specialist head executive investigator prosecutor scientist sociologist partner broker dealer associate economist-in-chief")
	// classes are nouns that say what kind of body is meant.
	classes      = set("company firm group movement party bank militia conglomerate giant carmaker airline newspaper newswire broadcaster retailer manufacturer maker utility miner refiner oil-major operator start-up startup insurer lender brewer drugmaker chipmaker agency rebels faction organisation organization network club team union energy oil gas state-owned arms defence defense technology tech news military mining steel shipping telecoms website magazine charity institute think-tank think tank rights investment fund hedge research consultancy monitoring monitor aid lender court watchdog paper builder brokerage charity group startup bank insurer hospital school daily weekly publisher university")
	blocs        = set("alliance bloc union organisation organization group grouping pact club association")
	memberNouns  = set("countries country members member states state nations nation producers powers governments economies")
	memberRanks  = set("fellow founding newest full permanent existing core current")
	exampleWords = set("such as like including include includes are , – — - : (")
	knownMarks   = set("the as so-called \" “ ‘ '")
	listMarks    = set(", collectively also together are is ( the")
	months       = set("january february march april may june july august september october november december early late mid- spring summer autumn winter")
	// auxiliaries stand between a subject and its verb.
	auxiliaries  = set("to will shall would could might may can hopes hope wants want hoped wanted plans plan seeks hoping aims has have had is are was were be been already formally officially also both which who since then recently now later , still finally all that")
	subjectWords = set("who which that is are was has have had now also currently been being its their a , (")
	placeNouns   = set("capital city port town village province region state district governorate prefecture county area suburb oblast territory island resort enclave municipality stronghold")
	townWords    = set("village region district governorate county island resort the a an capital largest second biggest second-largest city port town of in northern southern eastern western central coastal border industrial province")
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
