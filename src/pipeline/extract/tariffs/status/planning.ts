import { future, put, test } from './words.ts';

const conditional = test(
  String.raw`\b(?<!\b(?:even|as) )(?:if|unless|whether|should (?:(?:talks|they|the|no|that|it)\b|{ANY})|without (?:a |an |any |another |the |such an? )?(?:\w+ )?(?:deal|agreement|extension|accord|truce|progress|breakthrough)|absent|failing|in case|otherwise|or else)(?:\b|(?<=⟧))`,
);
const turnsOn = test(
  String.raw`\b(?:will|would|could|may|might|can|shall|are to|is to|set to|due to|scheduled to|jump|return|revert|snap|rise|go)\b|(?:^|⟧ )to ${put}`,
);
// "must ship magnets or face a 200% duty".
const orElse = test(
  String.raw`\b(?:must|should|ha(?:s|ve|d) to|needs? to|either|better|urg\w+)\b[^;]*\bor (?:else )?(?:face|pay|risk|be |see|get|suffer)[^;]*$`,
);
// "introduced a bill to put", "campaigned on a promise of".
const proposes = test(
  String.raw`\b(?:bill|legislation|draft law|petition\w*|campaign\w*|motion|idea|proposal(?! to levy)|suggestion|prospect|risk|spect(?:er|re))\b[^;]*$`,
);
const underReview = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,90}\b(?:(?:is|are|was|were|remain\w*|still) (?:also |now )?(?:under (?:consideration|review|discussion)|on the table|being (?:considered|weighed|discussed|mulled)|possible|likely|an option))\b`,
);
const threatens = test(
  String.raw`\b(?:threat|threaten\w*|warn\w*|vow\w*|consider\w*|mull\w*|weigh\w*|float\w*|(?<!\b(?:announc|unveil|publish|releas|issu)\w* (?:[a-z]+ ){0,3})propos\w+|suggest\w*|hint\w*|ponder\w*|avert\w*|avoid\w*|forestall\w*|stave\w* off|prevent\w*|looming)\b(?:(?!, (?:and|but|while|which|then)\b)[^;])*$`,
);
const threatenedAfter = test(String.raw`^(?:{ANY}|[^;,⟦]){0,60}\b(?:threatened|floated|proposed|vowed)\b`);
const mayBe = test(String.raw`\b(?:could|may|might|potentially|possibly)\b[^;]*$`);
const ahead = test(String.raw`\b${future}\b[^;]*$`);
const goesAhead = test(
  String.raw`^(?!⟦)[^;]{0,140}\b(?:(?:will|would|is to|are to|due to|set to|shall) (?:then )?(?:take|begin|start|apply|be|kick|come|go|rise|jump|increase|fall|drop|hit|double|return|cover|affect)|(?:takes?|taking) (?:effect|hold)|go(?:es)? into effect|comes? into (?:force|effect)|kicks? in)\b|^[^;⟦]{0,40}\b(?:planned|scheduled|begins)\b`,
);
const planned = test(String.raw`\b(?:planned|upcoming|forthcoming|pending|promised)(?: [a-z]+)? $`);
const plans = test(String.raw`\b(?:announc\w+|unveil\w*|plan\w*|threat\w*)\b[^;]*$`);
const denies = test(
  String.raw`\b(?:den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out|no plans? (?:to|for)|(?:not|never|n't) (?:go|return|revert|jump|rise|snap|climb)\b(?! ahead| forward| through))[^;]*$`,
);

/** Words that tell that a rate is planned, threatened or denied. */
export const planning = {
  conditional,
  turnsOn,
  threatens,
  orElse,
  proposes,
  underReview,
  threatenedAfter,
  mayBe,
  ahead,
  goesAhead,
  planned,
  plans,
  denies,
} as const;
