import { defineMessages } from '../messages';

export const training = defineMessages({}, {});
