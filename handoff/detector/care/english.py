"""English."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_SELF = r"(?:my ?s?el[fv]e?|myslef|mysefl|meself|himself|herself|themsel(?:f|ves)|yourself|urself)"
_WANT = r"(?:wan+t(?:s|ed|ing)?|wnat|whant|want|wish(?:ed)?|need|would like|id like|ready|longing)"
_TO = r"(?: (?:to|too|2))?"
_WANNA = rf"(?:{_WANT}(?: \w+)? (?:to|too|2)|wan+a|wanta)"
_WILL = (
    r"(?:will|ill|going to|goin to|gonna|gunna|gona|about to|want(?:s|ed)? to|wanna|tr(?:y|ied|ying"
    r"|ies)(?: to)?|planning to|threaten(?:s|ed|ing)? to|might|should|could|hell|shell|theyll)"
)
_NOT = r"(?:dont|do not|doesnt|does not|didnt|did not|no longer|never|not|cant|cannot|can not|dnt)"
_MORE = r"(?:any ?more|any ?longer|no ?more)"
_RELATIVE = (
    r"(?:husband|wife|boyfriend|girlfriend|bf|gf|partner|ex|dad|father|mum|mom|mother|step ?\w+"
    r"|brother|sister|uncle|aunt|cousin|parents?|son|daughter|friend|neighbou?r|roommate|flatmate"
    r"|boss|landlord|grand\w+|nan|family|kids?|child|children|baby|toddler|wee one)"
)
_THEY = (
    rf"(?:he|hes|hell|she|shes|shell|they|theyre|theyll|someone|somebody|(?:a|the|this|some|an) "
    rf"(?:\w+ )?(?:man|men|guy|woman|stranger|intruder|burglar|driver|courier)|my (?:\w+ )?"
    rf"{_RELATIVE}|who|people|gang)"
)
_US = rf"(?:me|us|him|her|my (?:\w+ )?{_RELATIVE})"
_YOU = (
    r"(?:you|u|ya|him|her|someone|somebody|people|every ?(?:one|body)|them all|your (?:\w+ )?"
    r"(?:staff|people|team|family|driver|courier|kids|manager|boss|colleagues?)"
    rf"|my {_RELATIVE}|the (?:staff|driver|courier|manager))"
)
_SOMEONE = rf"(?:i|im|ive|we|were|he|hes|she|shes|they|someone|somebody|my (?:\w+ )?{_RELATIVE})"
_MUCH = (
    r"(?:all|whole|entire|too many|too much|lots of|a lot of|loads of|bottle|bottles|packets?|pack"
    r"|packs|box|handful|bunch|\d+)"
)
_MEDICINE = (
    r"(?:pills?|tablets?|tabs|meds|medication|medicine|pain ?killers?|paracetamol|tylenol|ibuprofen"
    r"|aspirin|antidepressants?|xanax|valium|benzos|insulin|sleepers)"
)
_TAKE = r"(?:took|take|takes|taken|taking|swallow(?:s|ed|ing)?|down(?:ed|ing)|popp?ed|ate|had|od)"
_WEAPON = r"(?:gun|knife|pistol|weapon|machete|axe|rifle|shotgun|blade)"

ENGLISH = Lexicon.of(
    "en",
    figures=(
        r"(?:follow\w*|lock\w*|kick\w*|hurt\w*|attack\w*|touch\w*|hit|beat) (?:her"
        r"|him) (?=\w)(?!(?:and|so|again|now|hard"
        r"|with|in|on|every|badly|right|because|till|until)\b)",
        r"(?:lock\w*|kick\w*|follow\w*) (?:me|us|him|her) (?:out of (?:my|our|the) account|off"
        r"|back|out of it|on)",
        r"breath\w* (?:when i (?:saw|opened)|in (?:it|this|the|these|those|your) )"
        r"|on fire ?(?:safe|proof|resist\w*)"
        r"|fire (?:in my heart|sale|pit|place|extinguisher|alarm)",
        r"d[iy]e ?cut\w*",
        r"die ?cast",
        r"to die for",
        r"kill me (?:if|when) (?:he|she|they) (?:sees?|finds? out|hears?) (?:\w+ ){0,4}?(?:price"
        r"|total"
        r"|bill|basket|cost|how much|paid|spent|bought|ordered|another)",
        r"(?:box|sofa|couch|parcel|remote|blanket|jumper) (?:\w+ ){0,2}?hostage|hostage (?:by|to"
        r"|of) "
        r"(?:my|the|your) (?:\w+ )?(?:sofa|couch|blanket|cat|dog|duvet)",
        r"overdos\w* on (?:cable|knit\w*|cute\w*|colou?r\w*|wool\w*|stripes|shopping|chocolate|tea"
        r"|coffee|sugar)",
        r"(?:whats|what is) the meaning of life",
        r"dying (?:to|for)(?! die)",
        r"(?:dying|die|died|dead) (?:of|from|with) (?:laugh\w+|boredom|curiosity|hunger|thirst|envy"
        r"|embarrass\w+|cringe|excitement|jealousy|the heat|heat|anticipation)",
        r"(?:dying|die|died|dead|kill(?:ing)? my ?self|killed me) (?:laughing|lol|lmao|ha(?:ha)+)",
        r"kill(?:s|ing|ed)? it\b(?! all)",
        rf"(?:{_THEY}|itll|it) (?:\w+ )?(?:going to|gonna|will|would)? ?kill me (?:if|when) (?:it"
        rf"|this"
        r"|that|the|your|you|they|we|my (?:order|parcel|package)|i (?:forget|forgot|lose|order|buy"
        r"|dont get|dont have|show up|turn up))",
        r"shoot(?:ing)? (?:my ?self in the foot|(?:you|me|u|us|them|him|her) (?:an?|the|over"
        r"|across)"
        r"|(?:me|you|us) (?:\w+ )?(?:mails?|emails?|message|text|line|note))",
        r"hang(?:ing)? (?:my|your)self (?:an?|the|some|up)",
        r"(?:cut|cutting) (?:my|him|her|your)self (?:an?|some|off|out|the|in|on|shaving|opening"
        r"|unpack\w*|assembl\w*|while|(?:with|by) (?:the|your|this) (?:box|packag\w+|edge|lid"
        r"|can))",
        r"(?:hurt|burn(?:t|ed)?|hurting) (?:my|him|her)self (?:on|with|using|while|assembl\w*"
        r"|opening|lifting|carrying|trying|by|because)",
        r"suicide (?:squad|doors?|girls?|silence|boys|squeeze|king|club|hinges?)",
        r"virgin suicides?|(?:political|career|commercial|social|financial|fashion) suicide",
        r"(?:rather be|better) dead than red",
        r"(?:beat|hit|beats) (?:me|us|him|her) (?:to|up with|with a price|by)",
        r"hit (?:me|us) (?:up|with)",
        r"end it all (?:there|here)",
        r"(?:end|take|took|change) (?:my|your) life (?:insurance|cover|member\w*|jacket)",
        r"unconscious (?:bias|mind|collective)",
        r"strokes? of|(?:back|brush|breast|key|heat) ?strokes?",
        r"(?:price|cost|bill|almost|nearly|practically) (?:\w+ ){0,4}?heart attack",
        r"heart attack (?:of a price|(?:when|after) (?:i |we )?(?:saw|seeing|read))",
        r"(?:feet|foot|toes|skin|shoes?|fabric|material|shirt|jacket|trousers|plants?|hair|mattress"
        r"|clothes) (?:\w+ ){0,3}?breath\w*",
        r"(?:bath|seed|glitter|bike|photo|cherry|chocolate|stink|smoke) ?bombs?",
        r"(?:toy|play|lego|playmobil|model) (?:\w+ )?ambulance|ambulance (?:toy|car|model|set"
        r"|play\w*)",
        r"\d ?kms|(?:many|few|some|in|per|of|hundred|thousand|the) kms",
    ),
    signs={
        "self_harm": (
            r"(?:no|one|a|any) reason to (?:wake up|stay alive|be alive|live)|(?:hadnt|had not"
            r"|never) woken up",
            r"how many (?:\w+ )?(?:pills|tablets) it takes|goodbye (?:letter|note)"
            r"|starving myself|make myself (?:throw up|sick) after",
            r"burn\w* my (?:own )?(?:arms?|legs?|skin)|(?:dont|do not|cant"
            r"|cannot) trust myself (?:tonight|today|right now|alone)|something stupid to myself",
            r"worth more (?:\w+ ){0,4}?(?:dead|with the insurance)|(?:im|i am) (?:just "
            r"|only )?a burden (?:to|on)|(?:dont|no|not) (?:\w+ ){0,3}?strength to (?:go on"
            r"|keep going|live)",
            r"drowning hurts?|(?:im|i am) (?:\w+ )?on the (?:bridge|roof|ledge|tracks)"
            r"|turn(?:ing)? on the gas|(?:in the garage|the car) (?:\w+ ){0,5}?letting it run",
            r"(?:leave|leaving|left) this (?:world|life|earth)|after my attempt|tonight i end it"
            r"|god takes me|hope i wont (?:wake|come to)",
            r"(?:took|swallowed) a (?:load|lot|bunch|whole \w+) of (?:paracetamol|pills|tablets"
            r"|meds|ibuprofen)|going to jump|my affairs in order",
            rf"{_WANNA} (?:\w+ )??(?:die|dye|be dead|be died|not exist|disappear forever"
            r"|sleep forever)(?! (?:my|the|it|a|your|her|his|hair))",
            r"(?:i|id|ive) (?:\w+ ){0,2}?(?:should|deserve to|ought to|must|may as well"
            r"|might as well|would rather|rather)(?: \w+)? die(?! than (?:pay|wear|shop|order|buy"
            r"|use|go|give|spend|let|see))",
            r"let me die|time for me to die|ready to die|prepared to die",
            r"dont care if i (?:live|die)\w*",
            r"wish(?:es|ed|ing)? (?:\w+ )??(?:i|id|he|she|to)(?: \w+){0,2}? (?:dead|gone for good)",
            r"(?:wish(?:ed|es)?|if) (?:\w+ )??(?:i|id|she|he) (?:\w+ ){0,3}?(?:never|not|nt) "
            r"(?:\w+ ){0,2}?(?:born|existed)",
            r"(?:rather|better(?: off)?|be better) (?:be )?dead",
            rf"{_NOT} (?:\w+ )?(?:{_WANT}{_TO}|wan+a|feel like|see (?:a|any) (?:reason|point)(?: to"
            r"| in)?) (?:\w+ )??(?:be|being|live|living|exist|existing|go on living|keep living"
            r"|stay|carry on living) (?:alive|"
            rf"{_MORE}|like this|(?:here|in this world|on this (?:earth|planet)|this life)"
            rf"(?: {_MORE})|in this world|on this (?:earth|planet)|this life)",
            rf"{_NOT} (?:\w+ )?(?:{_WANT}{_TO}|wan+a|feel like) (?:\w+ )??(?:live|living|exist"
            r"|existing|wake up|be alive)(?= ?(?:$|\.|and|but|so|tomorrow|again|in the morning"
            r"|without (?:him|her|them)|because|cause|if|when|with this))",
            r"(?:no|any|see|find|without|whats|what is|wheres|isnt|not|dont|cant"
            r"|never) (?:\w+ ){0,3}?"
            r"(?:point|reason|sense|meaning|purpose|use) (?:in|to|for"
            r"|of) (?:me )?(?:to )?(?:(?:keep|continue) )?(?:living|live|life"
            r"|my life|being alive|be alive|stay alive|staying alive|being here|exist\w*|go on"
            r"|going on|going|carry(?:ing)? on)",
            r"(?:nobody|no ?one|none) (?:would|will|ll|d) (?:\w+ )?(?:miss|care|notice|mourn"
            r"|cry) (?:\w+ ){0,3}?"
            r"if i (?:was|were|am|died|die|disappear\w*|just|wasnt|werent|left this)",
            r"hope (?:that )?i (?:dont|do not|never|wont) wake|(?:hope"
            r"|pray) (?:that )?i (?:just )?die",
            r"want out of (?:this|my) life|tell my (?:family|mum|mom|dad|kids|wife|husband"
            r"|children|parents"
            r"|boyfriend|girlfriend|son|daughter) (?:that )?(?:i love|im sorry|goodbye)",
            r"(?:thinking|thoughts|thought) (?:of|about) (?:\w+ )?end(?:ing)? (?:it|things|my)",
            r"(?:nothing|no one|noone|nobody|something) (?:\w+ )?to live for",
            r"(?:life|it) (?:\w+ )?(?:isnt|is not|aint|not|no longer|is no longer|never)(?: \w+)? "
            r"worth (?:living|it to live)|not worth living|life (?:\w+ )?(?:isnt|is not|aint|not) "
            r"worth (?:it|living)|my life (?:is|has) (?:over|no \w+|pointless|meaningless"
            r"|worthless)",
            r"(?:tired|sick|done|fed up|finished|bored) (?:of|with) (?:living|my life|life"
            r"|being alive"
            r"|exist\w*)|hate (?:my life|being alive|living)|give(?:n)? up on (?:my )?life"
            r"|giving up on"
            r" (?:my )?life",
            rf"(?:kil+|hang|drown|off|stab|shoot|gas|poison|starve|unalive|un alive|end|harm"
            rf"|suffocate)"
            rf"(?:s|ed|ing|ling|led)? {_SELF}",
            rf"(?:hurt|hurting|cut|cuts|cutting|burning|burn|scratch\w*|injur\w+) {_SELF}",
            r"(?:cut|cuts|cutting|slit|slits|slitting|slash\w*|slice) (?:up )?(?:my|her|his"
            r"|their) (?:own )?(?:wrists?"
            r"|arms?|legs?|thighs?|veins?|throat)",
            r"self ?harm\w*|self ?injur\w+|noose around",
            r"(?:end|ending|ended|ends|finish|finishing) (?:my|her|his|their)(?: own| \w+)? "
            r"(?:life|lives|suffering|existence|misery|pain)",
            r"(?:end|ending) it all|end(?:ing)? everything",
            rf"(?:im|i am|ill|{_WILL}|just) end(?:ing)? (?:it|things) (?:tonight|today|now"
            rf"|tomorrow|soon"
            r"|for good|forever|this (?:evening|week\w*)|on \w+day)",
            rf"{_WANT} (?:it|this|everything|all of it|the pain|it all)(?: all)? (?:to )?(?:just )?"
            r"(?:be over|end|stop hurting|to be over)",
            r"(?:tak(?:e|es|ing|en)|took) (?:my|her|his|their)(?: own) (?:life|lives)"
            r"|(?:take|taking|took) my life",
            r"(?:better|happier|easier|best)(?: off)?(?: \w+){0,2}? (?:without me|if i (?:was"
            r"|were|am|wasnt"
            r"|werent|died|didnt|disappear\w*|just|had|not))",
            rf"{_TAKE} (?:\w+ ){{0,3}}?{_MUCH} (?:\w+ ){{0,4}}?{_MEDICINE}",
            rf"how many (?:\w+ ){{0,3}}?{_MEDICINE} (?:\w+ ){{0,5}}?(?:die|kill|dead|overdose"
            rf"|fatal)",
            r"(?:took|take|taking|taken|an|i|ive|have|has|to|tried to) overdos\w*|overdosed"
            r"|lethal dose",
            r"(?:ways?|methods?|how|painless\w*) (?:\w+ )?to (?:die|commit|kill my ?self)",
            rf"(?:{_WILL}|just|i|im|and) (?:\w+ )??(?:jump(?:ing)?|throw(?:ing)? my ?self"
            rf"|step(?:ping)?|walk(?:ing)?)"
            r" (?:off|from|in front of|under|into|out of) (?:\w+ ){0,3}?(?:bridge|building|roof"
            r"|trains?"
            r"|window|balcony|cliff|traffic|tracks?|motorway|river|car park)",
            r"(?:attempt\w*|commit\w*|contemplat\w*|consider\w*|thoughts? of|thinking (?:of|about)"
            r"|about to commit) (?:\w+ )?(?:suicid\w*|sui ?cide|sucide|suiside|dying|ending it)",
            r"suicidal|my suicide|suicide note|sewer ?slide|feel(?:ing)? like dying",
            r"kms|kys|ctb",
            rf"(?:cant|cannot|can not|dont want to|unable to) (?:\w+ )??(?:go on|live|keep going"
            rf"|carry on"
            rf"|exist)(?: living)? (?:like this|{_MORE}|any further)",
            r"(?:ill|i will|will|id) (?:\w+ )?be dead (?:by|soon|then|tomorrow|when|tonight|and)",
            r"wont be alive|not be alive|goodbye (?:cruel )?world|never wake up|not wake up again",
            r"dont (?:think|believe) i(?:ll)? (?:can |will )?(?:live|survive|make it through)",
        ),
        "violence": (
            r"(?:come|coming|came|over|there|outside) (?:\w+ ){0,5}?with (?:a|my|his|the) (?:gun"
            r"|knife|bat|machete|axe|crowbar)|throw acid|acid in (?:\w+ )?face",
            r"(?:grabbed|slammed|twisted|punched) my (?:arm|head|throat|hair|neck|wrist|face)"
            r"|(?:threw|throws) (?:\w+ ){0,2}?(?:mug|plate|bottle|knife|glass|chair|lamp|kettle"
            r"|pan|shoe|things) at me|spat at me|dragged me|exposed himself",
            r"(?:is|been|keeps?|was) stalking (?:me|us|her|him|my)|stalker|blackmail\w*"
            r"|restraining order"
            r"|no contact order|womens refuge|black eye|pictures of (?:me|her|him) (?:naked"
            r"|in underwear)",
            r"(?:i|we) know where (?:you|u|your|they|he|she) (?:\w+ ){0,3}?(?:live|park|work)s?"
            r"|watch your backs?|(?:youre|you are|ur) (?:all )?dead",
            r"(?:break|smash|cut off) (?:her|his|your|their|someones) (?:jaw|neck|legs?|arms?"
            r"|fingers?|nose|face|skull)|slit (?:your|her|his|their) throats?|put a bullet|(?:she"
            r"|he|they) can run but",
            r"(?:doesnt|does not|wont|will not|never) lets? me (?:out|leave)|(?:scared|afraid"
            r"|frightened) to go home|locks? the door when he|see(?:s|n)? the bruises"
            r"|bruises on (?:her|his|my|every)",
            r"forces? me to (?:sleep with|have sex)|hands under my|killed my (?:dog|cat)"
            r"|bomb is in|run my (?:van|car|truck) (?:through|into)|held at (?:\w+ ){0,2}?house",
            rf"{_THEY} (?:\w+ ){{0,4}}?(?:hit|hits|hitting|beats?|beating|beaten|punch\w*|kick\w*"
            rf"|chok\w+|strangl\w+|stab\w*|shoot\w*|shot|attack\w*|hurts?|hurting|rap(?:e|ed|es"
            rf"|ing)"
            rf"|molest\w*|abus\w+|assault\w*|slap\w*|tortur\w+|murder\w*|kill|kills|killed"
            rf"|follow\w+"
            rf"|stalk\w*|locked|lock|drugged|kidnap\w*|touch\w*) {_US}",
            rf"{_THEY} (?:\w+ ){{0,3}}?threat\w* (?:\w+ )??(?:{_US}|to (?:kill|hurt|stab|shoot|beat"
            r"|harm|burn|rape|hit|come))",
            r"threaten(?:ing|ed|s)? (?:\w+ )?(?:with a|to (?:kill|hurt|stab|shoot|harm|rape))",
            rf"(?:i|im|ill|we|well) (?:\w+ ){{0,3}}?(?:kil+|murder|stab|shoot|slaughter|strangle"
            rf"|behead|rape|hurt|massacre|beat up|burn)(?:ing)? (?:all of |all |each of )?{_YOU}"
            r"(?! (?:ants|weeds|wasps))",
            r"(?:kil+|murder|shoot|stab|behead|massacre|slaughter) (?:all of you|you all"
            r"|every (?:single )?"
            r"one of you|every ?(?:one|body) (?:here|there|in|at))",
            r"(?:gonna|going to|will|ill|wanna|want to) (?:\w+ )?(?:kil+|murder|stab|shoot"
            r"|hurt) (?:all"
            rf" of |all )?{_YOU}",
            rf"{_THEY} (?:\w+ ){{0,4}}?(?:going to|gonna|will|wants? to|trying to|tried to"
            rf"|about to) "
            r"(?:kill|murder|stab|shoot|hurt|find) (?:me|us)",
            r"(?:trying|tried|wants?|going|about) to (?:kill|murder) (?:me|us|her|him)",
            r"(?:was|been|being|got|getting|am|is|im|be) (?:\w+ )?(?:raped|molested|stabbed|shot at"
            r"|beaten|strangled|kidnapped|sexually \w+|assaulted|abused|trafficked|held (?:\w+ )?"
            r"(?:against|hostage|captive|prisoner|here against)|tortured|stalked)",
            r"against my will|held hostage|domestic (?:violence|abuse)|raped me|rapist",
            r"fear(?:ing)? for my life|my life is in danger|(?:im|i am|we are"
            r"|were) in (?:\w+ )?danger"
            r"|not safe (?:at home|with him|with her)|(?:scared|afraid|terrified) (?:of (?:him|my "
            r"(?:\w+ )?(?:husband|boyfriend|partner|dad|father|wife|ex))|(?:he|shell|hell|she) )",
            r"(?:someone|somebody|man|burglar|intruder|they|he) (?:\w+ ){0,3}?(?:broke|breaking"
            r"|broken"
            r"|trying to get|is) (?:in|into|inside) (?:my|our|the) (?:\w+ )?(?:house|home|flat|room"
            r"|apartment)",
            r"(?:theres|there is|put|planted|placed|hid|hidden|left) (?:a|the) bomb|bomb threat",
            r"(?:blow|shoot|burn) (?:up |down )?(?:your|this|the) (?:\w+ )?(?:shop|store|office"
            r"|school"
            r"|building|warehouse|place)(?: up| down)?|shoot up|(?:school|mass) shooting",
            r"(?:please|someone|can you|could you|quick\w*|pls|just|help) (?:\w+ )?(?:call|send"
            r"|ring"
            r"|phone|get) (?:the )?(?:police|cops)",
        ),
        "emergency": (
            r"lips (?:are |have |is )?(?:turned |going |gone |turning )?blue|face (?:is "
            r"|has )?(?:drooping|swell\w*|swollen)|slurr\w+|waters? (?:have |has |just )?broken?"
            r"|contractions|having a fit|seizing",
            r"(?:cant|cannot|couldnt) (?:feel|move) (?:my|his|her|one) (?:\w+ )?(?:arms?|legs?"
            r"|side|face)|scald\w+|third degree|(?:coughing|vomiting|spitting) (?:up )?blood"
            r"|epipen|trapped (?:in|under) (?:the|a|my)|not responding to (?:me|us)",
            r"(?:cant|can not|cannot|cnt|couldnt|could not|unable to|struggling to|hard to|trouble"
            r"|difficulty|isnt|not|stopped|barely|hardly|doesnt|is not|wont|arent) (?:\w+ )?breath"
            r"(?:e|ing)?",
            r"(?:call|need|needs|send|get|dial|ring|phone|order) (?:\w+ ){0,3}?(?:ambulance"
            r"|paramedics?|emergency"
            r" services|fire brigade|fire department|firefighters)",
            r"(?:call|dial|ring|phone) (?:\w+ )?(?:911|999|112)",
            r"(?:having|had|has|have|think|suffered|suffering|got|getting"
            r"|is it) (?:\w+ ){0,3}?(?:heart attack"
            r"|stroke|seizure|cardiac arrest|anaphyla\w+|asthma attack|allergic (?:reaction|shock)"
            r"|convulsions)|anaphylactic shock",
            r"chest (?:pains?|hurts|tight\w*)|pains? in (?:my|his|her) (?:chest|heart)",
            r"(?:throat|tongue|airway) (?:is |s )?(?:closing|swelling|swollen)",
            rf"{_SOMEONE} (?:\w+ ){{0,4}}?(?:collapsed|fainted|passed out|unconscious|unresponsive"
            r"|choking|electrocuted|poisoned|wont wake up|isnt waking up|drowning"
            r"|turning blue|bleeding (?:out|badly|heavily|a lot|to death|and))",
            r"unconscious",
            r"(?:im|i am|hes|shes|he is|she is|i feel like im|"
            rf"my (?:\w+ )?{_RELATIVE} (?:is|are)) (?:\w+ )?dying(?! here| over| inside)",
            r"(?:im|i am) (?:\w+ )?(?:going to|gonna|about to) die(?! (?:if|when|of|from|without"
            r"|waiting|unless|for|laughing|before|on this hill|in these|in this))",
            r"(?:blood|bleeding) (?:\w+ )?(?:everywhere|wont stop|badly|heavily|to death)"
            r"|losing (?:\w+"
            r" ){0,3}?blood|(?:lots?|so much|loads) (?:of )?blood|(?:cant|wont"
            r"|doesnt) stop (?:the )?bleeding",
            rf"{_SOMEONE} (?:\w+ ){{0,2}}?(?:swallow(?:ed|ing)?|swallows|drank|drunk|ate|eaten"
            rf"|inhaled"
            r"|drinking) (?:\w+ ){0,5}?(?:batter\w+|magnets?|bleach|oil|detergent|cleaner|poison"
            r"|chemicals?|glass|coins?|descaler|antifreeze|paint|glue|screws?|button|beads?"
            r"|needles?"
            r"|tablets?|capsules?|pods?|acid|petrol|(?:parts?|pieces?) (?:of|from) (?:the|a|glass"
            r"|plastic|metal|your|it))",
            r"(?:house|flat|apartment|home|kitchen|(?:bed|living )?room|garage|building|car|hair"
            r"|clothes"
            r"|everything|sofa|curtains?|bed|charger|battery|it|lamp) (?:is |are |s |just |has "
            r"|have |now |still )*"
            r"(?:on fire|burning down|in flames|up in flames|caught fire|caught on fire|exploded)",
            r"(?:house|flat|apartment|home|kitchen|garage|building) (?:is |s )?burning"
            r"|theres a fire",
            r"smell(?:s|ing)? (?:\w+ )?gas|gas leak|carbon monoxide poisoning|(?:been|is|was|are"
            r"|got) "
            r"(?:being )?poisoned|electric shock|electrocuted",
            r"medical emergency|life threatening|bleeding out(?! of)|life and death"
            r"|dying in front of",
        ),
    },
    mentions={
        "self_harm": (r"suicid\w*|sui cide|suiside|sucide|suicde|suside|overdos\w*|un ?aliv\w+",),
        "violence": (
            rf"{_THEY} (?:\w+ ){{0,4}}?(?:has|have|with|holding|pulled|got|had|carrying|waving"
            rf"|pointing"
            rf"|point\w*)(?: out)? (?:an? |his |her |the )?(?:\w+ )?{_WEAPON}"
            r"(?! (?:like|from|bags?|case|set|block|sharpener|holder|as a))",
            r"hostages?|kidnapp\w+|raped?",
        ),
    },
    goods=(
        r"films?|movies?|books?|novels?|posters?|dvds?|blu ?rays?|albums?|songs?|cds?|vinyl|games?"
        r"|puzzles?|costumes?|(?:t ?)?shirts?|mugs?|series|comics?|perfumes?|eau|sets?|blocks?"
        r"|in stock|sharp\w*|collection|documentar\w+|prints?|stickers?|toys?",
    ),
    run_together=(
        "wanttodie",
        "wannadie",
        "wantodie",
        "killmyself",
        "killingmyself",
        "endmylife",
        "hangmyself",
        "cutmyself",
        "wanttokillmy",
        "dontwanttolive",
        "betteroffdead",
    ),
    small_words=(
        "i im ive ill id the to and my me you is are am was it this that of in on for with not"
        " dont cant he she they"
        " his her be have has want wanna going gonna without will all your myself somebody someone"
    ),
)
