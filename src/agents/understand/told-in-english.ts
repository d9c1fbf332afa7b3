import type { Token } from './token.ts'
import { isOfAPast } from './told.ts'

const LONGEST = 18

/** What the clause may be made of; every other kind of word restricts, counts, compares or asks. */
const TALK = new Set(
  `unknown remark filler glue prep be soft aside pron follow change verb like start put greeting opener and to correct period
   figure-date feast name pause count maybe overview`.split(/\s+/),
)
/** Operators that tell of the teller, of the day, or of what is to be done. */
const TELLS = new Set('no modal circumstance loose future because clock quantity action'.split(' '))

/** Restricts, sets how to count, says which is meant, compares or asks: then it is no telling, whatever else it is. */
const ALTERS =
  /\b(?:only|except\w*|exclud\w+|includ\w+|ignor\w+|omit\w*|without|minus|less|leav(?:e|ing) (?:out|off|the|any|all)|skip\w*|drop(?:ping)? (?:the|any|all)|strip\w*|net of|apart|besides|other(?: than|s)?|instead|rather|if|unless|whether|provided|assum\w+|suppos\w+|mean(?:t|ing|s)?|counting|counted|counts|per|each|every|both|either|average\w*|median|mean|share|half|over|under|above|below|more|fewer|than|versus|vs|compar\w+|against|at least|at most|up to|online|members?|loyalt\w+|refunds?|returns?|ones?|kinds?|types?|part|bits?|side|section|after (?:the|a)|interested|care|concern\w*|focus\w*|regarding|which|who|whose|why|top|bottom|best|worst|most|least|new|first|second|last|tomorrow|next|will be)\b/iu

const I = "(?:i|we|i'm|im|i am|we're|we are|i'd|we'd|i'll|we'll|i've|we've|i have|we have|i had|we had|he|she|they)"
const SOON = '(?:just|really|also|still|now|then|already|nearly|almost|quickly|finally|first|only)'
/** What somebody does with a figure, or in a shop; none of asking, looking, counting or telling apart. */
const DEED = `(?:ring|call|phone|text|message|thank|praise|congratulate|say (?:well done|thanks|thank you|hello|something)|tell (?:him|her|them|the|my|our|everyone|dave)|brief|update (?:him|her|them|the|my|our)|walk|plan|prepare|prep|print|pin|stick|post|write|fill|finish|present|reorder|restock|refill|rotate|tidy|clear|clean|lock up|close up|cash up|shut up|open up|set up|roster|schedule|book|train|coach|teach|visit|pop|head|go|get (?:home|going|on|out|back|ready|started)|drive|meet|speak|chat|sit down|lean on|push|have (?:it out|a word|a chat|lunch|a go)|put (?:it|them|this|that|these|something) (?:up|on|in|into|out|down|away|back)|pin (?:it|them|this) up|begin|start|make (?:sure|room|space|a point|my case|a plan)|fix|sort|bring (?:it|this|them) (?:up|to|along)|take (?:it|this|them) (?:to|up|along|in|with)|ask (?:him|her|them|for help)|decide|show (?:him|her|them|the|my|our|dave)|transfer|send (?:it|this|them)|finish up|wrap up|go home|spend time|place (?:the|an|my|our) order|order)`
const PURPOSE = new RegExp(
  `^(?:(?:and|so|because|as|since|cos) )?(?:${I} )?(?:${SOON} )*(?:(?:want|wants|wanted|need|needs|have|has|had|got|like|love|going|about|plan|planning|hoping|hope|trying|off|due|wanting|looking|meant|promised|ready|keen|dying|itching|wanna|gonna|gotta|bout|preparing|getting ready|heading off) ?(?:to )?|must |will |can |could |might |should |'ll |to )${SOON}? ?${DEED}\\b`,
  'iu',
)
/** "I'm preparing for tomorrow": what is ahead is what one gets ready for, and no time of what is asked. */
const AHEAD =
  /^(?:(?:i'm|im|i am|we're|we are|just|busy) )*(?:preparing|prepping|planning|getting (?:ready|set)|gearing up|setting up) for (?:tomorrow|tomorrow's \w+|next week|the (?:weekend|visit|audit|review|meeting|call|morning|rush|sale|holidays?|season))$/iu
const SO_THAT = new RegExp(
  `^so (?:that )?(?:i|we|they|he|she|the \\w+) (?:can|could|may|might|will|'ll|know|have) ?${SOON}? ?${DEED}\\b`,
  'iu',
)

const PERSON =
  '(?:i|we|he|she|they|(?:the|my|our) (?:boss|manager|area manager|regional(?: manager)?|rep|buyer|supplier|owner|team|lads|girls|auditor|driver|delivery|inspector|boys|gaffer|director|visitors?|meeting|call|kettle|kids|wife|missus|bus|train|taxi|shutters?)|(?:head office|hq|finance|the day|the shift))'
/** "Before the boss rings", "while the kettle boils": when one asks. What came before or while something was on is told in the past, and restricts. */
const BEFORE = new RegExp(
  `^(?:(?:quick|one) (?:one|q|question) |(?:(?:i'm|im|i am|we're|only|just) )*(?:checking|asking|ringing|looking)(?: (?:this|it))? )?(?:before|while|whilst|as) ${PERSON} (?!\\w+ed\\b|was\\b|were\\b|had\\b|did\\b|came\\b|went\\b|got\\b|rang\\b|left\\b|opened\\b|closed\\b|began\\b|ran\\b|sold\\b|took\\b)\\w+`,
  'iu',
)

const WAY =
  '(?:way(?: (?:home|in|out|back|over|there|to (?:the |my |a )?(?:store|shop|work|office|meeting|call|train|branch|site|bank|airport)))?)'
const RIDES = `(?:cab|car|taxi|train|tram|bus|tube|metro|plane|airport|road|motorway|m\\d+|${WAY})`
const ROOMS =
  '(?:van|lorry|truck|lift|office|canteen|back office|back room|stockroom|stock room|car park|desk|floor|shop floor|door|kitchen|queue|home|bed)'
const NOW = '(?: (?:now|home|again|at the moment|already|today|here|sorry))*$'
const INTO = '(?:in|on|at|outside|into|out of|off|out|from|to|up to|through) (?:the |my |our |a )?'
const AM = `(?:i'm|im|i am|we're|we are|i was|sat|sitting|standing|stood|stuck|parked(?: up)?|walking|heading|driving|pulling|running|stepping|getting|coming)`
/** "In the cab", "I'm on my way to the store", "just pulling out of the car park": where one asks from. A bare room may be where the goods are. */
const FROM_WHERE = new RegExp(
  `^(?:(?:still|here|${SOON}) )*(?:${INTO}${RIDES}${NOW}|${AM} (?:(?:still|here|back|off|up|out|${SOON}|${AM}) )*${INTO}(?:${RIDES}|${ROOMS})${NOW})`,
  'iu',
)

const GOING_ON =
  '(?:on|off|over|out|up|in|back|down|late|early|due|coming|comin|coming up|here|there|near|nearly here|nearly over|almost over|almost done|finished|done|ended|starting|started|running|running late|round the corner|around the corner|closed|shut|open|packed|heaving|rammed|broken|bust|playing up|acting up|gone|dead|quiet|busy|mad|mental|manic|hopping|chaos|freezing|boiling|roasting|empty|bare|full|stuck|waiting|asking|visiting|calling|ringing|moaning|nagging|sick|ill)'
const WHEN =
  '(?:again|already|now|today|yesterday|tonight|soon|early|late|for (?:once|now|me|us)|all (?:day|week|morning)|in here|out there|outside|here|at the moment|till \\w+|until \\w+|not till \\w+|on \\w+day|at \\w+|in (?:a|five|ten|an|\\d+) ?\\w*)'
/** "Coffee's on", "delivery's late again", "there was a match on", "Valentine's coming up": what is going on. */
const HAPPENS = new RegExp(
  `^(?:(?:and|but|sure|well|so|because|cos|only asking because) )*(?:there(?:'s| is| was| are| were| has been) |it(?:'s| is| was|'s been| has been| felt| looks| looked) |(?:the |my |our |a |that |this )?(?:[a-z-]+ ){0,2}(?:[a-z-]+'s |[a-z-]+ (?:is|are|was|were|isn't|feels?|felt|looks?|looked) ))(?:(?:a|an|some|the|so|very|really|ever so|a bit|pretty|fierce|wild|well|not|still|just|all|only|like a|as) )*(?:[a-z'-]+ ){0,2}${GOING_ON}(?: ${WHEN})*$`,
  'iu',
)
/** "Kettle on", "fathers day coming": without a verb, and of no goods. */
const BARE = /^(?:the |my |our )?(?:[a-z'-]+ ){1,2}(?:coming up|coming|comin|on|down|round the corner)$/iu
const WEATHER =
  /^(?:(?:and|but|because|cos|as) )?(?:it(?:'s| is| was|'s been| has been)|we(?:'ve| have)? had) (?:a |the |so |absolutely |really )*(?:raining|pouring|snowing|freezing|boiling|roasting|lashing|bucketing|baking|hot|cold|wet|windy|stormy|rain|snow|sun|sunny|lovely|miserable|splitting the stones|chucking it down)\b/iu

const CHEER =
  /^(?:(?:and|please|go on|sure|now) )*(?:(?:don't|do not|dont) (?:be \w+|laugh|ask|judge|worry|panic|rush|shout|faint|mind me|(?:frighten|scare|kill|shoot|hate|judge|quote|blame|rush|shout at|laugh at|tell on) (?:me|us|the messenger))|god (?:help|love|bless|rest) (?:me|us|them|him|her|it)|(?:frighten|scare|surprise|amaze|humour|humor|indulge|impress|depress|shock|cheer|spare|bear with|excuse|forgive|pardon|bless|save|mind) (?:me|us|the \w+)(?: up| now)?|(?:thank|mother of) (?:god|me|us|my \w+)|god help my \w+|be a \w+|i could use some good news|no offence|sorry about the \w+)$/iu

const OCCASION =
  '(?:meeting|meet|call|discussion|deck|review|report|presentation|slides?|newsletter|notes?|email|memo|sheet|log|board|whiteboard|lunch|huddle|briefing|brief|catch-?up|handover|appraisal|audit|visit|file|records|paperwork|pack|agenda|minutes|letter|summary|speech|toast|poster|display|diary|rota|order sheet)'
/** "For the JBP discussion", "Monday call in 5", "Monday category call is at ten": what the figure is for. */
const FOR_IT = new RegExp(
  `^(?:(?:this is|it's|it is|all|needed|to be inserted|to go) )?(?:for|in|into) (?:the |my |our |a |this |tomorrow's |today's |\\w+day's )?(?:[a-z&]+ ){0,2}${OCCASION}(?: (?:tomorrow|today|later|at \\w+))?$`,
  'iu',
)
const COMING = new RegExp(
  `^(?:(?:i|we)(?:'ve| have)(?: got)? |there's |got |my |our |the |a )*(?:\\w+day |\\w+ ){0,2}${OCCASION} (?:is )?(?:at|in|with|due|starts?|coming up)(?: (?:at|the|my|a))?(?: \\w+){0,3}$`,
  'iu',
)
/** "The team did a great job", "someone called in sick", "we changed the layout": what was done, by whom. */
const DONE =
  /^(?:(?:and|but|because|cos|as|since) )?(?:i|we|he|she|they|someone|somebody|everyone|everybody|nobody|(?:the|my|our) (?:\w+ )?(?:team|lads|girls|boss|manager|staff|crew|buyer|supplier|rep|driver|lad|lass)) (?:just |only |already |finally |all )?(?:changed|moved|redid|rearranged|refitted|painted|cleaned|tidied|opened|closed|finished|started|launched|trained|coached|called in|rang in|phoned in|did a|had a|got a|went|came|were|was|worked|forgot|missed|lost|dropped|broke|fixed|noticed|put in|set up|laid out)(?! (?:the )?(?:counting|price|prices))\b/iu

/** "My feet think it's thousands", "these old eyes need it big": the teller's body feels, it asks for nothing. */
const BODY =
  /^(?:(?:and|because|cos|as|since) )?(?:my|these|me) (?:(?:old|poor|tired|bad) )*(?:eyes?|eyesight|feet|foot|back|hands?|fingers?|thumbs?|glasses|specs|knees?|legs?|head|ears?|brain|memory|nerves|heart|voice) (?!for\b|of\b)[a-z']+/iu
/** "This thing can't hear me", "the tablet keeps correcting me". */
const DEVICE =
  /^(?:(?:and|because|cos|but) )?(?:this|the|that|this bloody|this blasted) (?:thing|tablet|yoke|machine|gadget|contraption|screen|microphone|mic|keyboard|autocorrect|phone|ipad) (?:can't|won't|doesn't|don't|cannot|never|isn't|keeps|is|has|just|always)\b/iu
/** "They flew out", "it went like hot cakes": how goods went, told with pride. */
const FLEW =
  /^(?:(?:and|because|cos|sure) )?(?:they|it|those|these)(?:'ve| have| has| were| was|'re| are)?(?: just| all)? (?:flew|flown|flying|going|went|gone|walked|walking) (?:out|out the door|off the shel\w+|like (?:hot )?\w+|down a treat|in no time|in a flash|a bomb)$/iu

/** "My grandson showed me how to use this thing", "the young fella usually does this for me": who helps with what one asks with. */
const HELPED =
  /^(?:(?:and|but|because|cos|as|since) )?(?:my|the|our) (?:[a-z]+ ){1,3}(?:(?:usually|normally|always|generally) )?(?:does|did|do|handles|runs|showed|shows|taught|teaches|set|lent|gave) (?:all )?(?:this|it|that|me|us)(?: (?:this|that|it|how|to|use|work|do|set|get|thing|tablet|gadget|machine|contraption|computer|screen|yoke|up|on|in|with|for|me|us|once|before|again|here|now))*$/iu
/** "They've got me covering both districts now": whose work one does, of places that have no name. */
const COVERS =
  /^(?:(?:and|but|because|cos|as|since) )?(?:they|head office|corporate|the boss|he|she)(?:'ve| have|'s| has|'d)? (?:got|had|put|asked|stuck|sent|left)? ?(?:me|us) (?:to )?(?:cover(?:ing)?|fill(?:ing)? in|mind(?:ing)?|look(?:ing)? after|run(?:ning)?|do(?:ing)?|handl(?:e|ing)|on)(?: (?:for|both|all|the|two|whole|entire|other|districts?|areas?|regions?|patch|stores?|shops?|everything|lot|place|now|today|this|week|month|again|here|everybody))*$/iu

const HEADS = [
  HELPED,
  COVERS,
  BODY,
  DEVICE,
  FLEW,
  PURPOSE,
  AHEAD,
  SO_THAT,
  BEFORE,
  FROM_WHERE,
  HAPPENS,
  BARE,
  WEATHER,
  CHEER,
  FOR_IT,
  COMING,
  DONE,
]
const FIGURE = new Set(['metric', 'rank', 'cmp', 'each', 'topseller'])
const MOST_UNKNOWN = 3

const LEADS = /^(?:(?:so|well|right|ok|okay|sure|look|now|and|but|sorry|anyway|honestly|look|ah|oh) )+/iu
const textOf = (clause: readonly Token[]) =>
  clause
    .filter(({ type }) => type !== 'pause')
    .map(({ text }) => text.toLowerCase().replaceAll('’', "'"))
    .join(' ')
    .replaceAll(" 's", "'s")

const BARELY = new Set(['remark', 'glue', 'feast', 'period', 'soft', 'prep', 'change', 'filler'])
/** "I need to order tobacco", "vapes are out", "for the pharmacy report": the word that nobody knows may be what is asked about. */
const mayBeGoods = (one: Token, words: readonly Token[], text: string): boolean => {
  if (PURPOSE.test(text) || SO_THAT.test(text) || DONE.test(text)) return true
  if (FOR_IT.test(text) || COMING.test(text)) return !/^[A-Z]{2,}$/.test(one.text) && !/^[A-Z]$/.test(one.text)
  return words.find(({ type }) => type !== 'glue' && type !== 'filler') === one
}
const isCapital = ({ text }: Token) => /^[A-Z][a-z]/.test(text)

/**
 * Does a clause of an English question only tell why, when, where or in what mood it is asked (I want to ring them and say well done, before the
 * boss rings, coffee's on, in the cab)? It may hold a few words that nobody knows, and none that restricts, counts, compares or asks, and no
 * figure; names and times in it count only where the asking points at them (`stories.ts`).
 */
export const isToldInEnglish = (clause: readonly Token[]): boolean => {
  const words = clause.filter(({ type }) => type !== 'pause')
  if (words.length < 2 || words.length > LONGEST || clause.at(-1)?.text === '?') return false
  const said = textOf(clause)
  if (/[^\p{Script=Latin}\d\s'&%-]/u.test(said)) return false
  const text = [said, said.replace(LEADS, '')].find((one) => HEADS.some((head) => head.test(one)))
  const own = text !== undefined && (AHEAD.test(text) || HELPED.test(text) || COVERS.test(text))
  if (text === undefined || (!own && ALTERS.test(text.replace(/^(?:before|only asking because) /u, '')))) return false
  const bare = BARE.test(text) && !HAPPENS.test(text)
  if (bare && !words.every(({ type, value }) => BARELY.has(type) && value !== 'verb')) return false
  if (isOfAPast(words) || /^(?:when|if|until|after|once|since)\b/iu.test(text)) return false
  const unknown = words.filter(({ type }) => type === 'unknown')
  if (!own && unknown.some((one) => mayBeGoods(one, words, text))) return false
  // A name that nobody knows may be a shop or goods.
  if (unknown.length > MOST_UNKNOWN || unknown.some((one) => isCapital(one) && one !== words[0])) return false
  return words.every(
    (token) =>
      TALK.has(token.type) ||
      // Each of their words is in their form.
      (own && token.name === undefined && !FIGURE.has(token.type)) ||
      (token.type === 'dim' && /^(?:store|shop|branch|day|category)$/iu.test(token.text)) ||
      (token.type === 'place' && token.value === 'mine') ||
      (token.type === 'op' && (TELLS.has(token.value) || (token.value === 'other' && /^pulling/iu.test(token.text)))),
  )
}
