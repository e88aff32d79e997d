import type { ControlledGood } from '../../../domain/lexicon.ts';
import type { Action } from './action.ts';
import type { Curb } from './find.ts';
import { ownItems } from './goods.ts';

/** Builds what finds curbs in Chinese, Spanish, Portuguese, French and German: by the words of a clause, not their order. */
export function createElsewhereFinder(goods: readonly ControlledGood[]): (plain: string) => Curb[] {
  const named = goods.flatMap((good) =>
    good.elsewhere ? [{ good, pattern: new RegExp(good.elsewhere.join('|'), 'iu') }] : [],
  );
  return (plain) =>
    piecesOf(plain).flatMap((piece) => {
      const found = named.flatMap(({ good, pattern }) => (pattern.test(piece) ? [good] : []));
      const action = found.length === 0 ? undefined : actionIn(piece, found);
      return action === undefined ? [] : curbsOf(found, { piece, action });
    });
}

const piecesOf = (plain: string): string[] => (/\p{Script=Han}/u.test(plain) ? plain.split(/[，；。]/u) : [plain]);

const curbed =
  /管制|限制|禁令|禁止|许可|許可|出口新[规規]|清单|清單|名单|名單|restric|control|contrôl|limitac|embargo|veto|exportkontroll|ausfuhr|beschränk|verbot/iu;
const suspended = /暂停|暫停|暂缓|暫緩|推迟|推遲|suspen|aplaz|pausa|report|aussetz|ausgesetzt|adia/iu;
const eased =
  /取消|解除|放宽|放寬|放松|放鬆|恢复|恢復|levant|lever\b|levé|eliminar|flexibiliz|assoupli|lockern|gelockert|aufheb|aufgehoben|reanud|retom/iu;
const tightened =
  /加强|加強|收紧|收緊|扩大|擴大|升级|升級|追加|新[规規]|endure|amplia|amplía|renforc|durci|verschärf|ausgeweitet/iu;
const promised = /同意|承诺|承諾|将|將|acord|acept|compromet|prom|accept|engag|zugesagt|will\b|wird\b/iu;
const threatened = /威胁|威脅|扬言|揚言|amenaz|ameaç|menac|droht/iu;
const supplied =
  /accord (?:sur|concernant) (?:.{0,20})approvisionnement|acuerdo (?:sobre|para) (?:.{0,20})suministro|abkommen über (?:.{0,20})lieferung/iu;

function actionIn(piece: string, found: readonly ControlledGood[]): Action | undefined {
  if (!curbed.test(piece)) return supplied.test(piece) || isResupply(piece) ? 'pledged_to_ease' : undefined;
  if (suspended.test(piece)) return 'suspended';
  if (eased.test(piece)) return promised.test(piece) ? 'pledged_to_ease' : 'eased';
  const isOurs = found.some(({ imposer }) => imposer === 'US');
  if (threatened.test(piece) || (isOurs && /[将將]/u.test(piece))) return 'threatened';
  return tightened.test(piece) ? 'tightened' : 'imposed';
}

// "An agreement on rare earths" is one on their supply.
const isResupply = (piece: string): boolean =>
  /\b(?:accord|acuerdo|acordo|abkommen|einigung)\b.{0,30}(?:terres rares|tierras raras|terras raras|seltenen? erden)/iu.test(
    piece,
  );

const curbsOf = (
  found: readonly ControlledGood[],
  { piece, action }: { readonly piece: string; readonly action: Action },
): Curb[] =>
  ownItems(found).flatMap(({ item, imposer }) =>
    imposer === undefined ? [] : [{ imposer, item, action, confidence: elsewhereConfidence, clause: piece }],
  );

const elsewhereConfidence = 0.65;
