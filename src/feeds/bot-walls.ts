export interface Answered {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array;
}

const refusing: readonly number[] = [202, 401, 403, 405, 429, 503];
const markCharsMax = 50_000;

// What the pages of common bot walls carry in their markup; words that a reader sees are too common for that.
const marks =
  /challenge-platform|_cf_chl_opt|cf-error-details|<title>(?:just a moment|attention required! \| cloudflare)|captcha-delivery\.com|_incapsula_resource|px-captcha|_pxappid|awswafintegration|ddos-guard|errors\.edgesuite\.net|sucuri website firewall|id="anubis_challenge"/i;

/** Whether a bot wall answered instead of the outlet: by its headers, or by its page. */
export function isBotWall({ status, header, body }: Answered): boolean {
  if (header('cf-mitigated') || /^(?:challenge|captcha)$/i.test(header('x-amzn-waf-action') ?? '')) return true;
  const page = () => Buffer.from(body.subarray(0, markCharsMax)).toString('latin1');
  return refusing.includes(status) && (header('x-datadome') !== undefined || marks.test(page()));
}
