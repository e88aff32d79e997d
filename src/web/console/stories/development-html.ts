import { html } from 'hono/html';
import type { Alert } from '../../../domain/alerts.ts';
import type { Development } from '../../../domain/developments.ts';
import { outletNotNamed, tierWords } from '../../../domain/outlets.ts';
import { describe } from '../../../pipeline/describe.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { outside, timeHtml } from '../bits.ts';
import { factAddress } from '../facts/fact-parts.ts';

/** The developments that the alerts of a story carry, each once, in the order in which they were found. */
export function developmentsHtml(alerts: readonly Alert[]): Html {
  const all = alerts.flatMap((alert) => alert.developments.map((development) => ({ alert, development })));
  const each = [...new Map(all.map((one) => [one.development.id, one])).values()];
  const inOrder = each.toSorted((a, b) => a.development.foundAt - b.development.foundAt);
  return inOrder.length === 0
    ? html`<p class="soft">None that was told.</p>`
    : html`<ol class="developments">${inOrder.map((one) => html`<li class="card">${developmentHtml(one)}</li>`)}</ol>`;
}

interface Shown {
  readonly alert: Alert;
  readonly development: Development;
}

const looks: Readonly<Record<Development['kind'], string>> = {
  ...{ reported: 'normal', changed: 'high', corroborated: 'good', disputed: 'bad', corrected: 'bad' },
};

function developmentHtml({ alert, development }: Shown): Html {
  const { kind, key, quote, hedge, speaker, isFirm, isSeconded, foundAt } = development;
  return html`<p><span class="badge ${looks[kind]}">${kind}</span> <span class="badge ${development.significance}">${development.significance}</span> ${timeHtml(foundAt)} · alert <code>${alert.shortId}</code></p>
    ${changeHtml(development)}
    <blockquote dir="auto">“${outside(quote, 600)}”</blockquote>
    <p class="meta">${tellerHtml({ alert, development })}${speaker !== undefined && html` · said by ${outside(speaker)}`}${hedge !== undefined && html` · hedged: “${outside(hedge)}”`}${isSeconded === true && html` · a second outlet tells it too`}${kind === 'changed' && !isFirm && html` · told as a report, not as a change`}</p>
    <p class="meta">Claim on <a href="${factAddress(key)}"><code>${outside(key)}</code></a>${weighed(development)}</p>`;
}

const weighed = ({ weighedBy = [] }: Development): Html | false =>
  weighedBy.length > 0 && html` · weighed by: ${outside(weighedBy.join('; '), 600)}`;

function changeHtml({ kind, before, statement, isStruck, correctedTo }: Development): Html {
  const after = outside(describe(statement));
  const now = isStruck ? html`<s>${after}</s>` : html`<strong>${after}</strong>`;
  const instead =
    correctedTo !== undefined && html` Corrected since to <strong>${outside(describe(correctedTo))}</strong>.`;
  const taken = isStruck && correctedTo === undefined && ' Taken back since.';
  if (before === undefined) return html`<p class="change">${now}${instead}${taken}</p>`;
  const link = kind === 'disputed' ? 'but others say' : '→';
  const [first, second] = kind === 'disputed' ? [now, outside(describe(before))] : [outside(describe(before)), now];
  return html`<p class="change">${first} <span class="arrow">${link}</span> ${second}${instead}${taken}</p>`;
}

function tellerHtml({ alert, development }: Shown): Html {
  const teller = alert.tellers.find(({ itemId }) => itemId === development.itemId);
  if (teller === undefined) return html`told by a piece that the alert does not name`;
  return html`told by ${outside(teller.outlet ?? outletNotNamed)} (${tierWords[teller.tier]})`;
}
