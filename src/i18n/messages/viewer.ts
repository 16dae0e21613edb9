import { defineMessages } from '../messages';

export const viewer = defineMessages({}, {});
