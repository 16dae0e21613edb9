// @vitest-environment happy-dom
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';

import { type Language, startI18n } from '../../../i18n/i18n';
import type { RunRecord } from '../../../training/runRecord';
import { RECORD } from '../../../training/runRecord.fixture';
import { html } from './html';
import { reportHtml } from './reportHtml';

beforeAll(startI18n);

const made = (record: RunRecord, language: Language = 'en', name = 'My run') =>
  reportHtml(record, name, { t: i18next.getFixedT(language), language });

const parsed = (text: string) => new DOMParser().parseFromString(text, 'text/html');
const plain = (text: string) => (parsed(text).body.textContent ?? '').replaceAll(/[\s\u00a0]+/g, ' ');

describe('markup', () => {
  it('escapes what is filled in, and nothing twice', () => {
    const name = `<b onclick="x('&')">`;
    expect(html`<p title="${name}">${html`<i>${name}</i>`}${[1, name]}</p>`.markup).toBe(
      '<p title="&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;"><i>&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;</i>' +
        '1&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;</p>',
    );
  });
});

describe('the report', () => {
  it('puts what was measured beside what the thesis claims, each under its label', () => {
    const page = parsed(made(RECORD));
    const row = [...page.querySelectorAll('tr')].find((one) =>
      one.textContent?.startsWith('D-RNN, 5 groups of 30'),
    );
    const cells = [...(row?.querySelectorAll('td') ?? [])];
    expect(cells.map((cell) => cell.textContent?.replaceAll('\u00a0', ' '))).toEqual([
      '38.11 %',
      '50.00 %',
      '5 h 16 m 06 s',
      '5 h 33 m 20 s', // 40 s for 200 iterations
      '9,150',
      '12,750',
    ]);
    expect(cells.map((cell) => cell.className)).toEqual(['claim', '', 'claim', '', 'claim', '']);
    const text = plain(made(RECORD));
    for (const claim of ['43.89 %', '17.24 %', '41.18 %', '11 % above', '64.68 %', '20.27 %', '48.10 %']) {
      expect(text).toContain(claim);
    }
    expect(text).toContain('not in this run');
    expect(text).toContain('RNN 45,150, LSTM 180,600, D-RNN 12,750');
  });

  it('names data, split, seed, engine and browser, and says why it is not the thesis’s experiment', () => {
    const text = plain(made(RECORD));
    expect(text).toContain('Built-in recordings: 24 actions, 10 performers');
    expect(text).toContain('cross-view: 960 recordings to train on, 480 to test on');
    expect(text).toContain('WebAssembly · no graphics adapter in use · threads: 2 · Chromium 140');
    expect(text).toContain(
      'it was trained on built-in synthetic recordings; it tells 24 actions apart, not 60',
    );
    const ntu = { ...RECORD, data: { ...RECORD.data, name: 'NTU', actions: 60 } };
    const whole = { ...ntu, networks: ntu.networks.map((network) => ({ ...network, iteration: 100_000 })) };
    expect(plain(made(whole))).not.toContain('is not the thesis’s experiment');
  });

  it('says what was changed while the run went on', () => {
    const changes: RunRecord['changes'] = [
      { iteration: 0, what: 'learningRate', value: 0.01 },
      { iteration: 1500, what: 'learningRate', value: 0.001 },
      { iteration: 0, what: 'clipNorm', value: null },
      { iteration: 20, what: 'clipNorm', value: 5 },
    ];
    expect(plain(made({ ...RECORD, changes }))).toContain(
      'Changed while trainingLearning rate: 0.01; 0.001 from iteration 1,500. Gradient clip: off; 5 from iteration 20',
    );
    expect(plain(made({ ...RECORD, changes }, 'es'))).toContain('0,01; 0,001 desde la iteración 1500');
    expect(plain(made(RECORD))).not.toContain('Changed while training');
  });

  it('draws the curves without script and without anything from elsewhere', () => {
    const text = made(RECORD);
    const page = parsed(text);
    expect(page.querySelectorAll('figure path').length).toBe(2);
    expect(text).not.toContain('NaN');
    expect(text).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|https?:/i);
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
  });

  it('takes names, notes and adapters for text, however hostile', () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{{t}}$t(app.title)</style>`;
    const record: RunRecord = {
      ...RECORD,
      note: hostile,
      data: { ...RECORD.data, name: hostile },
      engine: { name: 'webgpu', adapter: hostile, threads: 1, browser: hostile },
      config: {
        ...RECORD.config,
        networks: RECORD.config.networks.map((one) => ({ ...one, kind: hostile })),
      },
    };
    for (const language of ['en', 'es'] as const) {
      const text = made(record, language, hostile);
      const page = parsed(text);
      expect(page.querySelectorAll('script, img').length).toBe(0);
      expect(page.querySelectorAll('[onerror], [onclick]').length).toBe(0);
      expect(page.querySelector('h1')?.textContent).toBe(hostile);
      expect(page.querySelector('td')?.textContent).toContain(`${hostile}: 24 `);
      expect(text.match(/<style>/g)).toHaveLength(1);
      expect(text.match(/<\/style>/g)).toHaveLength(1);
    }
  });

  it('is whole in Spanish, and of a run that has been evaluated by nobody', () => {
    const bare = {
      ...RECORD,
      engine: null,
      networks: RECORD.networks.map((network) => ({ ...network, last: null, best: null, curves: {} })),
    };
    const text = made(bare, 'es');
    expect(plain(text)).toContain('No se hizo ninguna evaluación.');
    expect(text).toContain('<html lang="es">');
    expect(text).not.toMatch(/runs\.report|undefined|NaN/);
    expect(made(bare)).not.toMatch(/runs\.report|undefined|NaN/);
  });
});
