/**
 * zod, told not to compile schemas with `new Function`: the page's Content-Security-Policy forbids it, and even the attempt
 * is reported as a violation. Values of `z` come from here, so that it is told before any schema is made.
 */

import { z } from 'zod';

z.config({ jitless: true });

export { z };
