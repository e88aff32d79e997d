/** The address with these parameters, each in place of what the address says under its name; several may share one. */
export function withQuery(address: string, pairs: readonly (readonly [string, string])[]): string {
  const url = new URL(address);
  for (const [name] of pairs) url.searchParams.delete(name);
  for (const [name, value] of pairs) url.searchParams.append(name, value);
  return url.href;
}
