import { pattern } from '../tagging/patterns.ts';

/** An agreement by what is to be done. */
export interface NamedAct {
  readonly what: string;
  /** It spells out a wider agreement. */
  readonly isTerm: boolean;
}

interface Act extends NamedAct {
  readonly looks: RegExp;
}

const tariffs = '(?:{TARIFF}|tariff|trade war|countermeasures|trade measures|hikes?)';
const stand = '(?:truce|pause|suspension|cease-?fire|reprieve|halt|deadline|relief|détente|grace period)';
const stop =
  '(?:suspend|suspending|suspension|pause|pausing|halt|halting|freeze|freezing|hold off|holding off|delay|delaying|postpone|postponing|defer|put off|put .{0,40}on hold|refrain|refraining|drop|stop|stopping|set aside|shelve|forgo|call off|keep .{0,40}from (?:escalating|rising)|not (?:to )?(?:raise|impose|increase|launch|escalate|introduce|add|levy))';
const lower =
  '(?:{CUT}|ease|easing|soften|softening|trim|trimming|relax|undo|scaling back|dial(?:ing)? back|dial(?:ing)? down|wind(?:ing)? (?:back|down)|ratchet(?:ing)? down|walk(?:ing)? back|de-?escalate|unwind(?:ing)?|curtail|moderate|reductions? (?:in|of|to)|cuts? (?:in|of|to))';
const curbs =
  '(?:export|curbs?|restrictions?|controls?|licen[cs]\\w+|rare[- ]earths?|magnets?|minerals?|bans?|affiliates? rule|entity list|blacklist\\w*|sanctions?|investigations?|probes?|students?|visas?)';
const how =
  '(?:temporarily |immediately |mutually |sharply |drastically |significantly |jointly |both |each |[a-z]+ly |an? |the |their |its |mutual |reciprocal |partial |broad |sweeping |deep |{SPAN} (?:mutual )?)*';

/** What the sides agree to do; the first that fits names the agreement. */
const acts: readonly Act[] = [
  { looks: pattern(`^.{0,30}\\btik ?tok(?!\\w)`, 'iu'), what: 'TikTok deal', isTerm: false },
  {
    looks: pattern(
      `^(?:extend|prolong|renew|roll over|extending|prolonging|a further|an? extension|extensions? of|push back|lengthen|keep|maintain|preserve)\\b.{0,60}\\b${stand}`,
      'iu',
    ),
    what: 'truce extension',
    isTerm: false,
  },
  {
    looks: pattern(`^(?:an? |the |temporary |{SPAN} )(?:[a-z-]+ |{SPAN} ){0,2}(?:{TRUCE})\\b`, 'iu'),
    what: 'truce',
    isTerm: false,
  },
  {
    looks: pattern(`^${how}${stop}\\b.{0,30}?\\bport (?:fee|charge)`, 'iu'),
    what: 'port fee suspension',
    isTerm: true,
  },
  { looks: pattern(`^${how}${stop}\\b.{0,80}?\\b${tariffs}`, 'iu'), what: 'tariff pause', isTerm: true },
  { looks: pattern(`^${how}${lower}\\b.{0,60}?\\b${tariffs}`, 'iu'), what: 'tariff cut', isTerm: true },
  { looks: pattern(`^${how}tariff (?:cut|reduction|rollback)s?\\b`, 'iu'), what: 'tariff cut', isTerm: true },
  { looks: pattern(`^(?:soften|ease) (?:their|its) stances?`, 'iu'), what: 'tariff cut', isTerm: true },
  {
    looks: pattern(
      `^${how}(?:end|lift|ease|suspend|pause|remove|resume|restart|allow|grant|issue|speed up|expedite|approve|delay|roll back|hold off|lower|loosen|keep|address|scrap|shelve|drop|{CUT})\\b.{0,50}?\\b${curbs}`,
      'iu',
    ),
    what: 'export restrictions',
    isTerm: true,
  },
  {
    looks: pattern(
      '^(?:give|pay|share|hand(?: over)?|remit|turn over|fork over|surrender)\\b.{0,60}?(?:{PERCENT}|cut|share|slice|portion)',
      'iu',
    ),
    what: 'revenue share',
    isTerm: false,
  },
  {
    looks: /^.{0,60}\b(?:fentanyl|precursors?)\b/iu,
    what: 'fentanyl',
    isTerm: true,
  },
  {
    looks:
      /^(?:resum\w+|restart\w*|re-?open\w*|relaunch\w*|begin|start|immediately begin|launch) .{0,20}\b(?:negotiations?|(?:trade )?talks)\b/iu,
    what: 'new talks',
    isTerm: true,
  },
  {
    looks: /^(?:open(?: up)?|reopen|widen|grant)\b.{0,40}\b(?:markets?|access)\b/iu,
    what: 'market access',
    isTerm: true,
  },
  {
    looks:
      /^["']?(?:enhanc|intensif|strengthen|deepen|step up|improv|expand|boost)\w*\b.{0,40}\b(?:communications?|cooperation|dialogue|coordination|exchanges)\b|^(?:work together|cooperate|join forces)\b/iu,
    what: 'cooperation',
    isTerm: false,
  },
];

const started =
  /^(?:establish|launch|set up|create|form|exchange|share|set in motion|embark on|strengthen|label|designate)(?:ing)?\b (?:an?|the|new|formal|more|their)? ?(?<thing>(?:(?!to\b|that\b|which\b|for\b|after\b|during\b|as\b|in order\b)[\w'"&-]+ ?){1,6})/i;

/** Names what is to be done; undefined where it is no act of these talks. */
export function nameOfAct(act: string): NamedAct | undefined {
  const found = acts.find(({ looks }) => looks.test(act));
  if (found) return { what: found.what, isTerm: found.isTerm };
  const thing = started.exec(act)?.groups?.thing?.replace(/["']/g, '').replace(/^new /, '').trim().toLowerCase();
  // "To create good conditions" is a wish.
  return thing === undefined || thing === '' || /favou?rable|atmosphere|conditions?\b|environment/.test(thing)
    ? undefined
    : { what: thing, isTerm: false };
}
