import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/lib/read-bytes.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const ascii = (text: string) => Buffer.from(text, 'latin1');
const utf32 = (text: string, isLittleEnd: boolean) => {
  const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(letters.length * 4));
  for (const [index, code] of letters.entries()) view.setUint32(index * 4, code, isLittleEnd);
  return new Uint8Array(view.buffer);
};
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
    ['UTF-16 without a mark, little end first', utf16('<a>Zölle</a>'), '', '<a>Zölle</a>'],
    ['UTF-16 without a mark, big end first', utf16('{"a":"关税"}').swap16(), '', '{"a":"关税"}'],
    ['UTF-32 with a mark, big end first', utf32('\uFEFF<a>关😀</a>', false), '', '<a>关😀</a>'],
    ['UTF-32 with a mark, little end first', utf32('\uFEFF<a>关😀</a>', true), '', '<a>关😀</a>'],
    ['UTF-32 without a mark', utf32('<a>关税</a>', true), '', '<a>关税</a>'],
    ['UTF-8 that is called UTF-16', Buffer.from('Zölle'), 'text/xml; charset=utf-16', 'Zölle'],
    ['windows-1252 that is called UTF-16', ascii('caf\xe9s'), 'text/xml; charset=utf-16', 'cafés'],
    ['gb2312 under its long name', tariffInChinese, 'text/xml; charset=gb_2312-80', '关税'],
    ['gb2312 under Microsoft’s name', tariffInChinese, 'text/xml; charset=cp936', '关税'],
    ['gb2312 with a letter of gb18030', bytes(0xb9, 0xd8, 0xfe, 0x56), 'text/xml; charset=gb2312', '关㑇'],
    ['Big5', bytes(0xc3, 0xf6, 0xb5, 0x7c), 'text/xml; charset=big5', '關稅'],
    ['Shift_JIS by an old name', bytes(0x8a, 0xd6, 0x90, 0xc5), 'text/xml; charset=x-sjis', '関税'],
    ['EUC-JP', bytes(0xb4, 0xd8, 0xc0, 0xc7), 'text/xml; charset=euc-jp', '関税'],
    [
      'ISO-2022-JP, which looks like ASCII',
      bytes(0x1b, 0x24, 0x42, 0x34, 0x58, 0x40, 0x47, 0x1b, 0x28, 0x42),
      'text/xml; charset=iso-2022-jp',
      '関税',
    ],
    ['EUC-KR', bytes(0xb0, 0xfc, 0xbc, 0xbc), 'text/xml; charset=ks_c_5601-1987', '관세'],
    ['KOI8-R', bytes(0xd0, 0xcf, 0xdb, 0xcc), 'text/xml; charset=koi8-r', 'пошл'],
    ['windows-1251', bytes(0xef, 0xee, 0xf8, 0xeb), 'text/xml; charset=windows-1251', 'пошл'],
    ['a label with a year', ascii('caf\xe9'), 'text/xml; charset=ISO_8859-1:1987', 'café'],
    ['UTF-8 cut off within a letter', Buffer.from('Zölle auf 关税关税').subarray(0, -1), '', 'Zölle auf 关税关\uFFFD'],
    ['UTF-8 with a slip', Buffer.concat([Buffer.from('关税关税'), bytes(0xff)]), '', '关税关税\uFFFD'],
    [
      'gb2312 cut off within a letter',
      Buffer.concat([tariffInChinese, tariffInChinese, tariffInChinese, bytes(0xb9)]),
      'text/xml; charset=gb2312',
      '关税关税关税\uFFFD',
    ],
    ['nothing', bytes(), '', ''],
  ])('%s', (...[, body, contentType, text]) => {
    expect(decodeText(body, contentType)).toBe(text);
  });
});
