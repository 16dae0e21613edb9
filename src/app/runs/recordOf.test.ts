import { describe, expect, it } from 'vitest';

import { browserName } from './recordOf';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

describe('the browser’s name', () => {
  it.each([
    [CHROME, 'Chrome 140'],
    [`${CHROME} Edg/139.0.0.0`, 'Edge 139'],
    [`${CHROME} OPR/120.0.0.0`, 'Opera 120'],
    [CHROME.replace('Chrome', 'HeadlessChrome'), 'Chrome 140'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0', 'Firefox 141'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Safari 18',
    ],
  ])('of %s is %s', (agent, name) => {
    expect(browserName(agent)).toBe(name);
  });

  it('is what it says where it is none of these, and never long', () => {
    expect(browserName('Lynx/2.9')).toBe('Lynx/2.9');
    expect(browserName('x'.repeat(5000))).toHaveLength(80);
  });
});
