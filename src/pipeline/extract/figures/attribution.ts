const name = String.raw`(?:[A-Z][\p{L}&.-]*(?:\s(?:of|for|and|the)\s(?=[A-Z])|\s(?=[A-Z]))?){1,7}`;
const accordingTo = new RegExp(
  String.raw`\b(?:[Aa]ccording to|[Dd]ata (?:from|by)|[Ff]igures (?:from|by)|[Ee]stimates? (?:from|by)) (?:(?:an?|the|data|figures|estimates?|report|analysis|new|official|from|by|released|published)\s)*(?<by>${name})`,
  'u',
);
const institution =
  "(?:OECD|IMF|World Bank|WTO|UNCTAD|USDA|USGS|Goldman Sachs|Morgan Stanley|JPMorgan|Fitch|Moody's|S&P Global|UBS|Nomura|Citigroup|Citi|Barclays|Capital Economics|Oxford Economics|Peterson Institute(?: for International Economics)?|Tax Foundation|Yale Budget Lab|Budget Lab|Census Bureau|International Monetary Fund|World Trade Organization|International Energy Agency|IEA|Federal Reserve|Asian Development Bank|ADB)";
const told = new RegExp(
  String.raw`\b(?<by>${institution})\b(?:'s)?(?:\s[\p{L}'-]+){0,4}?\s(?:said|says|expects?|forecasts?|estimates?|predicts?|projects?|sees|cut|raised|lowered|warned|data|figures|report|showed|shows?|reckons|put|puts|kept)\b`,
  'u',
);
const customs =
  /\b(?:customs (?:data|figures|administration|authorities|statistics|officials)|General Administration of Customs|data from (?:the )?customs)\b/i;

const noSource =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|US|U\.S|China|Washington|Beijing|Chinese|American)$/;

/** Whose figure a sentence tells, where it says so. */
export function attributionOf(plain: string): string | undefined {
  const cited = accordingTo.exec(plain)?.groups?.by?.replace(/[.\s]+$/, '');
  const by = told.exec(plain)?.groups?.by ?? (cited === undefined || noSource.test(cited) ? undefined : cited);
  if (by !== undefined && !/customs/i.test(by)) return by;
  return customs.test(plain) ? 'Chinese customs' : by;
}
