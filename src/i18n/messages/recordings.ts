import { defineMessages } from '../messages';

export const recordings = defineMessages({}, {});
