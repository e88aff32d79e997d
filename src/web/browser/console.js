/** What browsers run: the channel live, and answers without a reload. All pages work without it, only not by themselves. */

const log = document.getElementById('messages');

/** Puts items of the list where they belong: in the place of the one with the same id, or at the end. */
function show(/** @type {string} */ markup) {
  if (log === null) return;
  const items = document.createElement('template');
  items.innerHTML = markup;
  const isAtEnd = window.innerHeight + window.scrollY >= document.body.scrollHeight - 80;
  for (const item of [...items.content.children]) {
    const standing = item.id === '' ? null : document.getElementById(item.id);
    if (standing === null) log.append(item);
    else standing.replaceWith(item);
  }
  log.querySelector('.empty')?.remove();
  if (isAtEnd) window.scrollTo({ top: document.body.scrollHeight });
}

/** @type {EventSource | undefined} */
let stream;

// A hidden page holds no stream: browsers open only six to one server.
function follow() {
  if (log === null || document.hidden) {
    stream?.close();
    stream = undefined;
    return;
  }
  if (stream !== undefined) return;
  stream = new EventSource(`${log.dataset.live}&after=${log.dataset.revision}`);
  stream.addEventListener('message', (event) => {
    log.dataset.revision = event.lastEventId;
    show(event.data);
  });
}

document.addEventListener('visibilitychange', follow);
follow();

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.say === undefined) return;
  event.preventDefault();
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form, event.submitter)) said.append(name, String(value));
  form.reset();
  const answer = await fetch(form.action, { method: 'POST', body: said, headers: { 'x-fragment': '1' } });
  show(await answer.text());
  log?.lastElementChild?.scrollIntoView({ block: 'nearest' });
});
