import { html } from 'hono/html';
import { everyTopic } from '../../../domain/subscriptions.ts';
import type { Topic } from '../../../domain/topics.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { hasMentions, type SettingName, type Settings, topicsIn } from './settings.ts';
import { subscriptionsPath } from './subscriptions-page.ts';

export interface FormView {
  readonly channel: string;
  readonly settings: Settings;
  readonly topics: readonly Topic[];
  readonly isPaused: boolean;
}

/** All that is set for a channel, to be changed; each field is an option of `/subscribe`. */
export const settingsForm = (
  view: FormView,
): Html => html`<form class="settings" method="post" action="${subscriptionsPath}/channel">
  <input type="hidden" name="channel" value="${view.channel}" />
  ${topicsField(view)}
  <fieldset><legend>What of them</legend>
    ${choice(view, {
      name: 'significance',
      label: 'The least that is told',
      choices: [
        ['low', 'everything'],
        ['normal', 'normal and high significance'],
        ['high', 'high significance only'],
      ],
    })}
    ${text(view, { name: 'include', label: 'Only alerts that name one of', hint: 'Terms with commas between, such as soybeans, rare earths; empty for any.' })}
    ${text(view, { name: 'exclude', label: 'No alerts that name one of', hint: 'Terms with commas between; empty for none.' })}
  </fieldset>
  <fieldset><legend>When</legend>
    ${choice(view, {
      name: 'mode',
      label: 'Told',
      choices: [
        ['now', 'at once'],
        ['digest', 'in digests'],
      ],
    })}
    ${choice(view, {
      name: 'every',
      label: 'Digests come',
      choices: [
        ['daily', 'every day'],
        ['weekdays', 'Monday to Friday'],
        ['weekly', 'once a week'],
      ],
    })}
    ${choice(view, { name: 'day', label: 'Weekly digests come on', choices: days })}
    ${text(view, { name: 'at', label: 'Digests come at', hint: 'Such as 08:30 or 8am, by the clocks of the zone.' })}
    ${choice(view, {
      name: 'when_empty',
      label: 'A digest without news',
      choices: [
        ['nothing', 'is not posted'],
        ['line', 'says so in one line'],
      ],
    })}
    ${text(view, { name: 'zone', label: 'Time zone', hint: 'A city or a zone, such as America/New_York.' })}
    ${text(view, { name: 'quiet', label: 'Quiet hours', hint: 'Such as 22:00-07:00; empty for none. What comes then is told when they are over.' })}
    ${text(view, { name: 'per_hour', label: 'Most alerts an hour', hint: '1 to 60; empty for any number. The rest comes in one message.' })}
  </fieldset>
  <fieldset><legend>How</legend>
    ${choice(view, {
      name: 'thread',
      label: 'Threads',
      choices: [
        ['off', 'off'],
        ['on', 'later alerts of a story go into its thread'],
      ],
    })}
    ${choice(view, {
      name: 'reminders',
      label: 'Reminders of dates',
      choices: [
        ['on', '30, 7 and 1 day before, and when one has passed without news'],
        ['off', 'off'],
      ],
    })}
    ${hasMentions(view.channel) ? text(view, { name: 'mention', label: 'Mention for high significance', hint: 'The id of a role or user group; empty for none.' }) : ''}
  </fieldset>
  ${view.isPaused ? html`<p class="soft">It is paused. Other topics, or another time to be told, take it up again; all else leaves it paused.</p>` : ''}
  <button class="main">Save</button>
</form>`;

const days = [
  ['mon', 'Mondays'],
  ['tue', 'Tuesdays'],
  ['wed', 'Wednesdays'],
  ['thu', 'Thursdays'],
  ['fri', 'Fridays'],
  ['sat', 'Saturdays'],
  ['sun', 'Sundays'],
] as const;

function topicsField({ settings, topics }: FormView): Html {
  const chosen = topicsIn(settings);
  const all = [...topics.map(({ id, label }) => ({ id, label })), { id: everyTopic, label: 'All topics' }];
  return html`<fieldset class="topics"><legend>Topics</legend>
    ${all.map(({ id, label }) => html`<label class="tick"><input type="checkbox" name="topic" value="${id}"${chosen.includes(id) ? html` checked` : ''} /> ${label}</label>`)}
  </fieldset>`;
}

interface Field {
  readonly name: SettingName;
  readonly label: string;
}

function text({ settings }: FormView, { name, label, hint }: Field & { readonly hint: string }): Html {
  return html`<p class="field"><label for="${name}">${label}</label>
    <input id="${name}" name="${name}" value="${settings[name]}" maxlength="2000" autocomplete="off" aria-describedby="${name}-hint" />
    <span id="${name}-hint" class="soft hint">${hint}</span></p>`;
}

interface Choice extends Field {
  readonly choices: readonly (readonly [value: string, label: string])[];
}

const choice = (
  { settings }: FormView,
  { name, label, choices }: Choice,
): Html => html`<p class="field"><label for="${name}">${label}</label>
  <select id="${name}" name="${name}">${choices.map(([value, words]) => html`<option value="${value}"${settings[name] === value ? html` selected` : ''}>${words}</option>`)}</select></p>`;
