import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/lib/read-bytes.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const ascii = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** “关税” in gb2312. */
const tariffInChinese = bytes(0xb9, 0xd8, 0xcb, 0xb0);

describe('text from bytes', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8 without a label', Buffer.from('Zölle 关税 €'), '', 'Zölle 关税 €'],
    ['UTF-8 with a wrong label', Buffer.from('Zölle'), 'text/xml; charset=iso-8859-1', 'Zölle'],
    ['UTF-8 with a byte-order mark', Buffer.concat([bytes(0xef, 0xbb, 0xbf), Buffer.from('Zölle')]), '', 'Zölle'],
    ['gb2312 by HTTP label', tariffInChinese, 'text/xml; charset=GB2312', '关税'],
    [
      'gb2312 by its XML declaration',
      Buffer.concat([ascii('<?xml version="1.0" encoding="gb2312"?>'), tariffInChinese]),
      'text/xml',
      '<?xml version="1.0" encoding="gb2312"?>关税',
    ],
    [
      'gbk by its HTML meta',
      Buffer.concat([ascii('<meta charset=gbk>'), tariffInChinese]),
      '',
      '<meta charset=gbk>关税',
    ],
    ['windows-1252 called iso-8859-1', ascii('\x93Z\xf6lle\x94 \x80'), 'text/html; charset="ISO-8859-1"', '“Zölle” €'],
    ['windows-1252 without a label', ascii('caf\xe9 \x96 5 \x80'), '', 'café – 5 €'],
    ['bytes with a label that nobody knows', ascii('caf\xe9'), 'text/html; charset=x-klingon', 'café'],
    ['bytes that are not what their label says', bytes(0xff, 0x41), 'text/xml; charset=gb2312', 'ÿA'],
    ['UTF-16, little end first', Buffer.concat([bytes(0xff, 0xfe), utf16('Zölle')]), '', 'Zölle'],
    ['UTF-16, big end first', Buffer.concat([bytes(0xfe, 0xff), utf16('Zölle').swap16()]), '', 'Zölle'],
    ['nothing', bytes(), '', ''],
  ])('%s', (...[, body, contentType, text]) => {
    expect(decodeText(body, contentType)).toBe(text);
  });
});
