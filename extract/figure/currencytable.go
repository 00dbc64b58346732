package figure

// Letters before a dollar sign are one symbol with it.
const symbolTable = `
$ USD CAD AUD NZD SGD HKD
US$ USD
USD$ USD
U.S.$ USD
A$ AUD
AU$ AUD
AUD$ AUD
C$ CAD
c$ CAD
CA$ CAD
CAD$ CAD
CDN$ CAD
Can$ CAD
NZ$ NZD
NZD$ NZD
HK$ HKD
HKD$ HKD
S$ SGD
SG$ SGD
SGD$ SGD
NT$ TWD
TW$ TWD
R$ BRL
J$ JMD
TT$ TTD
BZ$ BZD
B$ BND BSD
Bds$ BBD
EC$ XCD
FJ$ FJD
G$ GYD
L$ LRD
N$ NAD
Z$ ZWG
ZW$ ZWG
Mex$ MXN
MX$ MXN
Col$ COP
COL$ COP
CLP$ CLP
ARS$ ARS
RD$ DOP
T$ TOP
WS$ WST
SI$ SBD
€ EUR
£ GBP
£E EGP
E£ EGP
LE EGP
¥ JPY CNY
₹ INR
₨ INR PKR LKR NPR MUR SCR
Rs INR PKR LKR NPR MUR SCR
Re INR PKR
ரூ LKR
रू NPR
₽ RUB
₩ KRW KPW
₺ TRY
₴ UAH
₦ NGN
₱ PHP
₫ VND
₪ ILS
NIS ILS
₡ CRC
₾ GEL
₸ KZT
₼ AZN
₲ PYG
₭ LAK
₮ MNT
₵ GHS
GH₵ GHS
GH¢ GHS
₿ XBT
BTC XBT
฿ THB
៛ KHR
﷼ IRR SAR OMR QAR YER
₤ ITL
֏ AMD
؋ AFN
৳ BDT
Tk BDT
Kč CZK
zł PLN
kr NOK SEK DKK ISK
Kr NOK SEK DKK ISK
Ft HUF
R ZAR
N NGN
Y JPY
W KRW
Rmb CNY
Shs KES TZS UGX
RM MYR
Rp IDR
KSh KES
Ksh KES
KSHS KES
USh UGX
Ush UGX
TSh TZS
Tsh TZS
Sh KES TZS UGX
CFA XOF XAF
FCFA XOF XAF
SFr CHF
Sfr CHF
Fr CHF
RMB CNY
CN¥ CNY
Dh AED MAD
dh AED MAD
Dhs AED MAD
SR SAR
KD KWD
JD JOD
P PHP BWP
Bt THB
Bs BOB VES
Kz AOA
ZiG ZWG
BD BHD
QR QAR
RO OMR
GH GHS
Bs VES BOB
Bs. VES BOB
S/ PEN
Q GTQ
K ZMW PGK MMK
DM DEM
`

// currencyTable is ISO 4217: code, countries that use it, nouns of its unit and,
// after a slash, of its hundredth (or thousandth, which news does not use).
// Earlier lines win where a noun is shared and no country decides. Former
// currencies that news archives quote stand at the end.
const currencyTable = `
USD US EC SV PA PR dollar buck greenback / cent
CAD CA dollar loonie / cent
AUD AU NR KI TV dollar / cent
NZD NZ CK NU dollar / cent
SGD SG dollar / cent
HKD HK dollar / cent
TWD TW dollar / cent
JMD JM dollar / cent
TTD TT dollar / cent
BBD BB dollar / cent
BSD BS dollar / cent
BZD BZ dollar / cent
BMD BM dollar / cent
BND BN dollar / cent
KYD KY dollar / cent
XCD AG DM GD KN LC VC dollar / cent
FJD FJ dollar / cent
GYD GY dollar / cent
LRD LR dollar / cent
NAD NA dollar / cent
SBD SB dollar / cent
SRD SR dollar / cent
ZWG ZW dollar zig / cent
ZWL ZW
EUR EU DE FR IT ES NL BE AT FI IE PT GR LU MT CY SI SK EE LV LT HR ME XK euro / eurocent
GBP GB pound sterling quid / penny pence p
EGP EG pound / piastre piaster
LBP LB pound lira
SYP SY pound lira
SDG SD pound
SSP SS pound
GIP GI pound
FKP FK pound
SHP SH pound
JPY JP yen /
CNY CN yuan renminbi rmb / fen jiao
INR IN rupee / paisa paise
PKR PK rupee / paisa paise
LKR LK rupee
NPR NP rupee / paisa
MUR MU rupee
SCR SC rupee
MVR MV rufiyaa
IDR ID rupiah
BDT BD taka
BTN BT ngultrum
RUB RU ruble rouble / kopek kopeck
BYN BY ruble rouble / kopek kopeck
UAH UA hryvnia hryvna hryvnya / kopiyka
CHF CH LI franc / rappen centime
XOF SN ML BF NE CI BJ TG GW franc cfa
XAF CM TD GA CF CG GQ franc cfa
XPF PF NC franc
CDF CD franc
RWF RW franc
BIF BI franc
DJF DJ franc
GNF GN franc
KMF KM franc
SEK SE krona kronor krone crown / ore
NOK NO krone kroner kronor crown / ore
DKK DK krone kroner kronor crown / ore
ISK IS krona kronur krone
CZK CZ koruna crown / haler
PLN PL zloty zloties zlotys / grosz
HUF HU forint
RON RO leu lei / ban
MDL MD leu lei
BGN BG lev leva / stotinka
RSD RS dinar
KWD KW dinar / fils
IQD IQ dinar
JOD JO dinar / fils
BHD BH dinar / fils
DZD DZ dinar
TND TN dinar / millime
LYD LY dinar
MKD MK denar
ALL AL lek
BAM BA marka
TRY TR lira liras / kurus
SAR SA riyal rial / halala
QAR QA riyal rial
IRR IR rial riyal toman
OMR OM rial riyal / baisa
YER YE rial riyal
AED AE dirham / fils
MAD MA dirham
ILS IL shekel sheqel / agora agorot
GEL GE lari / tetri
AMD AM dram / luma
AZN AZ manat / qapik
TMT TM manat
KZT KZ tenge
KGS KG som
UZS UZ som sum
TJS TJ somoni
MNT MN tugrik togrog
AFN AF afghani
KRW KR won
KPW KP won
THB TH baht / satang
VND VN dong
MYR MY ringgit / sen
KHR KH riel
LAK LA kip
MMK MM kyat
MOP MO pataca
PGK PG kina
TOP TO paanga
VUV VU vatu
WST WS tala
MXN MX peso / centavo
ARS AR peso / centavo
CLP CL peso / centavo
COP CO peso / centavo
PHP PH peso / centavo sentimo
UYU UY peso
DOP DO peso / centavo
CUP CU peso
BRL BR real reais reals / centavo
PEN PE sol soles / centimo
BOB BO boliviano
VES VE bolivar bolivares
VED VE
SVC SV colon colones
PYG PY guarani guaranies
CRC CR colon colones
GTQ GT quetzal quetzales
HNL HN lempira
NIO NI cordoba
PAB PA balboa
HTG HT gourde
AWG AW florin
XCG CW SX guilder
ZAR ZA rand / cent
NGN NG naira / kobo
KES KE shilling
UGX UG shilling
TZS TZ shilling
SOS SO shilling
ETB ET birr
ERN ER nakfa
GHS GH cedi / pesewa
GMD GM dalasi
SLE SL leone
CVE CV escudo
STN ST dobra
AOA AO kwanza
MZN MZ metical meticais
ZMW ZM kwacha / ngwee
MWK MW kwacha
MGA MG ariary
MRU MR ouguiya
BWP BW pula / thebe
SZL SZ lilangeni emalangeni
LSL LS loti maloti
XDR IMF sdr
XBT bitcoin bitcoins / 
ETH ether
DEM DE marks deutschmark deutschemark / pfennig
FRF FR franc
BEF BE franc
ITL IT lira lire
ESP ES peseta
NLG NL guilder
GRD GR drachma
PTE PT escudo
ATS AT schilling
FIM FI markka
IEP IE punt
SKK SK koruna crown
EEK EE kroon
LVL LV lat lats
LTL LT litas
HRK HR kuna
CUC CU peso
BYR BY
MXP MX
TRL TR
ZMK ZM
GHC GH
ROL RO
VEF VE
MRO MR
XAU XAU
CNH CN
CLF CL
`

// countryTable has an ISO 3166-1 code and the names, adjectives and seats of
// government that point to it.
const countryTable = `
US US,U.S.,USA,United States,America,American,Americans,Washington,U S,us,american
CA Canada,Canadian,Canadians,Ottawa,Toronto,canadian
AU Australia,Australian,Australians,Aussie,Canberra,Sydney,Melbourne,australian
NZ New Zealand,New Zealander,New Zealanders,Wellington,Auckland
SG Singapore,Singaporean,Singaporeans,singapore
HK Hong Kong
TW Taiwan,Taiwanese,Taipei
JM Jamaica,Jamaican,Jamaicans
TT Trinidad,Trinidadian
BB Barbados,Barbadian
BS Bahamas,Bahamian
BZ Belize,Belizean
BN Brunei,Bruneian
FJ Fiji,Fijian
GY Guyana,Guyanese
LR Liberia,Liberian,Liberians
NA Namibia,Namibian,Namibians
SB Solomon Islands
SR Suriname,Surinamese
ZW Zimbabwe,Zimbabwean,Zimbabweans,Harare
AG East Caribbean
GB UK,U.K.,Britain,British,Britons,United Kingdom,England,English,Scotland,Scottish,Wales,Welsh,London,british
EG Egypt,Egyptian,Egyptians,Cairo
LB Lebanon,Lebanese,Beirut
SY Syria,Syrian,Syrians,Damascus
SD Sudan,Sudanese,Khartoum
SS South Sudan,South Sudanese,Juba
JP Japan,Japanese,Tokyo
CN China,Chinese,Beijing,chinese
IN India,Indian,Indians,New Delhi,Delhi,Mumbai
PK Pakistan,Pakistani,Pakistanis,Islamabad,Karachi,Lahore
LK Sri Lanka,Sri Lankan,Sri Lankans,Colombo
NP Nepal,Nepalese,Nepali,Kathmandu
MU Mauritius,Mauritian
SC Seychelles
RU Russia,Russian,Russians,Moscow,russian
BY Belarus,Belarusian,Belarusians,Minsk
CH Switzerland,Swiss,Zurich,Geneva,swiss
FR France,French,Paris,french
BE Belgium,Belgian,Belgians,belgian
SN Senegal,Senegalese,Dakar
ML Mali,Malian,Malians,Bamako
BF Burkina Faso,Burkina,Burkinabe,Ouagadougou
NE Niger,Nigerien,Niamey
CI Ivory Coast,Ivorian,Abidjan
BJ Benin,Beninese
TG Togo,Togolese
CM Cameroon,Cameroonian,Yaounde
TD Chad,Chadian
GA Gabon,Gabonese
CF Central African Republic
CG Brazzaville
CD Congo,Congolese,Kinshasa
RW Rwanda,Rwandan,Rwandans,Kigali
BI Burundi,Burundian
DJ Djibouti
GN Guinea,Guinean,Conakry
SE Sweden,Swedish,Swedes,Stockholm,swedish
NO Norway,Norwegian,Norwegians,Oslo,norwegian
DK Denmark,Danish,Danes,Copenhagen,danish
IS Iceland,Icelandic,Reykjavik
CZ Czech,Czech Republic,Czechia,Prague,Czechs
SK Slovakia,Slovak,Bratislava
RO Romania,Romanian,Bucharest
MD Moldova,Moldovan,Chisinau
RS Serbia,Serbian,Serbs,Belgrade
KW Kuwait,Kuwaiti
IQ Iraq,Iraqi,Iraqis,Baghdad
JO Jordan,Jordanian,Amman
BH Bahrain,Bahraini
DZ Algeria,Algerian,Algiers
TN Tunisia,Tunisian,Tunis
LY Libya,Libyan,Tripoli
TR Turkey,Turkish,Turkiye,Türkiye,Ankara,Istanbul,turkish
IT Italy,Italian,Italians,Rome,italian
SA Saudi,Saudi Arabia,Saudi Arabian,Riyadh,Saudis,saudi
QA Qatar,Qatari,Doha
IR Iran,Iranian,Iranians,Tehran
OM Oman,Omani,Muscat
YE Yemen,Yemeni,Sanaa
AE UAE,Emirati,United Arab Emirates,Emirates,Dubai,Abu Dhabi
MA Morocco,Moroccan,Rabat
AZ Azerbaijan,Azerbaijani,Azeri,Baku
TM Turkmenistan,Turkmen
KG Kyrgyzstan,Kyrgyz,Kyrgyzstani
UZ Uzbekistan,Uzbek,Uzbekistani
KR South Korea,South Korean,South Koreans,Seoul,Korean,korean
KP North Korea,North Korean,North Koreans,Pyongyang
PH Philippines,Philippine,Filipino,Filipinos,Manila
MX Mexico,Mexican,Mexicans,mexican
AR Argentina,Argentine,Argentinian,Buenos Aires,Argentines
CL Chile,Chilean,Chileans,Santiago
CO Colombia,Colombian,Colombians,Bogota
UY Uruguay,Uruguayan,Montevideo
DO Dominican,Dominican Republic
CU Cuba,Cuban,Cubans,Havana
ZA South Africa,South African,South Africans,Johannesburg,Pretoria
KE Kenya,Kenyan,Kenyans,Nairobi
UG Uganda,Ugandan,Ugandans,Kampala
TZ Tanzania,Tanzanian,Tanzanians
SO Somalia,Somali,Mogadishu
ZM Zambia,Zambian,Lusaka
MW Malawi,Malawian,Lilongwe
DE Germany,German,Germans,Berlin,german
ES Spain,Spanish,Madrid
NL Netherlands,Dutch,dutch
CW Curacao
BA Bosnia,Bosnian,Sarajevo
BR Brazil,Brazilian
UA Ukraine,Ukrainian,Kyiv,Kiev
PT Portugal,Portuguese
CV Cape Verde
VE Venezuela,Venezuelan,Caracas
BO Bolivia,Bolivian
PG Papua New Guinea
MM Myanmar,Burmese
NG Nigeria,Nigerian,Nigerians,Lagos,Abuja
GH Ghana,Ghanaian
AT Austria,Austrian
PL Poland,Polish
HU Hungary,Hungarian
BG Bulgaria,Bulgarian
IL Israel,Israeli
TH Thailand,Thai
VN Vietnam,Vietnamese
ID Indonesia,Indonesian
MY Malaysia,Malaysian
BD Bangladesh,Bangladeshi
KZ Kazakhstan,Kazakh,Kazakhstani
GE Georgian
AM Armenia,Armenian
AF Afghanistan,Afghan,Kabul
IE Ireland,Irish
GR Greece,Greek
FI Finland,Finnish
GT Guatemala,Guatemalan
HN Honduras,Honduran
NI Nicaragua,Nicaraguan
CR Costa Rica,Costa Rican
PA Panama,Panamanian
PY Paraguay,Paraguayan
PE Peru,Peruvian
HT Haiti,Haitian
AW Aruba,Aruban
ET Ethiopia,Ethiopian
ER Eritrea,Eritrean
GM Gambia,Gambian
SL Sierra Leone,Sierra Leonean
AO Angola,Angolan
MZ Mozambique,Mozambican
MG Madagascar,Malagasy
MR Mauritania,Mauritanian
BW Botswana,Botswanan
SZ Eswatini,Swazi
LS Lesotho,Basotho
KM Comoros,Comorian
TO Tonga,Tongan
VU Vanuatu
WS Samoa,Samoan
MN Mongolia,Mongolian
TJ Tajikistan,Tajik,Tajikistani
KH Cambodia,Cambodian
LA Laos,Lao,Laotian
MO Macau,Macao,Macanese
BT Bhutan,Bhutanese
MV Maldives,Maldivian
AL Albania,Albanian
MK North Macedonia,Macedonian
KY Cayman Islands,Cayman
BM Bermuda,Bermudian
HR Croatia,Croatian
LV Latvia,Latvian
LT Lithuania,Lithuanian
EE Estonia,Estonian
EU European,EU
`
