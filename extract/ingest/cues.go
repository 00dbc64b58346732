package ingest

import (
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A cue is a phrase that sites paste around articles. Its weight is set against
// how much a block looks like running text (see block.prose): 2 outweighs a line
// without a full stop, 4 a short sentence, 6 a long one, 9 a paragraph.
type cue struct {
	kind       extract.BlockKind
	closes     bool // nothing of the article follows it
	weight     int
	start, end bool // must stand at the start, at the end of the block
	words      []uint32
}

// cueTable indexes cues by their first word.
type cueTable struct {
	first  [1 << 10]uint64 // a bit for each value of the low 16 bits of a first word
	byWord map[uint32][]cue
}

// match adds up the cues found in the words of a block, by kind. Of the cues of
// a kind the heaviest counts, and one more for each other. covers tells the kinds
// of which one cue is the whole block; closes, that what follows is no part of the
// article any more.
func (t *cueTable) match(ws []uint32) (score [5]int, covers [5]bool, closes bool) {
	for len(ws) > 0 && ws[len(ws)-1] == colonWord {
		ws = ws[:len(ws)-1]
	}
	for len(ws) > 0 && ws[0] == colonWord {
		ws = ws[1:]
	}
	for i, w := range ws {
		if t.first[w>>6&1023]&(1<<(w&63)) == 0 {
			continue
		}
		for _, c := range t.byWord[w] {
			if c.start && i > 0 || c.end && i+len(c.words) != len(ws) || !hasPrefix(ws[i:], c.words) {
				continue
			}
			if s := &score[c.kind]; *s == 0 {
				*s = c.weight
			} else {
				*s = max(*s, c.weight) + 1
			}
			if len(c.words) == len(ws) {
				covers[c.kind] = true
			}
			closes = closes || c.closes
		}
	}
	return score, covers, closes
}

func hasPrefix(ws, p []uint32) bool {
	if len(ws) < len(p) {
		return false
	}
	for i := range p {
		if ws[i] != p[i] {
			return false
		}
	}
	return true
}

// parseCues reads a table of cues: sections that begin with the name of a kind,
// "closing" for boilerplate that ends the article, then lines of a weight and phrases separated by ";". "^" and "$" tie a phrase
// to the start and the end of the block, "0" stands for any number, ":" for a
// colon or bar.
func parseCues(table string) *cueTable {
	t := &cueTable{byWord: map[uint32][]cue{}}
	var kind extract.BlockKind
	closes := false
	for line := range strings.Lines(table) {
		head, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch head {
		case "":
			continue
		case "caption":
			kind = extract.Caption
			continue
		case "links":
			kind = extract.Links
			continue
		case "boilerplate", "closing":
			kind, closes = extract.Boilerplate, head == "closing"
			continue
		}
		weight, err := strconv.Atoi(head)
		if err != nil {
			panic("ingest: cue table: " + line) // a typing error in the table below
		}
		for p := range strings.SplitSeq(rest, ";") {
			p = strings.TrimSpace(p)
			c := cue{kind: kind, closes: closes, weight: weight, start: strings.HasPrefix(p, "^"), end: strings.HasSuffix(p, "$")}
			for w := range strings.FieldsSeq(strings.Trim(p, "^$")) {
				c.words = append(c.words, hashWord(w))
			}
			w := c.words[0]
			t.first[w>>6&1023] |= 1 << (w & 63)
			t.byWord[w] = append(t.byWord[w], c)
		}
	}
	return t
}

// cues are phrases met on many news sites, American, British, Indian, African
// and of the Gulf; none belongs to one page.
var cues = parseCues(`
caption
9 ^image$; ^images$; ^photo$; ^photos$; ^picture$; ^pic$; ^caption$; ^image caption$; ^image source$; ^photo caption$; ^image credit$; ^photo credit$; ^enlarge this image$; ^toggle caption$; ^hide caption$; ^view image in fullscreen$; ^view gallery$; ^hide caption toggle caption$; ^file photo$; ^file image$; ^file picture$
9 ^image source : ; ^image caption : ; ^image source getty images; ^image source reuters; ^image source afp; ^image source epa; ^image source pa media; ^image source bbc; ^media caption
6 ^image : ; ^photo : ; ^photos : ; ^pic : ; ^picture : ; ^photograph : ; ^caption : ; ^in pictures : ; ^file photo; ^file picture; ^file image; ^image credit; ^image credits; ^image courtesy; ^photo courtesy; ^photo credit; ^photo by; ^image by
6 pic : ; photo credit; photo credits; image credit; picture credit; photograph : ; photo courtesy; image courtesy; courtesy photo; representational image; representational photo; representational picture; representative image; representative photo; handout via reuters; handout photo; pool photo; pool photo via; pool via; via getty images$; via afp$; via ap$; via reuters$; via epa$; via apimages; file photo$; file pic$; file image$
5 ap photo; afp photo; reuters photo; pti photo; ani photo; epa efe; photo : ; getty images$; getty images istock; xinhua photo; anadolu via; anadolu agency via; photo by; pictured here$; pictured above$; pictured left$; pictured right$; file photograph
3 ^credit; photos by; file photo; file image; picture by; picture : ; photograph by; in this file photo; in this handout; in this image; in this photo; in this picture; in this undated photo; in this photo released by; in this picture taken; getty images; screen grab; screengrab; video grab; image : ; illustration : ; credit : 

links
9 ^read more$; ^read more on this$; ^read more on this story$; ^read more here$; ^read more about this$; ^more like this$; ^read also$; ^also read$; ^read next$; ^up next$; ^see also$; ^more on this story$; ^more on this$; ^more on$; ^more from$; ^related posts$; ^related stories$; ^related articles$; ^related news$; ^related topics$; ^related content$; ^related$; ^related links$; ^related internet links$; ^related coverage$; ^related reading$; ^recommended$; ^recommended stories$; ^recommended for you$; ^recommended reading$; ^you may also like$; ^you might also like$; ^you may like$; ^you may also be interested in$; ^most read$; ^most viewed$; ^most popular$; ^most shared$; ^trending$; ^trending now$; ^trending stories$; ^trending news$; ^popular posts$; ^latest news$; ^latest stories$; ^latest posts$; ^recent posts$; ^top stories$; ^top news$; ^top headlines$; ^must read$; ^must reads$; ^dont miss$; ^editors picks$; ^editors pick$; ^editors choice$; ^our picks$; ^in case you missed it$; ^further reading$; ^keep reading$; ^continue reading$; ^more stories$; ^more news$; ^more in world$; ^more top stories$; ^more like this$; ^more from the web$; ^from around the web$; ^sponsored stories$; ^promoted stories$; ^promoted content$; ^around the web$; ^suggested for you$; ^suggested topics$; ^explore more$; ^explore more on these topics$; ^story continues below related content$; ^list of 0 items$; ^end of list$; ^also in this section$; ^also on the site$; ^previous article$; ^next article$; ^previous post$; ^next post$; ^elsewhere on the web$; ^stories you may like$; ^what to read next$; ^more to explore$
6 ^also read : ; ^also read; ^read also; ^read more : ; ^read more from; ^read more on; ^read more about; ^read more at; ^read here : ; ^read : ; ^read next : ; ^read the full; ^read full story; ^related : ; ^related story; ^related article; ^related stories : ; ^see also : ; ^see more : ; ^more : ; ^more on this story; ^more on this : ; ^more from; ^must read : ; ^dont miss : ; ^recommended : ; ^recommended reading : ; ^trending : ; ^up next : ; ^watch : ; ^watch live : ; ^watch now : ; ^watch more : ; ^watch also : ; ^listen : ; ^listen to the podcast; ^video : ; ^podcast : ; ^in pics : ; ^in pictures : ; ^follow the latest; ^follow live : ; ^follow live updates; ^follow our live; ^follow our coverage; ^live updates : ; ^for live updates; ^click here to read; ^click here for; ^click to read; ^full story : ; ^full coverage : ; ^explained : ; ^explainer : ; ^opinion : read; ^for more on; ^for more stories; ^for more news; ^here is what to know : ; ^you may also like : ; ^in case you missed it : ; ^icymi : ; ^you may also be interested in; ^other stories; ^previously : ; ^go deeper : ; ^dig deeper : ; ^list 0 of 0; ^list of 0 items; ^our coverage of; ^previous article; ^next article
4 ^read more on; ^read more in; ^read more; ^see also; ^read the; ^related; ^more on; ^watch the video; ^watch the moment

boilerplate
9 ^advertisement$; ^advertisements$; ^advertising$; ^advert$; ^ad$; ^ads$; ^sponsored$; ^sponsored content$; ^promoted$; ^article continues below advertisement$; ^advertisement continue reading$; ^scroll to continue$; ^continue reading below$; ^story continues below$; ^story continues below this ad$; ^story continues below advertisement$; ^article continues after ad$; ^article continues below$; ^continues below advert$; ^loading$; ^close$; ^menu$; ^search$; ^skip to content$; ^skip to main content$; ^skip to navigation$; ^skip to footer$; ^jump to content$; ^back to top$; ^go back$; ^print this page$; ^source$; ^source link$; ^view source$; ^original source$; ^link$; ^copy link$; ^link copied$; ^copied$; ^share$; ^share this$; ^share this article$; ^share this story$; ^share this page$; ^share on$; ^share via$; ^share with$; ^share article$; ^share full article$; ^save$; ^save article$; ^save for later$; ^bookmark$; ^print$; ^listen$; ^listen to this article$; ^listen to article$; ^play$; ^pause$; ^mute$; ^text size$; ^font size$; ^a a a$; ^comment$; ^no comments$; ^no comments yet$; ^supported by$; ^jump to navigation; ^entering a modal; ^end of dialog; ^sign up or login; ^stay logged in; ^sign up here$; ^sign up now$; ^click here$; ^learn more$; ^join the discussion$; ^log in$; ^login$; ^sign in$; ^sign up$; ^register$; ^subscribe$; ^subscribe now$; ^subscribe today$; ^my account$; ^newsletter$; ^newsletters$; ^e paper$; ^epaper$; ^live tv$; ^watch live$; ^breaking news$; ^breaking$; ^exclusive$; ^news alert$; ^about the author$; ^about us$; ^contact us$; ^privacy policy$; ^terms of use$; ^terms of service$; ^terms and conditions$; ^cookie policy$; ^cookie settings$; ^manage cookies$; ^accept all$; ^accept$; ^advertise with us$; ^careers$; ^help$; ^faq$; ^faqs$; ^sitemap$; ^download app$; ^download our app$; ^download the app$; ^get the app$; ^notifications$; ^tags$; ^tag$; ^topics$; ^staff correspondent$; ^our correspondent$; ^staff reporter$; ^our staff reporter$; ^staff writer$; ^our bureau$; ^special correspondent$; ^web desk$; ^news desk$; ^online desk$; ^news service$; ^agencies$; ^by agencies$; ^press release$; ^news release$; ^media release$; ^press statement$; ^for immediate release$; ^for immediate use$; ^press release for immediate release$; ^press release for immediate use$; ^ends$; ^end$; ^recommended by$; ^powered by$; ^follow us$; ^follow us on$; ^connect with us$; ^stay connected$; ^show more$; ^load more$; ^see all$; ^view all$; ^show all$; ^read less$; ^see more$; ^more$; ^next$; ^previous$; ^all rights reserved$; ^opinion$; ^analysis$; ^editorial$; ^comment is free$; ^news$; ^world$; ^world news$; ^business$; ^politics$; ^sport$; ^sports$; ^technology$; ^science$; ^health$; ^culture$; ^lifestyle$; ^entertainment$; ^video$; ^videos$; ^podcasts$; ^home$; ^homepage$; ^latest$; ^middle east$; ^africa$; ^asia$; ^europe$; ^economy$; ^markets$; ^explainer$; ^explained$; ^features$; ^feature$; ^national$; ^international$; ^local$; ^nation$; ^edition$; ^uk edition$; ^us edition$; ^international edition$; ^premium$; ^members only$; ^name$; ^email$; ^website$; ^post comment$; ^submit$; ^cancel$; ^cancel reply$; ^reply$; ^translate$; ^select language$; ^correction$; ^report an error$; ^get in touch$; ^key takeaways$; ^kindly share this story$; ^logged in as$; ^reuse this content$; ^reprints$; ^reprints and licensing$; ^order reprints$; ^report a typo$; ^suggest a correction$; ^give feedback$; ^feedback$; ^republish$; ^republish this article$; ^support us$; ^donate$; ^donate now$; ^our standards : the thomson reuters trust principles
9 opens in new window; opens new tab; purchase licensing rights; kindly share this story; kindly share this; this material and other digital content; may not be reproduced published;  notify me of follow up comments; notify me of new posts; content has not been modified or edited; story has not been edited by; has not been edited by our staff; has not been edited by; except for the headline this story; except for the headline the; this story is published from a syndicated feed; published from a syndicated feed; auto generated from a syndicated feed; auto generated syndicated; syndicated wire feed; syndicated feed; auto generated by; published as part of an auto generated; sourced from a third party syndicated; all rights reserved; media sharing icons; sharing icons powered by; powered by wordpress; your privacy choices; accept all cookies; we use cookies; this website uses cookies; this site uses cookies; use of cookies; by continuing to use this site; by continuing to browse; enable javascript; javascript is disabled; browser does not support; adblocker; ad blocker; disable your ad; turn off your ad; terms and conditions apply; not responsible for the content of external; is not responsible for the content; may not be published broadcast rewritten; may not be reproduced; reproduction in whole or in part; without prior written permission; without the express written; creative commons licence; under a creative commons; under creative commons; our thomson reuters trust principles
6 ^from the section; ^reporting and writing by; ^get the app; ^click here to get; ^kindly share; ^contact : ; ^join our; ^source al jazeera; ^source associated press; ^source bbc; ^source agencies; ^source and agencies; ^source afp; ^source reuters; ^copyright : ; ^copyright 0; ^copyright ©; ^© ; ^c 0; ^follow us on; ^follow us; ^follow : ; ^like us on; ^join us on; ^find us on; ^connect with us; ^subscribe to; ^subscribe for; ^subscribe from; ^subscribe now; ^subscribe : ; ^sign up for; ^sign up to; ^sign up : ; ^sign in; ^log in to; ^register to; ^register for; ^already a subscriber; ^not a subscriber; ^get the latest; ^get our; ^get unlimited; ^get breaking news; ^get all the latest; ^get email; ^get more; ^stay up to date; ^stay updated with; ^stay informed; ^stay tuned; ^download our; ^download the; ^download now; ^click here to; ^click here; ^tap here; ^scan the; ^join our whatsapp; ^join our telegram; ^join our; ^join the whatsapp; ^dont miss a; ^never miss; ^enter your email; ^enter email; ^your email; ^email address; ^share this; ^share on; ^share : ; ^share your; ^tags : ; ^tag : ; ^topics : ; ^filed under; ^posted in; ^posted by; ^posted on; ^posted : ; ^published in the; ^published in : ; ^published on; ^published by; ^published at; ^published : ; ^published 0; ^first published; ^originally published; ^this article was originally published; ^this article was first published; ^this article originally appeared; ^this story was originally; ^this story has been; ^this report has been published; ^this article has been; ^updated : ; ^updated on; ^updated at; ^updated 0; ^last updated; ^last modified; ^last update; ^written by; ^edited by; ^reported by; ^reporting by; ^additional reporting by; ^translated by; ^by our correspondent; ^by staff; ^by agencies; ^by our staff; ^with inputs from; ^with input from; ^with agency inputs; ^with files from; ^with reporting by; ^inputs from; ^source : ; ^sources : ; ^via : ; ^views expressed; ^disclaimer; ^editors note : ; ^correction : ; ^clarification : ; ^note to editors; ^notes to editors; ^comment on this; ^leave a; ^have your say; ^what do you think; ^tell us what; ^let us know; ^support our journalism; ^support independent; ^your support; ^become a member; ^become a supporter; ^donate to; ^press release : ; ^for immediate release; ^embargoed; ^embargo : ; ^estimated reading time; ^reading time; ^read time; ^0 min read; ^0 minute read; ^0 mins read; ^about 0 hours ago; ^0 hours ago; ^0 hour ago; ^0 minutes ago; ^0 days ago; ^0 day ago; ^image for representation; ^skip to; ^back to; ^home : ; ^you are here : ; ^you have read; ^you have reached; ^you have 0; ^youve reached; ^youve read; ^this content is; ^this video is; ^this video can; ^the video player; ^video player; ^trusted by; ^rate this; ^view more; ^view all; ^see all; ^show all; ^listen to this article; ^listen to this story; ^add as a preferred; ^set as preferred; ^prefer us on google; ^make us a preferred; ^google preferred
6 a version of this article; contributed to this report; contributed reporting; contributed to this story; contributed to this article; first published; ^powered by; on whatsapp channel; our whatsapp channel; our telegram channel; to our newsletter; our newsletters; our daily newsletter; our free newsletter; daily newsletter; weekly newsletter; newsletter sign up; in your inbox; to your inbox; unsubscribe at any time; privacy policy; cookie policy; push notifications; comments are closed; comments are moderated; is owned and operated by; registered in england; min read$; mins read$; minute read$; minutes read$; hours ago$; minutes ago$; share this on; on google news; follow us on; for more updates;  editing by; reporting by
4 for more updates; for all the latest; for the latest news; unsubscribe; mobile app; android app; app store; google play; play store; ^compiled by
3 terms of use; terms of service; terms and conditions; ^posted; ^published; ^updated; e paper$; web desk$; online desk$; news desk$; copyright 0; copyright ©; copyright all; read the latest; sign up for free; subscribe to our; subscribe today; subscribe now

closing
9 ^comments$; ^view comments$; ^show comments$; ^leave a comment$; ^leave a reply$; ^post a comment$; ^add a comment$; ^read comments$; ^read 0 comments$; ^0 comments$; ^0 comment$; ^reader comments$; ^comments 0$; ^view comments 0$; ^view all comments$; ^join the conversation$; ^all comments$
9 must be logged in to; must login or create; log in or create an account to comment; your email address will not be published; required fields are marked; save my name email and website; save my name and email; this site uses akismet
6 ^be the first to comment; ^comments are closed; ^comments closed; ^leave a reply; ^leave a comment; ^view comments
`)

// Words of menus, share bars and time stamps. A short block of nothing else is
// boilerplate.
const (
	fillerWord = 1 + iota // says nothing by itself
	stampWord             // dates and times
	chromeWord
)

var chrome = func() map[uint32]int {
	m := map[uint32]int{}
	for kind, words := range map[int]string{
		fillerWord: "0 0st 0nd 0rd 0th date on at in via to with more and or the a this for of",
		stampWord: `am pm ist gmt bst utc est edt et pt pst pdt cet cest eat wat sast pkt gst jst hrs hours hour hr mins min minutes minute
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun`,
		chromeWord: `updated published posted modified last ago read
facebook twitter x instagram whatsapp linkedin telegram youtube reddit pinterest tiktok threads bluesky flipboard messenger snapchat tumblr wechat weibo viber mastodon rss koo pocket
share tweet email e-mail mail print pin link copy save icon comment comments like follow us article story page
home news world business sport sports politics opinion opinions login log sign out up register subscribe menu search live tv video videos photos audio podcast podcasts
technology tech science health culture lifestyle entertainment travel education climate environment weather economy markets money finance
latest trending featured feature exclusive breaking editorial analysis explainer explained interview features magazine newsletters newsletter epaper
about contact privacy policy terms cookies cookie advertise careers help faq sitemap app apps account my edition
previous next back top show hide close open skip content main navigation`,
	} {
		for w := range strings.FieldsSeq(words) {
			m[hashWord(w)] = kind
		}
	}
	return m
}()
