import fc from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a failure comes with the change that caused it.
 * `FC_SEED=12345 npm run test:unit` draws others.
 */
const { FC_SEED = '2018' } = process.env;
fc.configureGlobal({ seed: Number(FC_SEED) });
