import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { ConsoleChat } from '../../platforms/console/console-chat.ts';
import type { Html } from '../../platforms/console/reply-html.ts';
import { chatRoutes } from './chat-routes.ts';
import type { ConsoleParts } from './console-routes.ts';
import { consoleBase } from './page.ts';

/** A made-up day of news, played through the real pipeline into a channel of its own. */
export interface SampleDay {
  readonly chat: ConsoleChat;
  readonly state: () => SampleState;
  /** Plays it from its beginning; while it is being played, nothing is started beside it. */
  play(): Promise<void>;
  close(): Promise<void>;
}

export type SampleState = 'not played' | 'playing' | 'played';

const base = `${consoleBase}/sample`;

/** The page of the sample day: the channel it is played into, and the button that plays it. */
export function sampleRoutes(parts: ConsoleParts): Hono {
  const { sample } = parts;
  const app = chatRoutes({
    ...parts,
    ...{ chat: sample.chat, base, path: '/sample', title: 'Sample day', badge: 'made up' },
    intro: () => introHtml(sample.state()),
    empty: whatWillBeSeen,
  });
  app.post('/play', async (context) => {
    await sample.play();
    return context.redirect(base, 303);
  });
  return app;
}

/** The button that plays the sample day, wherever it stands. */
export const playButton = (label: string): Html => html`<form method="post" action="${base}/play">
  <button class="main">${label}</button>
</form>`;

const introHtml = (state: SampleState): Html => html`<div class="notice sample">
  <p><strong>All of this is made up</strong>: outlets, news and figures. It is kept apart from real news and thrown away.</p>
  ${stateHtml[state]}
</div>`;

const stateHtml: Readonly<Record<SampleState, Html | ''>> = {
  'not played': '',
  playing: html`<p role="status">The day is being played: half a minute from the first report to the correction.</p>`,
  played: html`<div class="choices">
    ${playButton('Play it again')}
    <a class="button" href="${consoleBase}">Go to the channel</a>
  </div>`,
};

const whatWillBeSeen = html`<p>Six reports of one day come in, and Parley tells a channel what is new in them: one alert for three
  outlets that report the same, a rate that changes, two outlets that disagree, and a correction.</p>
  <p>It takes half a minute. Watch how an alert changes in its place, and ask what you like in the line below.</p>
  <div class="choices">${playButton('Play the sample day')}</div>`;
