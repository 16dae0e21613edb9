import { defineMessages } from '../messages';

export const networks = defineMessages({}, {});
