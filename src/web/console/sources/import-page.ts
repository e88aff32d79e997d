import { html } from 'hono/html';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { noticeHtml } from '../list-bits.ts';
import { sourcesPath } from './sources-page.ts';

export interface ImportView {
  readonly workspace: string;
  readonly text: string;
  /** Workspaces that could be meant. */
  readonly workspaces: readonly string[];
  readonly bytesMax: number;
  readonly refusal?: string | undefined;
  /** What became of the list that was given just now. */
  readonly done?: string | undefined;
}

/** Takes an OPML list for a workspace. */
export const importBody = ({
  workspace,
  text,
  workspaces,
  bytesMax,
  refusal,
  done,
}: ImportView): Html => html`<p><a href="${sourcesPath}">All sources</a></p>
  <h1>Import an OPML list</h1>
  <p>Each feed of the list is polled from then on for one workspace alone: nobody else sees what it brings. What is polled already is left out.</p>
  ${noticeHtml(done)} ${noticeHtml(refusal, 'bad')}
  <form class="form" method="post" action="${sourcesPath}/import" enctype="multipart/form-data">
    <p class="field"><label for="workspace">Workspace</label>
    <input id="workspace" name="workspace" value="${workspace}" list="workspaces" required maxlength="60" autocomplete="off" spellcheck="false" aria-describedby="workspace-hint" /></p>
    <datalist id="workspaces">${workspaces.map((one) => html`<option value="${one}"></option>`)}</datalist>
    <p id="workspace-hint" class="soft hint">Such as <code>slack:T012AB3CD</code>, <code>discord:123456789012345678</code>, or <code>console:main</code> for the console’s channel.</p>
    <p class="field"><label for="file">A file</label>
    <input id="file" name="file" type="file" accept=".opml,.xml,text/xml,text/x-opml" aria-describedby="file-hint" /></p>
    <p id="file-hint" class="soft hint">At most ${Math.floor(bytesMax / 1_000)} kB.</p>
    <p class="field"><label for="list">Or the list itself</label>
    <textarea id="list" name="list" rows="8" spellcheck="false">${text}</textarea></p>
    <button class="main">Import</button>
  </form>`;
