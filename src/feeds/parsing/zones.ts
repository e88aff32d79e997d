// Minutes east of Greenwich. Names that several zones share stand for those of RFC 822.
const minutesEast: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 60, bst: 60, cet: 60, met: 60, cest: 120, mest: 120, eet: 120 },
    ...{ eest: 180, msk: 180, ist: 330, hkt: 480, sgt: 480, awst: 480, jst: 540, kst: 540, aest: 600, aedt: 660 },
    ...{ nzst: 720, nzdt: 780, ast: -240, adt: -180, at: -240, est: -300, edt: -240, et: -300, cst: -360, cdt: -300 },
    ...{ ct: -360, mst: -420, mdt: -360, mt: -420, pst: -480, pdt: -420, pt: -480, akst: -540, akdt: -480, hst: -600 },
  }),
);
const minutesMax = 24 * 60;

/** How far a zone lies east of Greenwich, in minutes: `+0800`, `GMT-01:30`, `EST`; undefined when it cannot be one. */
export function zoneMinutes(zone: string): number | undefined {
  const name = zone
    .trim()
    .toLowerCase()
    .replace(/^etc\//, '')
    .replace(/^(?:gmt|utc?)(?=[+-])/, '');
  const [, sign, hours = '', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(name) ?? [];
  // RFC 2822: a name that nobody knows is taken for Greenwich.
  if (sign === undefined) return /^[a-z]{0,5}$/.test(name) ? (minutesEast.get(name) ?? 0) : undefined;
  const east = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || east >= minutesMax) return undefined;
  return sign === '-' ? -east : east;
}
