import { test } from './words.ts';

// "vowed to match the 50% duty", "wants Washington to drop the 20% duty", "the duty could be lifted": it holds.
const answers = test(
  String.raw`\b(?:match|answer|counter|retaliat\w+ (?:against|for)|respon\w+ to|in (?:response|retaliation|answer) (?:to|for))(?: (?!with\b)[a-z]+){0,4} $|\b(?:exempt\w*|exclu\w+|spar(?:e|es|ed|ing))\b[^;]*\bfrom (?:{ANY}|[^;,⟦]){0,40}$`,
);
const demands = test(
  String.raw`\b(?:wants?|wanted|urg\w+|demand\w*|call\w* (?:on|for)|ask\w*|press\w*|insist\w*|hopes?)\b[^;]*\b(?:drop|remov\w+|lift\w*|scrap\w*|cancel\w*|end|withdraw\w*|abolish\w*)(?: (?!to\b|from\b)[a-z]+){0,4} $`,
);
const mayGo = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,80}\b(?:could|may|might|can) be (?:removed|lifted|scrapped|dropped|cut|lowered|reduced|halved|withdrawn)\b`,
);
const already = test(
  String.raw`\b(?:(?<!will )(?<!would )(?:now|currently|already|presently)|still (?:at|face|faces|stands?|taxed)|existing|pre-?existing|current|longstanding|(?:recently|newly)[ -](?:implemented|imposed|introduced|enacted))\b[^;,⟦]{0,50}$`,
);
const alreadyAfter = test(
  String.raw`^(?: of| in)?[ -]"?(?:[a-z]+-)?(?:existing|pre-?existing|current|longstanding|earlier)\b|^[^;,⟦]{0,40} (?:(?:that |which )?(?:he|it|they|(?:the )?{ACTOR}) (?:has |have |already |had )*(?:imposed|introduced|levied|put|slapped|charges|collects)|(?:already |previously )imposed|imposed (?:by (?:the |then[- ])?(?:[a-z]+ )?{ACTOR}|during|in|last|earlier|under|since|on {DATE}))\b`,
);
const notMoved = test(
  String.raw`\b(?:not|n't|never|rul\w+ out|refus\w+ to|no plans? to)(?: [a-z]+ly| be| yet)? (?:{RAISE}|{CUT}|rais\w+|cut\w*|cutting|chang\w+|touch\w*)(?: on)? (?:its|the|their|his|current|existing| )+$`,
);
const keptAfter = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,110}\b(?:(?:will |would |to |that )?(?:remain|stay|continue|stand|hold)s?\b|(?:is|are|was|were|be|being|will be) (?:kept|retained|maintained|left)|in (?:place|force|effect)\b|already(?! (?:plan|announc|threat|schedul|promis|vow))|still|took effect|(?:went|came) into (?:force|effect)|has (?:taken|been in) effect|(?:is|are) now|takes? effect immediately|unaffected|unchanged)|^(?:{ANY}|[^;,⟦]){0,70}, (?:which|that) (?:still |will )?(?:remains?|stays?|holds?|stands?|appl(?:y|ies))\b`,
);
const keepsNow = test(String.raw`\b(?:{KEEP})\b(?:(?!\b(?:and|but|will|would)\b)[^;⟦]){0,40}$`);
const keeps = test(String.raw`\b(?:{KEEP})\b[^;]*$`);
const now = test(
  String.raw`\b(?:effective (?:immediately|today|now)|with immediate effect|took effect|takes effect (?:today|immediately)|(?:went|came|gone) into (?:force|effect)|hereby|as of today|starting today)\b`,
);

// "… of 15 % and 25 %; they came into force on Monday": told of both, further on.
const began = test(
  String.raw`\b(?:they|these|those|both|all|it) (?:have |has |then |both )?(?:(?:came|went|come|gone) into (?:force|effect)|took effect|taken effect)\b`,
);

/** Words that tell that a rate holds now. */
export const holding = {
  began,
  answers,
  demands,
  mayGo,
  already,
  alreadyAfter,
  notMoved,
  keptAfter,
  keepsNow,
  keeps,
  now,
} as const;
