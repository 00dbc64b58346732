package measure

import "strings"

// A class says how a word may be used. One word can have several.
type class uint32

const (
	determiner class = 1 << iota
	preposition
	link        // may stand between a verb and its figure: "by", "to about", "just under"
	conjunction // "and", "or"
	opener      // opens a clause: "while", "which"
	pronoun     // stands for a noun phrase
	auxiliary
	verb   // a verb in all its uses
	either // a verb or a noun: "cut", "plans"
	adjective
	adverb
	rising  // says that something moved up
	falling // or down
	level   // a verb that gives a level: "stood at"
	payment // a verb whose object is an amount: "paid", "invested", "produced"
	sayer   // a verb of telling
	vague   // a noun that names no measured thing by itself: "level", "months"
	volume  // a noun that only counts what stands before it: "number", "price"

	negation
)

// lexicon holds the classes of the words that have any. Other words are told by
// their endings, see [reader.tag].
var lexicon = map[string]class{}

func add(c class, s string) {
	for _, w := range strings.Fields(s) {
		lexicon[w] |= c
	}
}

// addVerbs adds verbs with their regular forms. Irregular forms are listed.
func addVerbs(c class, s string) {
	for _, w := range strings.Fields(s) {
		stem := strings.TrimSuffix(w, "e")
		lexicon[w] |= c
		if n := len(w); w[n-1] == 'y' && n > 2 && !strings.ContainsRune("aeou", rune(w[n-2])) {
			lexicon[w[:n-1]+"ies"] |= c
			lexicon[w[:n-1]+"ied"] |= c &^ either
		} else {
			lexicon[w+"s"] |= c
			if strings.HasSuffix(w, "s") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch") {
				lexicon[w+"es"] |= c
			}
			lexicon[stem+"ed"] |= c &^ either
		}
		lexicon[stem+"ing"] |= c &^ either
	}
}

func init() {
	add(determiner, "the a an its his her their our my your this that these those each every some any no both all another such")
	add(preposition, "of in on at by from for with as than into over under between against during through per among across within towards toward via despite amid without above below around about onto upon behind inside outside near beyond including excluding following like versus throughout worth until till since compared after before to")
	add(link, "by to at from of about around some nearly almost over than more less fewer least most up only just roughly approximately an another further as much many well below above under the a record high low total estimated down between some close even still now currently already also so far exactly slightly worth higher lower further minus plus not nearer barely virtually fully")
	add(conjunction, "and or nor")
	add(opener, "while whereas but although though because which who whom whose where when if unless that whether why how once whilst yet")
	add(pronoun, "it he she they we you i them him us me itself themselves himself herself there what something nothing everyone someone who which that")
	add(auxiliary, "is was were are be been being am has have had having do does did will would shall should can could may might must cannot can't won't don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't couldn't shouldn't 'll 'd 've 're 'm ’ll ’d ’ve ’re ’m ca wo")
	add(negation, "not n't n’t never no cannot can't won't don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't couldn't shouldn't without fail failed fails failing hardly neither nor")
	add(adverb, "again ago ahead apiece afterwards almost alone already also always anyway apart aside away back below better clearly currently early earlier else elsewhere even ever far further hence here how however indeed instead just late later likewise little maybe meanwhile moreover more most much namely never nevertheless nonetheless now nowadays often once only otherwise outright overnight perhaps quite rather roughly seldom so somehow sometimes somewhat soon sooner still then thereafter therefore thus together too twice up down very well yet worldwide abroad alike not too least less fewer same per cent respectively overall about there out off")
	add(adjective, "big bigger biggest large larger largest small smaller smallest high higher highest low lower lowest long longer longest short shorter new newer newest old older oldest young younger early late latest recent next last past previous former current annual monthly weekly daily quarterly yearly gross net total average overall estimated expected mean median key main major minor foreign domestic local global national federal private good better best bad worse worst strong stronger strongest weak weaker weakest full first-half own other same different similar further additional extra entire whole single double joint common open free fair poor rich wide wider widest heavy heavier light early-stage steep sharp slow slower slowest fast faster fastest quick rapid real clear close closer deep deeper due ready responsible available possible likely unlikely able unable dead alive missing homeless unemployed worth short-term long-term medium-term record mere modest huge massive sheer many few several certain various such further underlying operating one-off pre-tax after-tax like-for-like senior junior armed nuclear medical social political economic financial commercial industrial legal illegal northern southern eastern western central top light sweet alleged so-called suspected surviving remaining existing outstanding combined planned proposed initial interim final provisional preliminary cheaper dearer richer poorer taller faster fewer older younger fresh worldwide overseas steady flat stable unchanged present proper separate special specific successive straight third-quarter second-quarter first-quarter fourth-quarter back year-on-year")
	// verbs that are nothing else, with all their forms
	addVerbs(verb, "abandon absorb accelerate accept accommodate accuse achieve acknowledge acquire adapt adjust admit adopt advise afford agree allege allocate allow announce anticipate appear apply appoint appreciate approve argue arrange arrive assassinate assemble assert assess assign assist assume assure attain attend attract authorise authorize avoid await award believe belong boast borrow burn calculate cancel capture cease celebrate cite clarify collect combine commit communicate compare compel compensate compete complain comply comprise concede conclude condemn conduct confine confirm confront consider consist construct consult consume contain continue contribute convert convey convince cooperate create decide declare defend define delay deliver demonstrate deny depart depend deploy derive describe deserve destroy detain detect deteriorate determine develop devote die differ disagree disappear disclose discover discuss dismiss disrupt distribute divide donate earn elect eliminate embark emerge employ enable encourage endorse engage enjoy enlarge ensure enter entitle equal escape establish evacuate examine exceed exclude execute exist expand expect explain exploit explore expose express extend facilitate finish flee fulfil gather generate guarantee happen help hesitate identify ignore imagine implement imply impose improve include incorporate incur indicate inflate insist inspire install insure integrate intend introduce invade invent invest investigate invite involve issue join justify kill lack lend lift maintain manage merge migrate mobilise modify negotiate notify nominate obtain occupy occur operate oppose organise organize originate outline outnumber outperform outstrip outweigh overtake own participate perform permit persuade pledge possess postpone pour predict prefer prepare prescribe present preserve prevent privatise proceed promote propose prosecute protect prove provide publish punish pursue qualify reach react realise realize reassure rebuild receive recognise recognize recommend reconsider recruit redeem refer reflect refuse regain regard reject relate rely remain remember remind remove renew repay replace represent require resemble reside resign resist resolve respond restore restrict resume retain retire reveal reverse revise sack satisfy save secure seem seize select settle share solve spark specify stabilise start stop submit succeed suffer suggest supply suppose survive suspend sustain tackle tend testify threaten trigger try undergo undermine unveil urge utilise vary violate wait want warn weigh withdraw withhold witness wonder worry write")
	// forms of irregular verbs
	add(verb, "arise arose arisen ate eaten beat beaten became become becomes becoming began begin begins begun beginning bent blew blown bore born bought break broke broken bring brings brought bringing buy buys buying came come comes coming caught choose chose chosen cut dealt did done drawn drew drive driven drove eat fallen fell felt find finds finding fought flew flown forced forecast forgot found froze frozen gave get gets getting give given gives giving go goes going gone got gotten grew grow grown grows growing heard held hid hidden hit hits hitting hold holds holding hung keep keeps kept keeping knew know known knows laid lay lies lying leaving led left lent let lets lie lit lose loses losing lost made make makes making mean means meant meet meets met paid pay pays paying put puts putting quit ran read ride rode risen rose rising run runs running said sang sank sat saw say says saying see seek seeking seeks seen sees sell sells selling send sends sending sent set sets setting shaken shook shot show showed shown shows shrank shrink shrinking shrunk shut sink slept slid sold sought speak spend spends spent spoke spoken stand stands stood standing stole  stuck stolen struck sung sunk sweep swept swung take taken takes taking taught teach tell tells think thinks thought threw thrown told took torn undertaken understood understand went win wins winning won wore worn wound write writes written wrote has had stay stays stayed bid costing costs")
	add(either, "amount amounts cut cuts hit hits bid bids cost costs run runs stay stays stand stands win wins forecast forecasts drive shot start starts stop stops share shares supply supplies issue issues award awards delay delays pledge pledges burn lift lifts help present presents capture advance advances accent act acts address advocate aim aims alarm approach approaches arrest arrests attack attacks attempt ban bans battle battles beat benefit benefits blame blast bomb bombs break call calls campaign campaigns cause causes challenge challenges change changes charge charges claim claims clash clashes close closes comment compromise conflict contact contract contracts control controls count counts cover covers crash credit credits damage damages date deal deals debate decline declines demand demands deposit desire dispute disputes double doubt doubts end ends escape estimate estimates exchange exercise exercises exit experience export exports express face faces fear fears fight figure figures finance fine fines fire fires flow flows focus force forces form forms fund funds guard halt hand harm head heads hike hikes hope hopes host hosts house import imports increase increases influence interest interests judge jump jumps land last launch launches lead leads leak leaks leap leaps leave leaves lease level levels limit limits link links list lists loan loans look looks loss losses mark marks market markets match matches matter matters measure measures merit mine mines mount move moves name names need needs note notes number numbers offer offers open opens order orders outlook outnumber pack pass peak place places plan plans plant plants play plays point points poll polls position post posts press price prices process produce profit profits program promise promises protest protests punch purchase purchases push question questions race rally rallies range ranges rank ranks rate rates reform reforms release releases rent rents report reports request requests rescue reserve reserves rest result results return returns review reviews reward ride rise rises risk risks root rule rules sail sale scale score scores search seat shape shed sheds shift shifts ship ships shock shop sign signal signals slash slide slides slip slips slump slumps sort sound source sources span spark split splits sport spread spreads staff stage stages stake state states step steps stock stocks store stores storm strain stream stress strike strikes structure struggle study studies support supports surge surges survey surveys switch talk talks target targets tax taxes test tests threat range ranges top tops total totals touch track trade trades train trains transfer transfers transport travel treat trial trip trust turn turns update upset use uses value values view views visit visits volunteer vote votes wage wages walk war watch wave wish work works worth gain gains grant grants growth grows climb climbs drop drops dip dips ease eases fall falls plunge plunges raid raids retreat rebound reach record records report retreat return tumble tumbles trim spike spikes")
	// how a figure moved
	add(rising, "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring expand expands expanded expanding expansion advance advanced advances leap leapt leaps leaped rally rallied rallies raise raises raised raising hike hikes hiked hiking boost boosts boosted boosting add adds added adding up higher rebound rebounded rebounds recover recovered accelerate accelerated strengthen strengthened strengthening double doubled doubling doubles triple tripled tripling quadruple quadrupled swell swelled spike spiked spikes uptick upturn widen widened widens widening deepen deepened deepens escalate escalated appreciate appreciated appreciation improvement swelled ballooned balloon mushroomed edged")
	add(falling, "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing dip dips dipped dipping slip slips slipped slipping slide slides slid sliding plunge plunges plunged plunging tumble tumbles tumbled tumbling shrink shrinks shrank shrunk shrinking shrinkage contract contracted contracting contraction cut cuts cutting reduce reduces reduced reducing reduction reductions lower lowers lowered lowering slash slashes slashed slashing lose loses lost losing ease eased eases easing down weaken weakened weakens retreat retreated slump slumped slumps crash crashed halve halved halves halving trim trimmed shed sheds shedding downturn depreciate depreciated depreciation narrow narrowed narrows narrowing slow slows slowed slowing slowdown plummet plummeted plummets sink sinks sank sunk collapse collapsed dive dived tumble deteriorate diminish diminished shave shaved decreased cutback cutbacks discount")
	lexicon["edged"] &^= rising // "edged lower"
	add(verb, "edge edges edged edging inch inched inching tick ticked slow slows slowed slowing raise raises raised raising add adds added adding boost boosts boosted boosting leapt leaped cutting slashed slashing shedding expanded expanding soared halve halved plummet plummeted plummets collapsed dived tripled triple quadruple quadrupled doubled swell swelled spiked widen widens widened widening strengthen strengthened weaken weakened weakens ease reduce reduces lower lowers lowered lowering narrow narrowed narrows narrowing contracted rallied rebounded")
	add(either, "boost boosts rise rises fall falls raise")
	add(level, "is was were are be been reach reached reaches reaching hit hits hitting stand stands stood standing total totalled totaled totalling totals average averaged averages averaging exceed exceeded exceeds exceeding top topped tops remain remained remains stay stayed stays settle settled settles close closed closes closing ending end ended finish finished open opened trade traded trades trading cost costs costing amount amounted amounts amounting keep kept keeps hold held put puts putting set sets estimate estimated estimates value valued values priced price peak peaked number numbered come came stretch stretched run runs ran account accounted accounts accounting represent represented represents measure measured measures weigh weighed weighs worth equal equals span edge edges edged edging inch inched inches inching tick ticked hover hovered ranged ranges range remain touch touched drop bring brought brings push pushed pushes pushing take took drive drove driving send sent sending leave left leaving begin score scored sits sat lies lay changed quoted trading hovered need needs require requires last lasted lasts forecast predicted expected projected projects rated rate approach approached approaching makes make made being become became go goes went going")
	add(payment, "pay pays paid paying spend spends spent spending earn earns earned earning invest invests invested investing sell sells sold selling buy buys bought buying receive receives received receiving borrow borrows borrowed borrowing lend lent lending donate donated donating give gave given giving owe owes owed owing raise raised raising allocate allocated pledge pledged pledges pledging offer offered offers offering donates contributing committing granting supplying importing exporting charging fining win won make made lose lost losing award awarded produce produced produces producing pump pumped pumps export exported exports import imported imports supply supplied supplies ship shipped save saved saving saves fine fined charge charged charges contribute contributed contributes grant granted commit committed inject injected injects injecting repay repaid need needs needed bid acquire acquired purchase purchased generate generated generates fund funded set transfer transferred attract attracted collect collected fetch fetched")
	add(sayer, "said says say saying told tells tell expects expect expected expecting forecasts forecast forecasts estimates estimated estimate notes noted believes believe believed thinks thought reported reports announced announces showed shows show warned warns claimed claims suggested suggests predicts predicted according reckons reckoned argued argues insisted insists admitted admits added adds confirmed confirms revealed reveals explained explains calculates calculated")
	add(vague, "record high low total maximum minimum peak level levels figure figures number numbers amount sum average end start beginning rest out month months year years week weeks day days time times hour hours quarter period decade years-old one ones thing things way ways part lot lots worth estimate estimates estimated kind sort top bottom middle first second third same others other mid-december perhaps addition excess line cent per equivalent half lows highs compared terms most case fact shape excess tune analysts analyst economists economist experts traders sources report reports survey study poll data dollars hands session normal last on-year year-on-year month-on-month quarter-on-quarter mark barrier milestone threshold point points while close result wake early late least much today yesterday tomorrow now today's set run so")
	add(volume, "volume volumes figure number level price prices cost costs value share rate rates growth output target total index")
}

func lower(s string) string { return strings.ToLower(s) }

func hasSuffix(s, suffix string) bool { return strings.HasSuffix(s, suffix) }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 }

// gerundNouns are words in -ing that are nouns.
var gerundNouns = wordSet("building meeting spending housing funding manufacturing banking trading shipping holding holdings offering ruling rating ratings listing earnings earning savings saving lending borrowing borrowings broadcasting advertising marketing mining engineering training planning pricing processing publishing gathering hearing briefing bombing bombings shooting shootings killing killings feeling ceiling evening morning spring string king thing nothing something anything everything wing ring sterling beijing viking clothing financing drilling refining testing fishing farming gambling gaming warning warnings understanding proceedings filing filings footing backing opening")

// doneBy gives for the verbs that count what happened to people and things the
// participle under which it is told: "killed".
var doneBy = map[string]string{}

func init() {
	for _, line := range strings.Fields("killed:kill,kills,killed,killing wounded:wound,wounds,wounded,wounding injured:injure,injures,injured,injuring arrested:arrest,arrests,arrested,arresting detained:detain,detains,detained,detaining displaced:displace,displaced,displacing abducted:abduct,abducted,abducting captured:capture,captured,capturing evacuated:evacuate,evacuated,evacuating deployed:deploy,deploys,deployed,deploying sent:send,sends,sent,sending released:release,releases,released,releasing freed:free,frees,freed,freeing cut:cut,cuts,cutting axed:axe,axes,axed,axing lost:lose,loses,lost,losing created:create,creates,created,creating sold:sell,sells,sold,selling bought:buy,buys,bought,buying shipped:ship,shipped,shipping expelled:expel,expelled,expelling executed:execute,executed,executing sacked:sack,sacked,sacking hired:hire,hired,hiring employed:employ,employs,employed,employing recruited:recruit,recruited,recruiting surveyed:survey,surveyed,polled interviewed:interview,interviewed questioned:question,questioned destroyed:destroy,destroys,destroyed,destroying fired:fire,fires,fired,firing launched:launch,launches,launched,launching stranded:strand,stranded pulled:pull,pulled withdrawn:withdraw,withdrew,withdrawn,withdrawing died:die,died,dying,dies missing:missing affected:affect,affected,affecting rescued:rescue,rescued jailed:jail,jailed sentenced:sentence,sentenced convicted:convicted charged:charged built:build,built,building ordered:order,orders,ordered closed:close,closed,closing opened:open,opened infected:infect,infected vaccinated:vaccinate,vaccinated delivered:deliver,delivers,delivered,delivering murdered:murder,murdered,murdering kidnapped:kidnap,kidnapped,kidnapping beheaded:behead,beheaded,beheading repatriated:repatriate,repatriated deported:deport,deported,deporting mobilised:mobilise,mobilised mobilized:mobilize,mobilized moved:move,moved registered:register,registered produced:produce,produces,produced,producing exported:export,exported imported:import,imported shot:shot shut:shut") {
		participle, forms, _ := strings.Cut(line, ":")
		for _, f := range strings.Split(forms, ",") {
			doneBy[f] = participle
		}
	}
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// headOf returns the word by which a concept is known again: the head noun of its
// first phrase, in lower case and without its plural.
func headOf(concept string) string {
	head := ""
	for w := range strings.FieldsSeq(concept) {
		w = strings.TrimSuffix(lower(w), "s")
		if c := lexicon[w]; c&preposition != 0 || head != "" && (doneBy[w] != "" || c&(verb|either) == verb) {
			break
		} else if c&(vague|volume) == 0 && len(w) > 3 {
			head = w
		}
	}
	if anybody[head] {
		return ""
	}
	return head
}

// mostlyNouns are words that are verbs only behind a pronoun, "to" or an auxiliary.
var mostlyNouns = wordSet("price prices share shares stock stocks export exports import imports profit profits result results figure figures rate rates tax taxes market markets interest interests talks ship ships order orders fund funds force forces loss losses point points vote votes view views level levels value values state states wage wages part parts grant grants loan loans result contract contracts product limit limits lives campaign campaigns attack attacks strike strikes raid raids protest protests clashes deal deals reform reforms supply supplies")

// plainChanges are nouns that say a change of something named elsewhere.
var plainChanges = wordSet("increase decrease rise fall drop decline jump gain cut hike reduction climb surge slump plunge leap dip")

// bareVerbs are words whose past is like the noun.
var bareVerbs = wordSet("cut hit cost put forecast shed set bid shot")

// anybody are heads, without their plural, that stand for others in each sentence.
var anybody = wordSet("people person men women children member countrie country group leader official one age")
