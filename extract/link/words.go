package link

import "strings"

// Word lists of English news that decide what a capital means and who is who.
// They are lower-case.

func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

var (
	month = set(`jan feb mar apr may jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct.
		nov. dec. january february march april june july august september october november december`)

	// London-based.
	placeCompound = set(`based born bound area wide trained educated headquartered listed bred raised`)

	// What runs between cities: Moscow-Beijing flights.
	routes = set(`flight flights route routes road railway rail line train trains highway motorway express corridor pipeline ferry bus`)

	// Prepositions and verbs that take a place.
	inside = set(`near around outside inside across within through throughout via above beneath beyond alongside leaving
		surrounding off amid`)
	quarter = set(`north south east west northeast northwest southeast southwest wartime
		post-war pre-war modern central downtown greater eastern western northern southern northeastern northwestern southeastern
		southwestern east-central inner outer nearby historic old capital city suburban rural cosmopolitan besieged
		war-torn occupied battered rainy sunny snowy overnight`)
	visited = set(`connect connects connecting connected linking cover covers covered covering quit visit visits visited visiting leave leaves left reach reaches reached reaching tour tours toured touring
		enter enters entered entering bomb bombs bombed bombing shell shelled shelling hit hits struck strike strikes
		captured capture capturing seized seize besieged besieging attacked occupied occupy flooded quit departed
		depart departs approach approached surround surrounded encircle encircled retook retake recaptured overran
		fled flee evacuate evacuated storm stormed invaded bombarded pounded lashed paralysed paralyzed shook rocked
		gripped grip grips live lived resides`)

	// "confidence in Beijing", "anger at Moscow".
	attitude = set(`confidence trust faith believe believed distrust mistrust disappointed interested interest belief`)
	aimed    = set(`anger angry aimed directed criticism levelled leveled odds fury furious outrage swipe shot frustration
		frustrated annoyed dig hit lashed hitting lash barb barbs jibe jab target targeted pointed`)

	// "the streets of Kyiv".
	partOfCity = set(`city capital mayor outskirts streets street suburb suburbs centre center heart bishop archbishop
		university port siege battle fall north south east west northeast northwest southeast southwest province
		district districts districts treaty neighbourhood neighborhood neighbourhoods neighborhoods residents
		citizens people population region area part parts town village metropolis bank museum edge skies sky
		side gates shelling bombing bombardment liberation capture occupation downtown evacuation museums tower
		lord archdiocese patriarch imam rabbi map views view visit tour airports airport metro hotels`)

	// With "to Moscow", "for Moscow".
	movement = set(`flew fly flies flying flown travel travels traveled travelled traveling travelling trip trips visit visits
		visited went go goes going gone came come comes coming return returns returned returning arrive arrived arrives
		head heads headed heading move moves moved moving drive drove driven rush rushed tour journey journeys journeyed
		flight flights route routes road way invited welcome welcomed brought bring brings take takes took taken transfer
		transferred fled back march marched deported extradited summoned dispatched train trains bus buses pilgrimage
		relocate relocated relocating evacuated escorted left leave leaves leaving departed bound close-up airlift airlifted
		drove movement broadcast broadcasting walked walk walking sailed sail rode ride shuttle shuttled visitors delegation delegations envoys envoy
		migrated emigrated moved settle settled commute ferried smuggled jet jetted jets convoy stopover en`)
	// With "from Moscow".
	departure = set(`arrive arrived arrives arriving return returns returned returning flew fly flying flight flights fled
		flee fleeing reporting reported reports live broadcast speaking spoke travel travelled traveled travelling
		traveling withdrew withdraw evacuated evacuate evacuation deported expelled train trains bus drove drive
		driving road far miles mile kilometres kilometers km hours moved move moving back departed depart
		emigrated link link-up telegram correspondent hails originally home commute by-line video off sent recall recalled recalling gangs residents
		refugees migrants visitors tourists families students fans players call telephone phone interview satellite`)
	distance = set(`miles mile kilometres kilometers kilometre kilometer km north south east west northeast northwest
		southeast southwest close-by outside hours hour minutes metres yards far`)
	settlement = set(`town towns village villages suburb suburbs area areas base bases camp camps city cities positions front live lives living`)
	partner    = set("with against between told")
	assault    = set(`attack attacks assault assaults strike strikes raid raids march marched marching advance advanced
		advancing advances bombing bombings bombardment offensive drone drones missile missiles shelling bombs rockets
		rocket descended descend descends descending converged converge converging salvo barrage airstrike airstrikes
		rained raining fired blitz`)
	overhead = set(`flew fly flying flown skies sky smoke downed intercepted shot airspace hung circled clouds cloud smog
		rose helicopters planes aircraft flag fell fog drones`)

	// Words after which a capital is a party to something.
	governing = set(`with against between by without despite versus vs vs. among behind like than upon except 
		told tell tells telling warn warns warned warning urge urges urged urging accuse accuses accused accusing ask asks
		asked asking press presses pressed pressing blame blames blamed blaming criticise criticises criticised criticising
		criticize criticizes criticized criticizing condemn condemned condemns thank thanks thanked thanking pressure
		pressured pressuring persuade persuaded convince convinced anger angered angers provoke provoked irk irked
		irritated irritate embarrassed isolate isolated punish punished sanction sanctioned deter deterred support
		supports supported supporting back backs backed backing help helps helped helping force forces forced forcing
		challenge challenged challenges challenging push pushed pushing allow allowed allowing let lets want wants
		wanted wanting 
		infuriated infuriate pit pits pitting alarmed reassure reassured demand demands about under engage engaged
		defy defied defies antagonise antagonize offend offended accept trust trusts appease confront confronted
		lobbied lobbying lobby notify notified inform informed give gives gave giving grant granted offer offered offering offers
		owe owes owed send sends cost lead leads led leading make makes made making unlike`)

	// Verbs of a government that do not look like one.
	doing = set(`say said told gave give want agree reject rejected hope fear list insist deny denied made make sought seek
		took take kept keep began begin won lost went put see saw think thought knew know hit back met held hold
		sent send left let set cut led lead came come fought found felt spent stood stand paid spoke rose grew
		withdrew chose broke wrote drew swore forbade shut signed press welcome condemn respond reacted warn demand
		accuse refuse continue remain plan need vow pledge urge try pay call respond prefer support oppose recognise
		recognize claim show provide expect face consider buy sell impose`)
	// Verbs that only a government, of what a capital can mean, is the subject of.
	speaking = set(`said says say accuses accused accuse warns warned warn denies denied deny insists insisted insist rejects
		rejected reject urges urged urge demands demanded demand condemned condemns condemn recognises recognized
		recognised recognizes vowed vows threatened threatens imposed imposes retaliated retaliates claims claimed
		argues argued announced announces pledged pledges expelled summoned summons agreed agrees refused refuses
		regards regarded fears feared wants wanted`)
	auxiliary = set(`is was are were has had have will would can could may might must should shall does did do wo ca 'd 'll 've
		've ’s ’d ’ll ’ve cannot never also now still already again later itself alone too not first then only has long
		soon initially instead either neither simply merely rather reportedly apparently officially quickly recently previously once clearly certainly
		strongly repeatedly immediately yesterday today`)

	// What a government has, or does, before which a capital's name is its own.
	policyNoun = set(`officials official government administration leadership policy policies ties relations regime ally
		allies diplomat diplomats authorities lawmakers sources counterparts counterpart ambassador bureaucrats
		politicians elite elites establishment domination influence dominance control criticism pressure intervention offer
		proposal proposals plan plans demand demands crackdown spokesman spokeswoman talks-on negotiators sanctions propaganda line envoy troops forces response position view stance insiders lobbyists lobby`)

	// What a city has.
	cityNoun = set(`airport airports street streets mayor mayoral suburb suburbs metro subway underground tube stadium
		stadiums zoo district districts neighbourhood neighbourhoods neighborhood neighborhoods resident residents
		skyline cathedral bourse nightlife hotel hotels restaurant restaurants museum museums university hospital
		hospitals police weather traffic population outskirts downtown square landmark theatre theater
		gallery galleries club clubs marathon olympics olympic games bid derby fashion opera ballet orchestra
		conference summit meeting session stock shares share exchange market markets trading traders trade-fair trading
		suburban time bureau office offices headquarters studio studios apartment flat home house court prison jail
		park bridge river station railway bus buses taxi taxis streetcars tram trams commuters commuter cafe cafes bar
		bars shop shops shoppers shopping bombings bombing bombers bomber attack attacks terror riot riots protest
		protests demonstration demonstrations rally march earthquake earthquakes flood floods heatwave smog air climate
		borough boroughs council assembly slum slums region area areas property housing rents rent evening newspaper
		school schools college academy festival auction fair lawyer lawyers doctor doctors based-firm think-tank
		correspondent embassy synagogue mosque church churches temple tower port harbour harbor docks zone
		crossing wall nikkei ftse index indices airfield laboratory lab labs palace building buildings plaza governor archbishop bishop prosecutors rail terminal terminals pharmacy pharmacies hotspot hotspots hq society
		media listing marathons prices exchanges bourses title titles race races
		winners final finals tournament memories concert concerts premiere exhibition gig`)
	// Of these, what may stand behind a capital without belonging to it.
	ambiguousNoun = set(`time home house march session meeting exchange trading
		police court attack attacks protest protests port fire market`)
	// What articles on sport and on politics are full of.
	sportWord = set(`match matches game games team teams squad coach striker midfielder defender goalkeeper season league
		championship championships tournament medal medals champion champions race races marathon sprint indoor player
		players club clubs goal goals scored injury victory defeat win wins winner final semi-final quarter-final cup Cup
		Olympic Olympics Games captain fans stadium innings wicket wickets batsman bowler tennis football rugby cricket
		golf athletics boxing cycling seed seeded title titles trophy manager transfer World athlete athletes runner`)
	politicsWord = set(`government minister ministers ministry president sanctions parliament election elections troops
		military foreign embassy treaty officials official diplomatic diplomats diplomat ambassador talks policy
		political politics opposition sovereignty nuclear missile missiles ceasefire border tariffs summit war army
		forces rebels lawmakers senator senators party democracy regime leader leaders security President Minister
		Government bilateral allies refugees diplomacy envoy envoys regime sanction veto resolution coup rebels militants
		jihadist militia insurgents extradition embargo accession protest protests talks peace invasion`)
	determiner = set(`the a an this these those its his her their our my your some no any every each another`)
	// What befalls a city.
	suffered = set(`bombed shelled hit struck flooded home located situated lies attack shaken rocked besieged captured fire
		paralysed paralyzed hosting hosted hosts host burning evacuated occupied crowded cold hot warm deserted
		quiet calm liberated overrun blanketed gridlocked`)
	nounInS = set(`talks shares stocks markets bonds attacks riots bombings streets suburbs games olympics residents
		airports hotels protests markets traders sources news prices rents buses trains schools offices headquarters
		clubs fans crowds banks lawyers doctors times series works studios police accords prices`)
	function = set(`and or but to of in on at by for with from as that than because while when where who whom whose which if
		though although until after before since during against about over under between into through per via nor so yet
		a an the this these those its his her their our all both every each some any more most less no up down out off away
		here there`)
)

// Words within names of people.
var (
	particle = set(`al el bin bint ibn abu von van der den de di da dos das du del la le ben ould della ter ten zu zur st
		saint mac o d ap af av dal degli y e ul ur ad an as ash`)
	// Particles that may lead a family name which stands alone; others, as in Ben
	// Wallace or Le Duan, are names themselves there.
	leading    = set("al el bin bint ibn von van der den de di da dos das du del della ter ten zu zur dal degli af av st saint")
	nameSuffix = set(`jr sr ii iii iv junior senior`)
)
