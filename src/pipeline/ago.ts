/** `just now`, `5 minutes ago`, `3 hours ago`, `2 days ago`, or `never`. */
export function agoWords(atMs: number | null, nowMs: number): string {
  if (atMs === null) return 'never';
  const minutes = Math.floor((nowMs - atMs) / 60_000);
  if (minutes < 1) return 'just now';
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
