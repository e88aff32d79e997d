/** Looks close to the two chats, Slack in light and Discord in dark; fonts of the system only. */
export const style = `
  body { margin: 0; font: 15px/1.47 "Noto Sans", "Liberation Sans", sans-serif; }
  body.slack, body.discord { padding: 0; }
  div.slack, div.discord { display: flex; gap: 10px; padding: 14px 18px; }
  .slack { background: #fff; color: #1d1c1d; }
  .discord { background: #313338; color: #dbdee1; }
  .avatar { flex: 0 0 36px; height: 36px; border-radius: 8px; background: #1f3a5f; color: #fff; font: bold 20px/36px serif; text-align: center; }
  .discord .avatar { border-radius: 50%; }
  .message { flex: 1; min-width: 0; overflow-wrap: anywhere; }
  .app { font-size: 10px; background: #ddd; color: #444; border-radius: 3px; padding: 1px 4px; }
  .discord .app { background: #5865f2; color: #fff; }
  .time { font-size: 12px; color: #616061; }
  .discord .time { color: #949ba4; }
  h1 { font-size: 18px; margin: 6px 0; }
  .discord h1 { font-size: 20px; color: #f2f3f5; }
  p { margin: 4px 0; }
  p.context { font-size: 13px; color: #616061; margin: 3px 0; }
  .discord p.context { color: #949ba4; }
  a { color: #1264a3; }
  .discord a { color: #00a8fc; }
  s { opacity: .65; }
  .mention { background: #e8f5fa; color: #1264a3; padding: 0 2px; border-radius: 3px; }
  .discord .mention { background: #3c4270; color: #c9cdfb; }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 4px; }
  button { font: bold 13px "Noto Sans", "Liberation Sans", sans-serif; background: #fff; border: 1px solid #bbb; border-radius: 4px; padding: 5px 12px; color: #1d1c1d; }
  .discord button { background: #4e5058; border: 0; color: #fff; }
  .container { background: #2b2d31; border: 1px solid #3f4147; border-radius: 8px; padding: 10px 14px; margin-top: 4px; max-width: 640px; }
  img { display: block; max-width: 100%; border-radius: 8px; margin: 8px 0; }
  .bars { border: 1px solid #ddd; border-radius: 8px; padding: 10px 14px; margin: 8px 0; font-size: 13px; }
  .bars .groups, .bars .groups span { display: flex; gap: 3px; align-items: flex-end; }
  .bars .groups { gap: 18px; margin: 10px 0 6px; }
  .bars i { display: inline-block; min-width: 10px; min-height: 10px; font: 11px sans-serif; color: #fff; padding: 0 4px; }
  .series-0 { background: #1f3a5f; } .series-1 { background: #b5482f; } .bars i:not(.series-0):not(.series-1) { background: #777; }
  .home .tabs { color: #616061; border-bottom: 1px solid #ddd; padding-bottom: 8px; word-spacing: 14px; }
  .home .tabs b { color: #1d1c1d; }
  .slack.modal { background: #8b8a8c; }
  .discord.modal { background: #1e1f22; }
  .window { flex: 1; background: #fff; border-radius: 8px; padding: 10px 24px 8px; max-width: 520px; margin: 0 auto; }
  .discord .window { background: #313338; }
  label { display: block; margin: 12px 0; }
  .soft { color: #616061; }
  .discord .soft { color: #949ba4; }
  .required { color: #f23f43; }
  .input { position: relative; border: 1px solid #868686; border-radius: 6px; padding: 7px 30px 7px 11px; margin: 5px 0; min-height: 22px; }
  .discord .input { background: #1e1f22; border-color: #1e1f22; color: #f2f3f5; }
  .input.tall { min-height: 78px; }
  .input.chips span:not(.soft) { display: inline-block; background: #e8f5fa; border-radius: 4px; padding: 0 8px; margin: 1px 0; }
  .discord .input.chips span:not(.soft) { background: #4e5058; }
  .input i { position: absolute; right: 11px; top: 6px; font-style: normal; }
  .actions.end { justify-content: flex-end; margin: 14px 0; }
  button.primary { background: #007a5a; border-color: #007a5a; color: #fff; }
  .discord button.primary { background: #5865f2; }
  table { border-collapse: collapse; font-size: 13px; margin: 8px 0; }
  caption { text-align: left; font-weight: bold; padding: 4px 0; }
  table { overflow-wrap: normal; }
  th, td { border: 1px solid #ddd; padding: 4px 8px; text-align: left; vertical-align: top; }
  th { background: #f8f8f8; }
`;
