import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const previews = readFileSync(join(import.meta.dirname, '../../src/web/browser/previews.css'), 'utf8');

/** Messages as the console shows them, Slack in light and Discord in dark, and the chats' windows around forms. */
export const style = `${previews}
  body { margin: 0; font: 15px/1.47 "Noto Sans", "Liberation Sans", sans-serif; }
  .as-slack, .as-discord { border-radius: 0; }
  body.slack .as-slack { color-scheme: light; }
  body.discord .as-discord { color-scheme: dark; }
  body.discord { background: #313338; }
  .sender::after { content: "09:41"; margin-left: 4.17px; font-size: 12px; color: var(--faint); }
  h1 { font-size: 18px; margin: 6px 0; }
  .as-discord h1 { font-size: 20px; color: #f2f3f5; }
  .home .tabs { color: #616061; border-bottom: 1px solid #ddd; padding-bottom: 8px; word-spacing: 14px; }
  .home .tabs b { color: #1d1c1d; }
  .as-slack.modal { background: #8b8a8c; }
  .as-discord.modal { background: #1e1f22; }
  .window { flex: 1; background: #fff; border-radius: 8px; padding: 10px 24px 8px; max-width: 520px; margin: 0 auto; }
  .as-discord .window { background: #313338; }
  label { display: block; margin: 12px 0; }
  .soft { color: var(--faint); }
  .required { color: #f23f43; }
  .input { position: relative; border: 1px solid #868686; border-radius: 6px; padding: 7px 30px 7px 11px; margin: 5px 0; min-height: 22px; white-space: pre-wrap; }
  .as-discord .input { background: #1e1f22; border-color: #1e1f22; color: #f2f3f5; }
  .input.tall { min-height: 78px; }
  .input.chips span:not(.soft) { display: inline-block; background: #e8f5fa; border-radius: 4px; padding: 0 8px; margin: 1px 0; }
  .as-discord .input.chips span:not(.soft) { background: #4e5058; }
  .input i { position: absolute; right: 11px; top: 6px; font-style: normal; }
  .modal .presses.end { justify-content: flex-end; margin: 14px 0; }
  .as-slack button.primary { background: #007a5a; border-color: #007a5a; color: #fff; }
  .as-discord button.primary { background: #5865f2; }
`;
