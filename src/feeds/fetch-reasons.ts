import { RefusedAddress } from './address-guard.ts';

export interface Circumstances {
  readonly host: string;
  readonly limits: { readonly connectMs: number; readonly silentMs: number; readonly headerBytesMax: number };
}

/** 10 MB, 32 kB, 20 s: a bound as an operator would say it. */
export const inBytes = (bytes: number): string =>
  bytes >= 1_000_000 ? `${round(bytes / 1_000_000)} MB` : `${round(bytes / 1000)} kB`;
/** A time in seconds, as an operator would say it. */
export const inSeconds = (ms: number): string => `${round(ms / 1000)} s`;
const round = (value: number): number => Math.round(value * 10) / 10;

/** The error with a sentence for an operator: why a request got no whole answer. */
export function explain(error: unknown, circumstances: Circumstances): Error {
  const causes = causesOf(error);
  const [cause] = causes;
  if (!cause) return new Error(String(error));
  if (cause instanceof RefusedAddress) return cause;
  if (cause.name === 'HTTPParserError') return new Error('the server’s answer is not HTTP', { cause: error });
  const isCutOff = causes.some(({ message }) => message === 'terminated');
  const sentence = sentenceOf({ code: codeOf(cause), isCutOff }, circumstances);
  return sentence === undefined ? cause : new Error(sentence, { cause: error });
}

const causesMax = 5;

// The innermost first: the library wraps what happened in "fetch failed" or "terminated".
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error && causes.length < causesMax; at = at.cause) causes.unshift(at);
  return causes;
}

const codeOf = (error: Error): string => {
  const inner = error instanceof AggregateError ? (error.errors.find((one) => one instanceof Error) ?? error) : error;
  return 'code' in inner ? String(inner.code) : '';
};

interface Failure {
  readonly code: string;
  readonly isCutOff: boolean;
}

function sentenceOf({ code, isCutOff }: Failure, { host, limits }: Circumstances): string | undefined {
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return `no connection to ${host} within ${inSeconds(limits.connectMs)}`;
    case 'UND_ERR_HEADERS_TIMEOUT':
      return `the server did not answer within ${inSeconds(limits.silentMs)}`;
    case 'UND_ERR_BODY_TIMEOUT':
      return `the server sent nothing more for ${inSeconds(limits.silentMs)}`;
    case 'UND_ERR_HEADERS_OVERFLOW':
    case 'HPE_HEADER_OVERFLOW':
      return `the headers are over ${inBytes(limits.headerBytesMax)}`;
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return 'the body was cut off';
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
    case 'EPIPE':
      return isCutOff ? 'the body was cut off' : 'the server closed the connection without an answer';
    default:
      return outsideHttp(code, host) ?? (isCutOff ? 'the body was cut off' : undefined);
  }
}

function outsideHttp(code: string, host: string): string | undefined {
  if (code === 'ECONNREFUSED') return `${host} refuses the connection (${code})`;
  if (/^E(?:HOST|NET)(?:UNREACH|DOWN)$|^EADDRNOTAVAIL$/.test(code)) return `${host} cannot be reached (${code})`;
  if (code === 'ENOTFOUND' || code === 'ENODATA') return `the name ${host} is not known`;
  if (code === 'EAI_AGAIN') return `the name ${host} could not be looked up just now`;
  if (/^Z_|^ERR_+(?:BROTLI|ZLIB|ZSTD|FORMAT|ERROR_FORMAT)|^ZSTD_/.test(code))
    return `the body cannot be unpacked (${code})`;
  if (/CERT|^EPROTO$|^ERR_TLS|^ERR_SSL|SELF_SIGNED|^UNABLE_TO_/.test(code))
    return `no safe connection to ${host} (${code})`;
  return undefined;
}
