package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/eval"
	"github.com/entente-nlp/entente/extract/link"
)

// news are made-up reports with the entity of each name: [X:id|name], or
// [X:id/ISO|name] with the country it must have. The events are invented.
var news = []string{
	`[Y:kampala|KAMPALA], March 3 (Lakeside Wire) - [N:ug/UG|Ugandan] [T:|President] [P:museveni|Yoweri Museveni] received [N:rw/RW|Rwandan] [T:|Foreign Minister] [P:nduhungirehe|Olivier Nduhungirehe] on Monday, a day after [Y:cd/CD|Kinshasa] accused [Y:rw/RW|Kigali] of sending troops into eastern [C:cd/CD|Congo].
[P:nduhungirehe|Nduhungirehe] told reporters that the [O:m23|March 23 Movement] ([O:m23|M23]) was a matter for the [N:cd/CD|Congolese]. "[Y:cd/CD|Kinshasa] must talk to the [O:m23|M23]," he said in [Y:kampala|Kampala].
[P:museveni|Museveni]'s son, General [P:muhoozi|Muhoozi Kainerugaba], flew to [Y:kigali|Kigali] last week. Mr [P:museveni|Museveni] will host leaders of the [O:eac|East African Community] ([O:eac|EAC]) in [Y:entebbe|Entebbe]. The [O:eac|Community] has eight members.
The [N:ug/UG|Ugandan] [O:ug-army/UG|army] and [O:fardc/CD|Congo's Armed Forces] fight together in [S:ituri|Ituri].`,

	`[C:us/US|U.S.] [O:senate/US|Senate] PASSES [C:ua/UA|UKRAINE] AID BILL
[Y:washington|WASHINGTON] (Prairie News) — The [O:senate/US|Senate] voted on Tuesday to send $20 billion to [C:ua/UA|Ukraine], ignoring a warning from [Y:ru/RU|Moscow].
[T:|Senator] [P:ellison|Mark Ellison], a [O:rep|Republican] from [S:georgia|Georgia], said the money would help [Y:ua/UA|Kyiv] hold out. "[C:georgia-c/GE|Georgia] was first, in 2008," [P:ellison|Ellison] said, recalling [C:ru/RU|Russia]'s war with its neighbour. "Then [L:crimea|Crimea]."
The [O:pentagon/US|Pentagon] said the first shipment would leave [S:georgia|Georgia] by June. The [O:white-house/US|White House] welcomed the vote. [P:zelensky|Volodymyr Zelensky] thanked [C:us/US|America]; [P:zelensky|Zelenskiy] is due in [Y:washington|Washington] in May.
In [Y:moscow|Moscow], [O:kremlin/RU|Kremlin] [T:|spokesman] [P:peskov|Dmitry Peskov] said [Y:us/US|Washington] was prolonging the war. [O:ru-mod/RU|Defence Ministry] officials declined to comment.`,

	`[Y:london|LONDON] - [O:boe/GB|Bank of England] [T:|Governor] [P:bailey|Andrew Bailey] said on Thursday that rates would fall. The [O:boe/GB|Bank] cut its forecast. [P:bailey|Mr Bailey] spoke after [O:barclays|Barclays] and [O:hsbc|HSBC Holdings] reported profits. [O:hsbc|HSBC] shares rose 3 per cent in [Y:london|London] trading.
[O:barclays|Barclays Plc] said it would move 200 jobs to [Y:paris|Paris]. [Y:paris|Paris]-based [O:bnp|BNP Paribas] is hiring too. The [O:treasury/GB|Treasury] declined to comment.`,

	`[N:my/MY|Malaysian] [T:|Prime Minister] [P:anwar|Anwar Ibrahim] and [N:sg/SG|Singaporean] [T:|Prime Minister] [P:wong|Lawrence Wong] met in [Y:putrajaya|Putrajaya]. [P:anwar|Anwar] said [C:sg/SG|Singapore] would buy power from [S:sarawak|Sarawak]. [P:wong|Wong], who took over from [P:lhl|Lee Hsien Loong], thanked his host. Mr [P:lhl|Lee] remains senior minister. [O:asean|ASEAN], the [O:asean|Association of Southeast Asian Nations], has ten members.`,

	`[Y:jp/JP|Tokyo] protested to [Y:cn/CN|Beijing] after [N:cn/CN|Chinese] ships entered waters near the [L:senkaku|Senkaku Islands], which [C:cn/CN|China] calls the [L:senkaku|Diaoyu]. [T:|Chief Cabinet Secretary] [P:hayashi|Yoshimasa Hayashi] told a news conference in [Y:tokyo|Tokyo] that [C:jp/JP|Japan] would respond calmly. [N:cn/CN|Chinese] [O:mfa-cn/CN|Foreign Ministry] [T:|spokeswoman] [P:mao|Mao Ning] said [P:hayashi|Hayashi] was wrong. Ms [P:mao|Mao] spoke in [Y:beijing|Beijing]. The [O:jcg/JP|Japan Coast Guard] ([O:jcg/JP|JCG]) counted four vessels.`,

	`Former [C:us/US|US] [T:|president] [P:bill|Bill Clinton] and his wife [P:hillary|Hillary Clinton] arrived in [Y:belfast|Belfast]. [P:bill|Bill Clinton] helped broker the [M:gfa|Good Friday Agreement]. Mrs [P:hillary|Clinton], who later became [T:|secretary of state], said [C:gb/GB|Britain] and [C:ie/IE|Ireland] had shown courage. [Y:gb/GB|London] and [Y:ie/IE|Dublin] signed the accord in 1998. The [O:dup|Democratic Unionist Party] ([O:dup|DUP]) opposed it. The [O:dup|DUP]'s [P:robinson|Gavin Robinson] stayed away.`,

	`[O:petrobras|Petrobras] and [O:shell|Royal Dutch Shell] will drill off [C:gy/GY|Guyana], [C:br/BR|Brazil]'s [O:mme-br/BR|Energy Ministry] said. [O:shell|Shell] fell 2 percent. [C:ve/VE|Venezuela] claims the [L:essequibo|Essequibo] region; [Y:ve/VE|Caracas] condemned the deal and recalled its envoy from [Y:georgetown|Georgetown]. [T:|President] [P:maduro|Nicolás Maduro] said [C:gy/GY|Guyana] was a puppet of [O:exxon|ExxonMobil]. [P:lula|Luiz Inácio Lula da Silva], the [N:br/BR|Brazilian] [T:|president], urged calm. [P:lula|Lula] spoke to [P:maduro|Maduro] by phone.`,

	`[C:sd/SD|SUDAN]: [Y:khartoum|Khartoum] residents fled on Friday as the [O:rsf|Rapid Support Forces] ([O:rsf|RSF]) shelled the army's headquarters. The [N:sd/SD|Sudanese] [O:sd-army/SD|Armed Forces] said it had repelled them. [C:ss/SS|South Sudan]'s [T:|president], [P:kiir|Salva Kiir], offered to mediate; [Y:ss/SS|Juba] fears for its oil exports through [Y:port-sudan|Port Sudan]. [P:burhan|Abdel Fattah al-Burhan] rejected talks. [P:burhan|Burhan] and [P:hemedti|Mohamed Hamdan Dagalo], known as [P:hemedti|Hemedti], took power together in 2021. General [P:hemedti|Dagalo] leads the [O:rsf|RSF].`,

	`[T:|Pope] [P:leo|Leo] met [N:il/IL|Israeli] [T:|President] [P:herzog|Isaac Herzog] at the [O:vatican/VA|Vatican] on Thursday. The [O:vatican/VA|Holy See] backs a [N:ps/PS|Palestinian] state. [Y:il/IL|Jerusalem] said the talks were warm. [P:herzog|Herzog]'s office said [P:leo|Leo] had asked about [L:gaza|Gaza]. [O:hamas|Hamas], which rules [L:gaza|Gaza], took 251 hostages. [P:netanyahu|Netanyahu] did not travel to [Y:rome|Rome]. The [O:idf/IL|Israel Defense Forces] ([O:idf/IL|IDF]) bombed [Y:rafah|Rafah]. The [O:idf/IL|Israeli army] said militants were hiding there.`,

	`[P:smith|Danielle Smith], [T:|premier] of [S:alberta|Alberta], clashed with [Y:ca/CA|Ottawa] over pipelines. "[Y:ca/CA|Ottawa] has to listen," [P:smith|Smith] told a crowd in [Y:calgary|Calgary]. [T:|Prime Minister] [P:carney|Mark Carney] will visit [S:alberta|Alberta] in June. [P:eby|David Eby], her counterpart in [S:bc|British Columbia], disagreed. [S:bc|B.C.] wants a say. [O:tc|TC Energy], based in [Y:calgary|Calgary], declined to comment.`,

	`[Y:islamabad|ISLAMABAD]: [C:pk/PK|Pakistan]'s [O:sc-pk/PK|Supreme Court] upheld the conviction of former [T:|prime minister] [P:imran|Imran Khan]. [P:imran|Khan]'s party, [O:pti|Pakistan Tehreek-e-Insaf] ([O:pti|PTI]), called for protests in [S:kp|Khyber Pakhtunkhwa]. [P:gohar|Gohar Ali Khan], the [O:pti|PTI] [T:|chairman], said the [O:sc-pk/PK|court] had bowed to the army. Mr [P:gohar|Gohar] spoke in [Y:peshawar|Peshawar]. [T:|Chief Justice] [P:afridi|Yahya Afridi] headed the bench.`,

	`[N:za/ZA|South African] [T:|President] [P:ramaphosa|Cyril Ramaphosa] urged the [O:g20|G20] to act on debt. [Y:za/ZA|Pretoria] holds the presidency of the [O:g20|Group of 20]. The [O:anc|African National Congress] ([O:anc|ANC]) and the [O:da|Democratic Alliance] ([O:da|DA]) govern together. [P:steenhuisen|John Steenhuisen] of the [O:da|DA] is [T:|agriculture minister]. [P:ramaphosa|Ramaphosa] flies to [Y:bridgetown|Bridgetown] on Sunday. The [O:imf|Fund], as the [O:imf|IMF] is known, and the [O:wb|World Bank] sent deputies.`,

	`[N:do/DO|Dominican] [T:|President] [P:abinader|Luis Abinader] ordered the border with [C:ht/HT|Haiti] closed. [Y:do/DO|Santo Domingo] says gangs from [Y:pap|Port-au-Prince] cross it. [C:do/DO|Dominican Republic] troops were on alert. [N:ht/HT|Haitians] queue at [L:dajabon|Dajabón]. The [O:un|UN] and the [O:oas|Organization of American States] ([O:oas|OAS]) warned [Y:do/DO|Santo Domingo]. [O:oas|OAS] chief [P:ramdin|Albert Ramdin] is due in [Y:sd|Santo Domingo].`,

	`[O:boeing|Boeing] shares fell after a [O:ryanair|Ryanair] jet made an emergency landing in [Y:oslo|Oslo]. [P:oleary|Michael O'Leary], [T:|chief executive] of the [N:ie/IE|Irish] airline, said [O:boeing|Boeing Co] had assured him. [P:oleary|O'Leary] has ordered 150 [M:max|737 MAX] jets. The [O:faa/US|Federal Aviation Administration] ([O:faa/US|FAA]) grounded the [M:max|737 MAX] in 2019. The [O:easa|European Union Aviation Safety Agency] ([O:easa|EASA]) follows the [O:faa/US|FAA].`,

	`[Y:pyongyang|PYONGYANG] — [P:kim|Kim Jong Un] inspected a shipyard, the [O:kcna|KCNA] news agency said. [T:|Marshal] [P:kim|Kim] was with his daughter, [P:juae|Kim Ju Ae]. [C:kr/KR|South Korea]'s [O:jcs/KR|Joint Chiefs of Staff] said the [C:kp/KP|North] had fired a missile on Tuesday. [Y:kr/KR|Seoul] and [Y:us/US|Washington] condemned it. The [C:kr/KR|South]'s [T:|president], [P:lee|Lee Jae Myung], called [N:jp/JP|Japanese] [T:|Prime Minister] [P:takaichi|Sanae Takaichi]. [P:lee|Lee] and [P:takaichi|Takaichi] agreed to meet in [Y:busan|Busan].`,

	`[C:rs/RS|Serbia] and [C:xk/XK|Kosovo] resumed talks in [Y:brussels|Brussels] on Wednesday. [Y:eu|Brussels] wants [Y:xk/XK|Pristina] to set up an association of [N:serb|Serb] towns. [P:kurti|Albin Kurti] told [P:kallas|Kaja Kallas], the [O:eu|EU]'s [T:|foreign policy chief], that [C:rs/RS|Serbia] came first. [Y:rs/RS|Belgrade] rejects [P:kurti|Kurti]'s terms. [P:vucic|Aleksandar Vucic] left for [Y:paris|Paris] early. [O:kfor|KFOR], the [O:nato|Nato] force, stays. [O:nato|NATO] has 4,500 troops there.`,

	`[P:merz|Friedrich Merz] won a confidence vote in the [O:bundestag/DE|Bundestag]. The [O:cdu|Christian Democratic Union] ([O:cdu|CDU]) leader needs the [O:spd|Social Democrats]. [P:klingbeil|Lars Klingbeil], whose [O:spd|SPD] fell in polls, is [T:|finance minister]. [Y:de/DE|Berlin] will spend €500bn. [Y:fr/FR|Paris] and [Y:pl/PL|Warsaw] welcomed it. [P:merz|Merz] travels to [Y:warsaw|Warsaw] next week. The [O:afd|AfD], [O:afd|Alternative for Germany], voted against. In [Y:berlin|Berlin], protesters marched past the [L:gate|Brandenburg Gate].`,

	`[C:au/AU|Australia] beat [C:nz/NZ|New Zealand] 32-10 in [Y:canberra|Canberra]. [P:tate|Carter Gordon] scored twice. [C:nz/NZ|New Zealand] captain [P:barrett|Scott Barrett] and his brother [P:beauden|Beauden Barrett] were injured. [P:beauden|Beauden] left the field first. The [O:wallabies|Wallabies] play in [Y:wellington|Wellington] next. [P:tate|Gordon] will miss the final in [Y:london|London].`,

	`[N:et/ET|Ethiopian] [T:|Prime Minister] [P:abiy|Abiy Ahmed] opened the dam on the [L:blue-nile|Blue Nile]. [P:abiy|Abiy] invited [C:sd/SD|Sudan] and [C:eg/EG|Egypt]; [Y:eg/EG|Cairo] refused. [Y:et/ET|Addis Ababa] says it needs power. The [O:au|African Union] ([O:au|AU]) has its seat in [Y:addis|Addis Ababa]. [P:sisi|Abdel Fattah el-Sisi] called the dam a threat. [P:sisi|Sisi] wrote to the [O:unsc|UN Security Council]. The [O:unsc|Security Council] will meet in [Y:new-york|New York].`,

	`[P:mbs|Mohammed bin Salman], the [N:sa/SA|Saudi] [T:|crown prince], hosted [P:sharaa|Ahmed al-Sharaa], the [N:sy/SY|Syrian] [T:|president], in [Y:riyadh|Riyadh]. The [T:|prince], known as [P:mbs|MBS], promised investment. [P:sharaa|Sharaa] asked [Y:us/US|Washington] to end sanctions. [Y:sy/SY|Damascus] wants [C:il/IL|Israel] out of the [L:golan|Golan Heights]. [P:mbs|Prince Mohammed] spoke to [P:trump|Trump]. Mr [P:sharaa|al-Sharaa] leaves for [Y:doha|Doha] on Monday. [O:aramco|Saudi Aramco] will help. [O:aramco|Aramco] pumps 9m barrels a day.`,

	`[O:who|WHO] chief [P:tedros|Tedros Adhanom Ghebreyesus] declared an emergency over mpox in [C:cd/CD|DRC]. [P:tedros|Tedros] said the [O:who|World Health Organization] needed $15m. [O:msf|Médecins Sans Frontières] ([O:msf|MSF]) has teams in [S:south-kivu|South Kivu]. [O:msf|MSF] and [O:acdc|Africa CDC] want vaccines. [O:bn|Bavarian Nordic] makes them. The [O:cdc/US|Centers for Disease Control and Prevention] ([O:cdc/US|CDC]) sent experts from [Y:atlanta|Atlanta].`,

	`[O:tsmc|Taiwan Semiconductor Manufacturing Co] ([O:tsmc|TSMC]) will build in [S:arizona|Arizona]. [Y:tw/TW|Taipei] approved the plan; [Y:cn/CN|Beijing], which claims [C:tw/TW|Taiwan], did not comment. [P:lai|Lai Ching-te], the island's [T:|president], met [P:wei|C.C. Wei], the [O:tsmc|TSMC] [T:|chairman]. [P:lai|Lai] said [N:tw/TW|Taiwanese] chips were safe. [O:nvidia|Nvidia Corp]'s [P:huang|Jensen Huang] praised [P:wei|Wei]. [O:nvidia|Nvidia] is its biggest customer.`,

	`[Y:dublin|DUBLIN], Nov 3 - [N:ie/IE|Irish] [T:|Taoiseach] [P:martin|Micheál Martin] said on Monday that [C:ie/IE|Ireland] would not follow [Y:gb/GB|London] on migration. [S:ni|Northern Ireland]'s [T:|first minister], [P:oneill|Michelle O'Neill] of [O:sf|Sinn Féin], agreed. "[Y:gb/GB|London] broke its word," [P:oneill|O'Neill] told [O:rte|RTÉ]. [P:martin|Martin] meets [N:gb/GB|British] [T:|Prime Minister] [P:starmer|Keir Starmer] at [O:no10/GB|Downing Street] on Friday. [O:sf|Sinn Fein] leads polls in [C:ie/IE|Republic of Ireland].`,

	`[C:gn/GN|Guinea] and [C:gw/GW|Guinea-Bissau] closed their border after a coup. [Y:gn/GN|Conakry] sent troops; [Y:gw/GW|Bissau] said it was calm. [C:gq/GQ|Equatorial Guinea] offered help, as did [C:pg/PG|Papua New Guinea]'s [T:|foreign minister], [P:tkatchenko|Justin Tkatchenko]. The [N:gn/GN|Guinean] [T:|junta leader], [P:doumbouya|Mamady Doumbouya], spoke to [P:tinubu|Bola Tinubu], [C:ng/NG|Nigeria]'s [T:|president]. [Y:ng/NG|Abuja] chairs [O:ecowas|ECOWAS]. [C:ne/NE|Niger] left the bloc. [P:doumbouya|Doumbouya] and [P:tinubu|Tinubu] were in [Y:abuja|Abuja] last week. [N:ne/NE|Nigerien] and [N:ng/NG|Nigerian] troops clashed near the [L:niger-delta|Niger Delta].`,

	`[T:|King] [P:charles|Charles III] received [N:ws/WS|Samoan] [T:|Prime Minister] [P:fiame|Fiame Naomi Mata'afa] in [Y:apia|Apia]. [C:ws/WS|Samoa] hosts the [O:commonwealth|Commonwealth] summit. [C:as/AS|American Samoa] sent a delegate, and [C:fm/FM|Micronesia] its [T:|president], [P:simina|Wesley Simina]. [P:charles|Charles] left [Y:apia|Apia] on Saturday. [C:dm/DM|Dominica] and the [C:do/DO|Dominican Republic] were absent. [P:fiame|Fiame] said the [O:commonwealth|Commonwealth] was a family.`,

	`The [O:ec|European Commission] fined [O:meta|Meta Platforms] €800m. [P:ribera|Teresa Ribera], the [T:|competition commissioner], said [O:meta|Meta] had abused its power; the [O:ec|Commission] gave it 60 days. It will appeal to the [O:ecj|European Court of Justice] ([O:ecj|ECJ]). [P:clegg|Nick Clegg], a former [N:gb/GB|British] [T:|deputy prime minister], called it a tax. [Y:us/US|Washington] warned [Y:eu|Brussels] of tariffs. [Y:eu|Brussels] said it would not bend to [C:us/US|US] pressure. [O:ep|European Parliament] members in [Y:strasbourg|Strasbourg] cheered. [P:ribera|Ribera], a [N:es/ES|Spaniard], took office in 2024.`,

	`[C:mm/MM|Myanmar]'s junta bombed [Y:sittwe|Sittwe], the [O:aa|Arakan Army] ([O:aa|AA]) said. [N:mm/MM|Burmese] generals deny it. [P:mah|Min Aung Hlaing] visited [Y:naypyidaw|Naypyidaw]'s hospital. [T:|General] [P:mah|Min Aung Hlaing] seized power from [P:suukyi|Aung San Suu Kyi] in 2021. [P:suukyi|Suu Kyi] is in jail. [C:th/TH|Thailand] and [C:cn/CN|China] sent envoys to [Y:naypyidaw|Naypyidaw]. [Y:th/TH|Bangkok] wants a truce. The [O:nug|National Unity Government] ([O:nug|NUG]) called on [O:asean|Asean] to act. [O:asean|ASEAN]'s five-point plan has failed.`,

	`[Y:us/US|Washington] and [Y:ir/IR|Tehran] will meet in [Y:muscat|Muscat], [P:araghchi|Abbas Araghchi] said. [C:ir/IR|Iran]'s [T:|supreme leader], [T:|Ayatollah] [P:khamenei|Ali Khamenei], has banned direct talks. [P:khamenei|Khamenei] told the [O:irgc/IR|Revolutionary Guards] to be ready. The [O:irgc/IR|Islamic Revolutionary Guard Corps], the [O:irgc/IR|IRGC], tested a missile. [P:witkoff|Steve Witkoff] flew to [Y:muscat|Muscat] from [Y:jerusalem|Jerusalem]. [T:|Secretary of State] [P:rubio|Marco Rubio] told [O:fox|Fox News] that the [O:state/US|State Department] was hopeful. [P:rubio|Rubio] and [P:witkoff|Witkoff] brief [O:congress/US|Congress] on Friday. Oil from [L:kharg|Kharg Island] still flows to [C:cn/CN|China].`,

	`[Y:bogota|BOGOTÁ] (Andes Press) - [N:co/CO|Colombian] [T:|President] [P:petro|Gustavo Petro] broke off talks with the [O:eln|National Liberation Army] ([O:eln|ELN]) after an attack in [S:arauca|Arauca]. [P:petro|Petro] accused [Y:ve/VE|Caracas] of sheltering the [O:eln|ELN]. [C:ve/VE|Venezuela]'s [O:mod-ve/VE|Defence Ministry] denied it. Former [T:|president] [P:uribe|Álvaro Uribe] said [P:petro|Petro] was weak. [P:uribe|Uribe] ruled until 2010. [P:maria|María Corina Machado], [C:ve/VE|Venezuela]'s opposition leader, wrote from hiding. [P:maria|Machado] won the [M:nobel|Nobel Peace Prize].`,

	`[O:samsung|Samsung Electronics] [T:|chairman] [P:leejy|Lee Jae-yong] met [P:leejm|Lee Jae-myung], [C:kr/KR|South Korea]'s [T:|president], in [Y:seoul|Seoul]. [T:|President] [P:leejm|Lee] asked [O:samsung|Samsung] to invest in [Y:gwangju|Gwangju]. [O:sk|SK Group]'s [P:chey|Chey Tae-won] came too. [P:chey|Chey] heads the [O:kcci|Korea Chamber of Commerce and Industry] ([O:kcci|KCCI]). Chips worth $4bn go to [C:cn/CN|China] each month, the [O:motie/KR|Ministry of Trade, Industry and Energy] said. [Y:kr/KR|Seoul] fears [C:us/US|U.S.] tariffs.`,

	`[P:bobi|Bobi Wine], whose real name is [P:bobi|Robert Kyagulanyi], was arrested in [Y:kampala|Kampala]. [Y:nairobi|Nairobi]-based lawyers protested. [C:ke/KE|Kenya]'s [P:ruto|William Ruto] urged calm. [P:ruto|Ruto] and his [N:tz/TZ|Tanzanian] counterpart, [P:samia|Samia Suluhu Hassan], share a border with [C:ug/UG|Uganda]. [P:samia|Samia] faces a vote in October. The [O:icc|International Criminal Court] ([O:icc|ICC]) in [Y:hague|The Hague] is watching. [O:hrw|Human Rights Watch] ([O:hrw|HRW]) said [O:police-ug/UG|Ugandan police] beat him.`,

	`[C:cz/CZ|Czech Republic] [T:|Prime Minister] [P:fiala|Petr Fiala] and [N:sk/SK|Slovak] [T:|Prime Minister] [P:fico|Robert Fico] quarrelled over [C:ua/UA|Ukraine] in [Y:prague|Prague]. [Y:sk/SK|Bratislava] opposes arms for [Y:ua/UA|Kyiv]; [Y:cz/CZ|Prague] buys shells. [P:fico|Fico] visited [Y:moscow|Moscow] in May and met [P:putin|Putin]. "[Y:ru/RU|Moscow] is no enemy," he said. [C:pl/PL|Poland] and the [C:cz/CZ|Czechs] disagree. [P:tusk|Donald Tusk], the [N:pl/PL|Polish] [T:|premier], and [P:trump|Donald Trump] spoke. [P:tusk|Tusk] told [P:trump|Trump] that [Y:pl/PL|Warsaw] would pay.`,

	`[C:hk/HK|Hong Kong] [T:|Chief Executive] [P:johnlee|John Lee] rejected a report by the [O:fo/GB|Foreign Office] in [Y:london|London]. [P:johnlee|Lee] said [C:gb/GB|Britain] had slandered the city. [Y:cn/CN|Beijing]'s [O:liaison/CN|Liaison Office] agreed. [P:lai|Jimmy Lai], founder of [O:apple|Apple Daily], has been on trial since 2023. [P:lai|Lai]'s son, [P:sebastien|Sebastien Lai], asked [P:starmer|Keir Starmer] for help. [P:sebastien|Sebastien] lives in [Y:london|London]. [O:apple|Apple Daily] closed in 2021. [O:aapl|Apple] did not comment.`,

	`Gunmen killed 12 people in [Y:quetta|Quetta], capital of [S:balochistan|Balochistan], police said. The [O:bla|Balochistan Liberation Army] ([O:bla|BLA]) claimed it. [C:pk/PK|Pakistan]'s [T:|interior minister], [P:naqvi|Mohsin Naqvi], blamed [Y:in/IN|New Delhi]. [N:in/IN|India]'s [O:mea/IN|Ministry of External Affairs] rejected the charge. [P:naqvi|Naqvi] flew to [Y:quetta|Quetta] from [Y:islamabad|Islamabad] with [P:munir|Asim Munir], the [T:|army chief]. [P:munir|Field Marshal Munir] vowed revenge. The [O:isi/PK|ISI], the [O:isi/PK|Inter-Services Intelligence], is investigating. [O:bla|BLA] fighters hide in [C:ir/IR|Iran] and [C:af/AF|Afghanistan].`,
}

func readNews(t *testing.T, i int) *eval.Gold {
	t.Helper()
	g := &eval.Gold{ID: fmt.Sprint("news", i), Date: "2026-03-03"}
	var text strings.Builder
	s := news[i]
	for {
		before, rest, ok := strings.Cut(s, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		mark, after, ok := strings.Cut(rest, "]")
		id, surface, ok2 := strings.Cut(mark[2:], "|")
		if !ok || !ok2 || mark[1] != ':' {
			t.Fatalf("news %d: bad mark %q", i, mark)
		}
		id, iso, _ := strings.Cut(id, "/")
		start := text.Len()
		text.WriteString(surface)
		g.Mentions = append(g.Mentions, eval.Mention{Span: extract.Span{Start: start, End: text.Len()}, Type: letters[mark[0]], Entity: id, ISO: iso})
		s = after
	}
	g.Text = text.String()
	return g
}

func TestNews(t *testing.T) {
	l := link.New(knowledge(t))
	report := eval.NewReport()
	for i := range news {
		g := readNews(t, i)
		d := goldDocument(g)
		l.Link(d)
		check(t, d)
		if err := report.Add(g, d); err != nil {
			t.Fatal(err)
		}
		if testing.Verbose() {
			show(t, g, d)
			for _, e := range d.Entities {
				if strings.Contains(e.Key, "~") {
					t.Logf("%s: unsettled %s %q", d.ID, e.Key, slices.Concat([]string{e.Name}, e.Aliases))
				}
			}
		}
	}
	t.Logf("B3 %.2f (P %.2f R %.2f), countries %.2f of %d", report.Coref.F1(), report.Coref.Precision(), report.Coref.Recall(), report.Countries.Percent(), report.Countries.All)
	for _, e := range report.Errors {
		if e.Kind == "country" {
			t.Logf("%s: country %s, got %q: %s", e.Doc, e.Gold, e.Got, e.Context)
		}
	}
	if f := report.Coref.F1(); f < 99 {
		t.Errorf("B3 %.2f, want 99", f)
	}
	if f := report.Countries.Percent(); f < 98 {
		t.Errorf("countries %.2f, want 98", f)
	}
}

// TestLonePerson tells who is meant by a name alone, at a date.
func TestLonePerson(t *testing.T) {
	l := link.New(knowledge(t))
	for _, tt := range []struct{ date, text, want string }{
		{"2025-09-03", "[P:Putin] arrived.", "person:vladimir-putin"},
		{"2025-09-03", "[P:Xi] spoke.", "person:xi-jinping"},
		{"2025-09-03", "[P:Netanyahu] left.", "person:benjamin-netanyahu"},
		{"2024-02-01", "[P:Biden] signed.", "person:joe-biden"},
		{"2024-02-01", "[P:Scholz] left.", "person:olaf-scholz"},
		{"2005-03-01", "[P:Bush] signed. [C:United States] troops left.", "person:george-w-bush"},
		{"2020-03-01", "[N:British] [T:Prime Minister] [P:Johnson] was ill.", "person:boris-johnson"},
		{"2020-03-01", "[P:Johnson] scored twice.", "person:~johnson"},
		{"2025-09-03", "[P:Smith] left [C:Canada] early.", "person:~smith"},
		{"2025-09-03", "[P:Kim] said so.", "person:~kim"},
		{"2025-09-03", "[P:Kim] of [C:North Korea] said so.", "person:kim-jong-un"},
		{"2025-09-03", "[P:Abu Hassan] fled.", "person:~abu-hassan"},
		{"2018-05-01", "[P:Ben Wallace] spoke.", "person:ben-wallace"},
	} {
		d := marked("lone", tt.date, tt.text)
		l.Link(d)
		got := ""
		for _, e := range d.Entities {
			if e.Type == extract.Person {
				got, _, _ = strings.Cut(e.Key, "@")
			}
		}
		if got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.date, tt.text, got, tt.want)
		}
	}
}
