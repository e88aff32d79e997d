/** Whether a line is none of the story by its words alone: a share box, a hint at another story, a cookie notice, a credit. */
export const isLitter = (line: string): boolean =>
  line.length <= litterCharsMax && litter.some((pattern) => isOpening(unmarked(line), pattern));

// Behind a sentence of the story the words cut the line, and do not take the story with them.
function isOpening(line: string, pattern: RegExp): boolean {
  const at = line.search(pattern);
  return at === 0 || (at > 0 && !/\p{Ll}[.!?]["”’']? /u.test(line.slice(0, at)));
}

/** Whether a line stands above a list of other stories: “Most read”. */
export const isListHeading = (line: string): boolean =>
  line.length <= headingCharsMax && listHeading.test(unmarked(line));

/** Whether a line opens the readers' comments, after which no story follows. */
export const isCommentForm = (line: string): boolean =>
  line.length <= headingCharsMax && commentForm.test(unmarked(line));

/** Whether a line is the mark below which a press release tells of its office, not of the news. */
export const isEndMark = (line: string): boolean => endMark.test(line);

/** Where the litter at the end of a line begins, when the story stands before it on the same line; its length where there is none. */
export function endOfStory(line: string): number {
  const at = line.search(lateLitter);
  return at === -1 ? line.length : at;
}

const endMark = /^(?:# ?# ?#(?: *end *# ?# ?#)?|[-–—] ?30 ?[-–—])$/i;

const litterCharsMax = 300;
const headingCharsMax = 120;

// Bullets, arrows and brackets before the words.
const unmarked = (line: string): string => line.replace(/^[^\p{L}\p{N}©#]+/u, '');

const channel =
  `(?:facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|instagram|youtube|threads|bluesky|tumblr|
  messenger|wechat|weibo|flipboard|e-?mail|print|share|tweet|copy link|more)`.replace(/\s*\n\s*/g, '');
const story =
  '(?:stor(?:y|ies)|articles?|posts?|news|reads?|reading|coverage|content|links?|topics?|items?|videos?|updates?)';

const listHeading = new RegExp(
  `^(?:${[
    `(?:related|recommended|popular|trending|similar|featured|top|latest|other|more|further) ${story}(?: (?:for you|now|today))?`,
    '(?:related|recommended(?: for you)?|trending(?: now)?)',
    'most (?:read|popular|viewed|shared|commented|watched)(?: stories| articles)?',
    'more (?:from|on|in|about)\\b[^.:]{0,60}',
    '(?:also|must|further) read(?:ing)?|read (?:also|next|more)|see also',
    "editor[’']?s[’']? (?:picks?|choice)|don[’']?t miss|up next|what to read next|in other news|in case you missed it",
    'you (?:may|might|will|could) (?:also )?(?:like|enjoy|be interested in)(?: these?)?(?: stories)?',
    '(?:people|others) (?:are |also )?read(?:ing)?|what others are reading',
  ].join('|')})\\s*:?$`,
  'i',
);

const commentForm =
  /^(?:(?:leave|post|write|add) (?:a|your) (?:comment|reply)|your e-?mail address will not be published|(?:\d+|no) (?:comments?|replies|responses)(?: (?:on|to)\b.*)?$|comments? \(\d+\)$|comments are closed)/i;

// What official pages in Chinese print around a story: labels with what they name, and buttons.
const chineseLabel = `(?:(?:信息|稿件|文章)?来源|发布(?:时间|日期|机构)|责任编辑|责编|编辑|作者|字体|字号|分享到?|
  浏览次数|点击数|[上下]一篇|版权所有|主办单位|承办单位|当前位置|您的位置)`.replace(/\s+/g, '');
const chineseDate = '\\d{4}[-年./]\\d{1,2}[-月./]\\d{1,2}日? *(?:\\d{1,2}:\\d{2}(?::\\d{2})?)? *';
// No button holds what parts it from the next: else a line of many would be cut in countless ways.
const between = '[\\s【】[\\]|、/]';
const chineseButton = `(?:我要纠错|纠错|(?:打印|关闭)(?:窗口|本页|此页)?|分享|收藏|返回顶部|扫一扫[^。\\s【】[\\]|、/]{0,20})`;

const litter: readonly RegExp[] = [
  // Boxes and buttons of the page.
  /^(?:advertisements?|ads?|sponsored|promoted|error|menu|search|home|close|loading|log ?in|sign ?in|register|share|save|print|reply|comments?|like(?: this)?|like loading|tweet|subscribe|skip to (?:main )?content|(?:scroll|back) to (?:the )?top)(?: content)?[.:…]*$/i,
  /^(?:stor(?:y|ies)|article|content) continues? below\b|^continue reading\b|^(?:click|tap) (?:here|to|on)\b/i,
  /^(?:previous|next|older|newer) (?:post|article|story|entry|page)s?\b/i,
  /^\d+ (?:shares?|likes?|views?|(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month)s? ago|min(?:ute)?s? read)$|^\d+-min(?:ute)? read$/i,
  // Hints at other stories.
  /^(?:also|must|further) read\b|^read (?:also|next|more|full|the full)\b|^see also\b|^(?:learn|find out) more\b/i,
  /^(?:read|see|watch|listen|related|recommended|explained|don[’']?t miss|in case you missed it|icymi|more on this)(?: now| here| this)?\s*[:|»>–—]/i,
  // Sharing and following.
  new RegExp(`^${channel}(?:[\\s,|/•·&]+(?:and |or |on |via )?${channel})*$`, 'i'),
  /^share (?:this|on|via|with|it)\b|^(?:please )?(?:follow|like|find) (?:and like )?us\b|^follow @/i,
  /^join (?:us on|our|the conversation|the discussion)\b|^enjoy(?:ed|ing)? this (?:blog|post|article|story)\b|^please spread the word\b/i,
  // Letters and subscriptions.
  /^(?:sign up|subscribe) (?:for|to|now|today|here|and|with)\b|^(?:enter|type) your e-?mail\b|^thank(?:s| you) for (?:reading|subscribing|signing up)\b/i,
  /^get (?:the|our|all|more)\b.{0,120}\b(?:inbox|newsletter|e-?mail|alerts?|app)\b|^download (?:the|our)\b.{0,60}\bapp\b|\b(?:our|free|daily|weekly) newsletters?\b/i,
  /^already (?:a )?(?:subscriber|subscribed|member)\b|^support (?:our|independent) (?:work|journalism)\b/i,
  // Comment forms, where they stand alone.
  /^required fields are marked\b|^(?:name|e-?mail|website|comment) ?\*+$|^save my name\b|^(?:cancel reply|post comment)$/i,
  /^(?:you must be|please) logg?(?:ed)? in\b|^(?:log|sign) in to (?:comment|reply|post|leave)\b|^be the first to comment\b|^this site uses akismet\b/i,
  // Cookies and terms.
  /\b(?:we|sites?|use|uses|accept|manage|reject|our) .{0,40}\bcookies\b|\bcookies? (?:policy|settings|preferences|notice|consent)\b/i,
  /^by (?:continuing to (?:use|browse|visit)|using this|clicking|subscribing|signing up|registering)\b|^(?:accept|reject|allow|manage)(?: all| cookies| preferences)*$/i,
  /^(?:©|copyright (?:©|\(c\)|\d{4}))|^all rights reserved\b|^(?:privacy (?:policy|notice)|terms (?:of|and|&) (?:use|service|conditions)|contact us|about us|advertise with us)\b/i,
  // Chinese.
  new RegExp(`^(?:${chineseDate})?${chineseLabel} *[:：][^。！？；]{0,80}$`),
  new RegExp(`^${chineseButton}(?:${between}+${chineseButton})*${between}*$`),
  // Credits.
  /^(?:additional |with )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by\b|^(?:edited|compiled|translated) by\b/i,
  /^(?:(?:file |cover |featured )?(?:photo(?:graph)?|image|picture|video)s?)(?: (?:credits?|source|courtesy|by))?\s*[:|/]|^(?:getty images|ap photo|shutterstock|file photo)\b.{0,60}$/i,
  /^(?:this|the) (?:story|article|report|post) (?:has not been edited|(?:was )?(?:originally|first) (?:published|appeared)|is (?:auto-generated|published from))\b/i,
  /^the post .+ (?:first )?appeared (?:first )?on\b/i,
  /^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|posted in)\s*:[^.]*$/i,
];

const lateLitter =
  /(?<=\S)\s+(?:The post .{1,250} (?:first )?appeared (?:first )?on [^.]{1,80}\.?\s*$|(?:Please follow and like us|Leave a (?:Comment|Reply)\s+(?:Cancel|Your|You)|Your e-?mail address will not be published)\b.*$|(?:Continue [Rr]eading|Read [Mm]ore|Read the full (?:story|article))\b[^.]{0,80}\.{0,3}\s*$)/;
