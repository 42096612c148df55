"""English."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_LOVED = (
    r"(?:husband|wife|hubby|boyfriend|girlfriend|bf|gf|fiancee?|partner|dad|daddy|father|mum|mom"
    r"|mummy|mother|step ?\w+|brother|sister|uncle|aunt|auntie|cousin|parents?|son|daughter|friend"
    r"|mate|neighbou?r|flatmate|colleague|boss|grand(?:ma|pa|mother|father|dad|son|daughter|ad)"
    r"|nan|nana|gran|granny|twin|child|baby|in law|dog|cat|rabbit|horse|puppy|pet)"
)
_LAWYER = (
    r"(?:lawyers?|solicitors?|attorneys?|barristers?"
    r"|legal (?:team|department|counsel|advis[eo]r|insurance|representatives?))"
)
_MEDIA = (
    r"(?:press|papers|newspapers?|media|tabloids?|tv|telly|news|bbc|itv|cnn|reuters|guardian"
    r"|daily mail|local paper|watchdog)"
)

ENGLISH = Lexicon.of(
    "en",
    figures=(
        r"(?:lawyer|solicitor|attorney|barrister|journalist|reporter) (?:friends?|mates?|husband"
        r"|wife|bag|look|brother|sister|cousin|daughter|son|costume)",
        r"press(?:ed|ing)? (?:the|a|any|on|in|it|this|that|enter|ok|send|play|studs?|fit|down"
        r"|here|\d|flowers?|releases?|and hold)",
        r"(?:french|coffee|garlic|flower|trouser|printing|drill|bench|lemon) press",
        r"hot off the press|full court press|(?:bad|good) press",
        r"(?:tennis|basketball|squash|badminton|food|forecourt) ?court|court (?:shoes?|yard)",
        r"graveyard (?:shift|slot)|(?:as|like) (?:the|a) grave|(?:be my|your|not my) funeral",
        r"mourning (?:the|that) (?:\w+ )?(?:colou?r|blue|green|red|rust|version|model|old)",
        r"job interview|interview (?:on|tomorrow|next|today|outfit|suit|at)",
        rf"(?:{_LOVED}) (?:is|s|was|are|works as) (?:a |an |in "
        rf"|for )?(?:the )?(?:retired )?(?:lawyer"
        r"|solicitor|barrister|attorney|judge|journalist|reporter|editor|undertaker|police\w*)",
        r"(?:nurse|works?|working|job|career|volunteer\w*|employed|shifts?) (?:\w+ ){0,2}?(?:in"
        r"|at|for"
        r"|as) (?:a|an|the|our) (?:\w+ )?(?:hospice|court|funeral home|cemetery|crematorium"
        r"|newspaper|press|law firm|police|undertakers?|newsroom|paper)",
        r"(?:over my|dead on|dead) (?:dead body|arrival|pixels?|batter\w+|stock|link|end|line"
        r"|weight)",
        r"(?:died|dead|dying) (?:of|from|with) (?:laugh\w+|boredom|embarrass\w+|cringe)",
        rf"(?:id|i would|will|would|gonna|going to) (?:\w+ )?kill (?:me|us|for)"
        rf"|my {_LOVED} will die",
    ),
    signs={
        "bereavement": (
            rf"(?:{_LOVED}|he|she|they|who|holder|customer|recipient) (?:\w+ ){{0,3}}?"
            r"(?:died|passed(?: (?:away|over|yesterday|today|last|this|in|suddenly"
            r"|on(?! (?:an?|the|my|your|his|her|its?|our|their|this|that|these|some|to)\b)))"
            r"|is deceased|was killed|drowned|didnt make it|lost (?:his|her|their) (?:battle|life)"
            r"|no longer (?:with us|alive|living)|isnt with us any ?more|is not with us any ?more)",
            rf"(?:{_LOVED}|he|hes|she|shes|they are|theyre|someone whos|whos|who is)"
            r"(?: is| has been| s| are)? (?:\w+ )?dead(?! (?:set|keen|right|wrong|serious"
            r"|against))",
            rf"(?:{_LOVED}) (?:was |is |got |had to be )?(?:put (?:to sleep|down)|(?:is )?dying)",
            rf"(?:my|our|his|her|the|your|their|for) (?:\w+ )?(?:late|dead|deceased) (?:\w+ )?"
            rf"{_LOVED}",
            rf"(?:lost|losing|buried|bury|burying|mourning|grieving|miss|cremated) "
            rf"(?:my|our|her|his|their|a) (?:\w+ )?{_LOVED}(?! (?:order|parcel|code|card|s))",
            r"passed away|passing of (?:my|our|his|her)|deceased|bereave\w*|condolences?"
            r"|in memor(?:y of|iam)",
            r"death (?:certificate|in the family|of (?:my|our|his|her|a))|(?:after|since|before"
            r"|of) "
            r"(?:his|her|their|my \w+) death",
            r"funerals?|undertakers?|obituary|hearse|coffin|widow(?:er|ed)?|mourning"
            r"|memorial service",
            r"executors?|executrix|probate|next of kin|estate of (?:my|the late|mr|mrs)",
            r"miscarr\w+|still ?b(?:irth|orn)\w*|(?:a|the|our) late loss|hospice"
            r"|terminal(?:ly)? ill"
            r"|end of (?:his|her) life|final hours|(?:days|weeks|months) (?:left )?to live"
            r"|weeks left",
            r"(?:scatter\w*|his|her|with the) ashes|grave ?(?:side|stone|yard)|(?:his|her|their"
            r"|the) grave|crematorium",
        ),
        "legal": (
            rf"(?:hear\w*|letter|contact\w*|talk\w*|speak\w*|spoken|spoke|consult\w*|instruct\w*"
            rf"|hand\w*|go|going|gone|went|to|through|via|from|with|by|hired?|got|get|getting) "
            rf"(?:it |this |this matter |everything )?(?:over )?(?:to )?(?:my|our|a|the) (?:\w+ )?"
            rf"{_LAWYER}",
            rf"(?:my|our) (?:\w+ )?{_LAWYER} (?:will|has|have|is|says|said|wants?|needs?|advis\w*"
            rf"|told|takes?|writes?|wrote|would|can|and)",
            r"legal (?:action|steps|proceedings|claim|notice|recourse|consequences|remedies|dispute"
            r"|person|matter|liability|representation)|legally (?:binding notice|liable)",
            r"(?:sue|suing|sued) (?:you|u|your|the|them|this|for|over)|(?:will|going to|gonna|ill"
            r"|to|can|could|may|shall|just) (?:\w+ )?sue|(?:law ?suit|litigation|class action"
            r"|injunction|subpoena|cease and desist|affidavit)",
            r"small claims?|county court|(?:take|taking|took) (?:\w+ ){0,3}?to court|(?:see|meet) "
            r"(?:you|u|ya|each other) (?:all )?in court|(?:to|in|before|through the) courts?"
            r"|court (?:claim|case|order|proceedings|hearing|summons|action)|(?:the"
            r"|a) judge (?:will"
            r"|decide|want)",
            r"letter before (?:action|claim)|formal (?:notice|complaint to|demand)|notice before"
            r"|(?:final|last) (?:deadline|demand)|(?:set|setting|give|giving|gave) (?:you |u )?"
            r"(?:\w+ ){0,3}?deadline|(?:failing|after) (?:that|which|repayment|payment|this) "
            r"(?:\w+ ){0,6}?(?:proceedings|court|claim|action|instructed)",
            r"trading standards|ombuds\w+|citizens advice|consumer (?:rights act|protection|advice"
            r"|council|watchdog|affairs|association)|better business bureau|attorney general"
            r"|information commissioner|(?:data protection|supervisory|competition|market) authorit"
            r"(?:y|ies)|advertising standards|financial conduct|ftc|regulators?",
            r"(?:report|reporting|reported|complain\w*|complaint) (?:\w+ ){0,6}?(?:to"
            r"|with) (?:the )?"
            r"(?:\w+ ){0,2}?(?:police|authorit\w+|commission\w*|council|agency)",
            r"(?:go|going|went|gone|been|took it|given \w+|off) to the police|police (?:report|are"
            r"|officer|have|will|involved|ref\w*)|crime (?:ref\w*|number)|press(?:ing)? charges"
            r"|criminal (?:offence|complaint|charges|matter)|involve the police",
            r"(?:claim|claiming|seek\w*|demand\w*|sue for|liable for) (?:for )?(?:\w+ )?damages"
            r"|compensation claim|breach of (?:contract|the)|personal injury",
        ),
        "press": (
            r"(?:im|i am|we are|this is|here is|as) (?:\w+ ){0,5}?(?:journalist|reporter|editor"
            r"|columnist|correspondent|documentary|news ?desk|newsroom|broadcaster)s?",
            r"(?:journalist|reporter|editor|producer|researcher|freelancer?) (?:at|for|with|from"
            r"|working|writing|here|covering|on)",
            r"press (?:office\w*|contact|enquir\w+|inquir\w+|request|team|department|pass|desk"
            r"|accreditation|statement|kit|images?|photos?|query|queries|relations|people|person"
            r"|spokes\w+)|spokes(?:man|woman|person|people)",
            rf"(?:go|going|gone|went|talk\w*|speak\w*|spoke|tell\w*|call\w*|contact\w*|write"
            rf"|writing"
            rf"|wrote|take|taking|email\w*|story|send\w*|sold) (?:\w+ ){{0,3}}?(?:to "
            rf"|with )?(?:the "
            rf"|our |my |a )?(?:local |national )?{_MEDIA}(?! (?:stand|rack|unit|bench|cabinet))",
            rf"(?:from|at|with|of) the (?:press|media|{_MEDIA})|national (?:press|paper|tv"
            rf"|news\w*)",
            r"(?:writing|researching|preparing|working on|do|doing|publish\w*|running|run|filming"
            r"|write|making|covering) (?:an? |the |our |this )?(?:\w+ ){0,3}?(?:article|story"
            r"|report"
            r"|feature|piece|segment|documentary|programme|podcast|episode|investigation) (?:about"
            r"|on|into|for|of)",
            r"(?:request|opportunity|invit\w+) (?:\w+ )?(?:for|to) comment|right of reply|on the "
            r"record|go(?:es|ing)? to print|(?:copy|print) deadline|interview (?:with|your|you|the"
            r"|someone|request)|for publication",
        ),
    },
)
