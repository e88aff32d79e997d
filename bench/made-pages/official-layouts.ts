import { asParagraphs, type Layout, labelled } from './press.ts';

/** Forms in which authorities print what they announce, by name. */
export const officialLayouts: Readonly<Record<string, Layout>> = {
  'a release that ends with ###': ({ paragraphs, prose, shell, menu }) => {
    const [title, place] = [prose.headline(), prose.place()];
    const story = paragraphs(5).map((text, index) => (index === 0 ? `${place.toUpperCase()} – ${text}` : text));
    const after = `<p style="text-align:center">###</p><p><strong>About the levy board</strong></p><p>The levy board sets duties and publishes them. It was founded in 1820 and has offices in nine towns.</p><p>Media contact: press@levy.example, 555 0100</p>`;
    const body = `<div class="region"><ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/p">Press releases</a></li></ol><h1 class="page-title">${title}</h1><div class="field field--name-field-date">${prose.date()}, 2031</div><div class="field field--name-body">${asParagraphs(story).join('')}${after}</div></div><div class="sidebar">${menu(10)}</div>`;
    return labelled(shell({ title, body }), story);
  },

  'a fact sheet of points': ({ paragraphs, prose, random, shell }) => {
    const title = prose.headline();
    const intro = prose.sentences(2);
    const groups = Array.from({ length: 3 + random.below(3) }, () => ({
      lead: `${prose.heading().toUpperCase()}: ${prose.sentence()}`,
      points: Array.from({ length: 3 + random.below(3) }, () => prose.sentence()),
    }));
    const list = groups.map(({ lead, points }) => {
      const [head = '', rest = ''] = [lead.slice(0, lead.indexOf(':') + 1), lead.slice(lead.indexOf(':') + 1)];
      return `<p><strong>${head}</strong>${rest}</p><ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>`;
    });
    const end = paragraphs(1);
    const body = `<main class="wp-block-group"><div class="eyebrow"><a href="/fact-sheets">Fact Sheets</a></div><h1>${title}</h1><div class="entry-content wp-block-post-content"><p>${intro}</p>${list.join('')}${asParagraphs(end).join('')}</div></main>`;
    return labelled(shell({ title, body }), [
      intro,
      ...groups.flatMap(({ lead, points }) => [lead, ...points]),
      ...end,
    ]);
  },

  'a notice with agency, summary and annex': ({ paragraphs, prose, random, shell }) => {
    const title = prose.headline();
    const heads = ['SUMMARY:', 'DATES:', 'SUPPLEMENTARY INFORMATION:'];
    const parts = heads.map((head) => ({ head, text: prose.sentences(2) }));
    const sections = ['A. Background', 'B. Determination', 'C. Request for Comments'].map((head) => ({
      head,
      text: paragraphs(2),
    }));
    const codes = Array.from({ length: 8 }, () => `${1000 + random.below(8999)}.${10 + random.below(89)}.00`);
    const annex = codes.map((code) => `<tr><td>${code}</td><td>${prose.rate()}%</td></tr>`);
    const body = `<div id="fulltext_content_area"><h1>${title}</h1><h3>AGENCY:</h3><p>Office of the Levy Board.</p><h3>ACTION:</h3><p>Notice.</p>${parts.map(({ head, text }) => `<h3>${head}</h3><p>${text}</p>`).join('')}${sections.map(({ head, text }) => `<h2>${head}</h2>${asParagraphs(text).join('')}`).join('')}<h2>Annex</h2><table><tr><th>Subheading</th><th>Rate</th></tr>${annex.join('')}</table><p>[FR Doc. 31-0412 Filed 3-1-31; 8:45 am]</p></div>`;
    const rows = annex.map((row) => row.replace(/<\/td><td>/, ' ').replace(/<[^>]+>/g, ''));
    return labelled(shell({ title, body }), [
      ...['AGENCY:', 'Office of the Levy Board.', 'ACTION:', 'Notice.'],
      ...parts.flatMap(({ head, text }) => [head, text]),
      ...sections.flatMap(({ head, text }) => [head, ...text]),
      ...['Annex', 'Subheading Rate', ...rows, '[FR Doc. 31-0412 Filed 3-1-31; 8:45 am]'],
    ]);
  },

  'a Chinese release': ({ chinese, random, times, shell }) => {
    const title = chinese.headline();
    const story = Array.from({ length: 4 + random.below(4) }, () => chinese.paragraph());
    const body = `<div class="crumb">当前位置：<a href="/">首页</a> > <a href="/n">新闻发布</a></div><div class="art-title"><h1>${title}</h1><div class="art-meta">来源：${chinese.office} 发布时间：${chinese.date()} 【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</div></div><div class="art-con"><p>${story.join('</p><p style="text-indent:2em">')}</p></div><div class="foot-tools"><a href="#">打印</a> <a href="#">关闭</a></div><ul class="rel">${times(8, () => `<li><a href="/x">${chinese.headline()}</a></li>`)}</ul>`;
    return labelled(shell({ title, body }), story);
  },

  'a Chinese release with its tools inside': ({ chinese, random, times, shell }) => {
    const title = chinese.headline();
    const story = Array.from({ length: 4 + random.below(4) }, () => chinese.paragraph());
    const body = `<div class="pages_content" id="UCAP-CONTENT"><p>${chinese.date()} 来源：${chinese.office}网站</p>${asParagraphs(story.map((text) => `　　${text}`)).join('')}<p>责任编辑：安塞姆</p><p>扫一扫在手机打开当前页</p><p>【打印】【关闭】</p></div><div class="related"><h3>相关链接</h3>${times(6, () => `<p><a href="/x">${chinese.headline()}</a></p>`)}</div>`;
    return labelled(shell({ title, body }), story);
  },

  'a Chinese announcement with numbered points': ({ chinese, random, shell }) => {
    const title = chinese.headline();
    const points = ['一、', '二、', '三、', '四、'].map((number) => `${number}${chinese.paragraph()}`);
    const story = [`为维护贸易秩序，${chinese.paragraph()}`, ...points, chinese.office, chinese.date()];
    const body = `<div class="gzk"><h2>${title}</h2><div class="no">公告2031年第${1 + random.below(60)}号</div><div id="zoom">${asParagraphs(story).join('')}</div><div class="fj">附件：<a href="/a.pdf">清单.pdf</a></div></div>`;
    return labelled(shell({ title, body }), story);
  },

  'questions and answers of a briefing': ({ prose, random, times, shell }) => {
    const title = `Spokesperson ${prose.person()} Holds the Regular Press Conference`;
    const turns = Array.from({ length: 5 + random.below(4) }, () => [
      `Dunvik News: ${prose.sentences(1)} What is your comment?`,
      `${random.pick(['Oskari Tesh', 'Petra Hallam'])}: ${prose.sentences(1 + random.below(3))}`,
    ]);
    const short = ['AFP-like Wire: Can you confirm that?', 'Petra Hallam: I have no information on that.'];
    const story = [...turns.flat(), ...short];
    const body = `<div class="newsdetails"><h1>${title}</h1><div class="time">${prose.date()}, 2031</div><div class="content_text">${times(
      story.length,
      (index) => {
        const [speaker = '', ...rest] = (story[index] ?? '').split(':');
        return `<p style="text-indent: 2em"><strong>${speaker}:</strong>${rest.join(':')}</p>`;
      },
    )}</div><div class="sug"><p>Suggest To A Friend</p><p>Print</p></div></div>`;
    return labelled(shell({ title, body }), story);
  },

  'an order in sections, signed': ({ paragraphs, prose, shell }) => {
    const title = prose.headline();
    const sections = [
      'Section 1. Purpose.',
      'Sec. 2. Duties.',
      'Sec. 3. Implementation.',
      'Sec. 4. General Provisions.',
    ];
    const texts = sections.map((head) => [
      `${head} ${prose.sentences(2)}`,
      `(a) ${prose.sentence()}`,
      `(i) ${prose.sentence()}`,
      `(b) ${prose.sentence()}`,
    ]);
    const opening = `By the authority vested in me by the laws of Ostrea, it is hereby ordered:`;
    const signed = [prose.person().toUpperCase(), 'THE HARBOUR HOUSE,', `${prose.date()}, 2031.`];
    const story = [opening, ...paragraphs(1), ...texts.flat(), ...signed];
    const body = `<main><div class="topper"><h1>${title}</h1><time>${prose.date()}, 2031</time></div><section class="body-content"><div class="container"><div class="row"><div class="col"><p>${story.slice(0, -3).join('</p><p>')}</p><p class="right">${signed[0]}</p><p>${signed[1]}<br>${signed[2]}</p></div></div></div></section></main>`;
    return labelled(shell({ title, body }), story);
  },

  'a joint statement with short numbered points': ({ prose, random, shell }) => {
    const title = prose.headline();
    const opening = prose.sentences(2);
    const points = Array.from(
      { length: 7 + random.below(4) },
      () => `Reduce the duty on ${prose.goods()} to ${prose.rate()} percent`,
    );
    const end = prose.sentences(3);
    const body = `<div class="doc"><h1>${title}</h1><p>${opening}</p><p>The sides will take these steps:</p><ol>${points.map((point) => `<li>${point}</li>`).join('')}</ol><p>${end}</p></div>`;
    return labelled(shell({ title, body }), [opening, 'The sides will take these steps:', ...points, end]);
  },

  'questions that are headings': ({ prose, random, shell }) => {
    const title = prose.headline();
    const turns = Array.from({ length: 6 + random.below(3) }, () => [
      prose.heading(),
      prose.sentences(2 + random.below(2)),
    ]);
    const body = `<div class="faq"><h1>${title}</h1><dl>${turns.map(([question, answer]) => `<dt>${question}?</dt><dd><p>${answer}</p></dd>`).join('')}</dl></div>`;
    return labelled(
      shell({ title, body }),
      turns.flatMap(([question = '', answer = '']) => [`${question}?`, answer]),
    );
  },

  'goods linked to their own pages': ({ prose, random, link, shell }) => {
    const title = prose.headline();
    const opening = prose.sentences(3);
    const goods = Array.from({ length: 5 + random.below(4) }, () => [prose.goods(), prose.sentence()]);
    const end = prose.sentences(3);
    const body = `<article><h1>${title}</h1><p>${opening}</p><p>The list:</p><ul>${goods.map(([name, text]) => `<li>${link(name ?? '')}: ${text}</li>`).join('')}</ul><p>${end}</p></article>`;
    return labelled(shell({ title, body }), [
      ...[opening, 'The list:'],
      ...goods.map(([name, text]) => `${name}: ${text}`),
      end,
    ]);
  },

  'remarks, line by line': ({ prose, random, shell }) => {
    const title = `Remarks by the Envoy in ${prose.place()}`;
    const story = Array.from({ length: 16 + random.below(8) }, (_, index) =>
      index % 5 === 0
        ? `THE ENVOY: ${prose.sentence()}`
        : random.pick(['Thank you.', `Q ${prose.sentence()}`, prose.sentence(), 'Well, look, we will see.']),
    );
    const body = `<main><h1>${title}</h1><p class="dateline">${prose.place()}</p><div class="entry-content">${asParagraphs(story).join('')}<p class="has-text-align-right">END 4:12 P.M.</p></div></main>`;
    return labelled(shell({ title, body }), [...story, 'END 4:12 P.M.']);
  },

  'a Chinese notice of one paragraph': ({ chinese, times, shell }) => {
    const title = chinese.headline();
    const story = [chinese.paragraph()];
    const body = `<div class="wrap"><div class="crumb">您的位置：<a href="/">首页</a></div><div class="left"><h1>${title}</h1><div class="con">${asParagraphs(story).join('')}</div></div><div class="hot"><h3>热点新闻</h3><ul>${times(12, () => `<li><a href="/x">${chinese.headline()}</a><span>${chinese.date()}</span></li>`)}</ul></div><div class="banner"><p>网站标识码：1000000000</p><p>地址：${chinese.office}大楼 邮编：100000</p></div></div>`;
    return labelled(shell({ title, body }), story);
  },

  'a statement of one paragraph': ({ prose, random, teasers, menu, shell }) => {
    const title = prose.headline();
    const story = [prose.sentences(1 + random.below(3))];
    const body = `<div class="layout"><div class="side">${menu(16)}</div><div class="pane"><h1>${title}</h1><div class="stamp">${prose.date()}, 2031</div><div class="statement">${asParagraphs(story).join('')}</div></div><div class="latest"><h3>Latest statements</h3>${teasers(6)}</div><div class="contact"><p>Harbour House, 1 Quay Road, ${prose.place()}. Open from nine to five, and on market days until noon.</p></div></div>`;
    return labelled(shell({ title, body }), story);
  },

  'text that is set by hand': ({ paragraphs, prose, shell }) => {
    const title = prose.headline();
    const story = ['[Notices]', title.toUpperCase(), ...paragraphs(4), 'BILLING CODE 0412-31-P'];
    const wrapped = story.map((text) => text.replace(/(.{50,66}) /g, '$1\n')).join('\n\n    ');
    return labelled(shell({ title, body: `<pre>${wrapped}\n</pre>` }), story);
  },

  'a page that stands in a form': ({ paragraphs, prose, menu, shell }) => {
    const title = prose.headline();
    const story = paragraphs(4);
    const body = `<form method="post" action="/page.aspx" id="aspnetForm"><input type="hidden" name="v" value="x"><div id="left">${menu(12)}</div><div id="main"><h1>${title}</h1>${asParagraphs(story).join('')}</div></form>`;
    return labelled(shell({ title, body }), story);
  },

  'a Chinese list of goods under control': ({ chinese, random, shell }) => {
    const title = chinese.headline();
    const goods = Array.from(
      { length: 6 + random.below(4) },
      (_, index) => `${index + 1}.第${index + 3}类锡锭及其合金（参考税号：80${10 + random.below(80)}）`,
    );
    const story = [
      chinese.paragraph(),
      '一、对下列物项实施出口管制',
      ...goods,
      chinese.paragraph(),
      chinese.office,
      chinese.date(),
    ];
    const body = `<div class="article_title">${title}</div><div class="TRS_Editor">${story.map((text) => `<p align="justify">　　${text}</p>`).join('')}</div>`;
    return labelled(shell({ title, body }), story);
  },

  'points without full stops, at the end': ({ prose, random, shell }) => {
    const title = prose.headline();
    const opening = [prose.sentences(3), prose.sentences(2)];
    const points = Array.from(
      { length: 5 + random.below(3) },
      () => `Lower duty on ${prose.goods()} from ${prose.place()}`,
    );
    const body = `<main><h1>${title}</h1><div class="field--name-body">${asParagraphs(opening).join('')}<h3>Commitments</h3><ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul></div></main>`;
    return labelled(shell({ title, body }), [...opening, 'Commitments', ...points]);
  },

  'a statement in divisions with line breaks': ({ paragraphs, prose, shell }) => {
    const title = prose.headline();
    const story = paragraphs(4);
    const body = `<div class="box"><h2>${title}</h2><div class="inner">${story.map((text) => `<div>${text}<br></div><div><br></div>`).join('')}<div>${prose.date()}, 2031</div></div></div>`;
    const date = /<div>([^<]*, 2031)/.exec(body)?.[1] ?? '';
    return labelled(shell({ title, body }), [...story, date]);
  },

  'a release in two languages': ({ paragraphs, prose, chinese, shell }) => {
    const title = prose.headline();
    const story = [...paragraphs(3), chinese.headline(), chinese.paragraph(), chinese.paragraph()];
    const body = `<div class="article"><h1>${title}</h1><div class="text">${asParagraphs(story).join('')}</div></div>`;
    return labelled(shell({ title, body }), story);
  },
};
