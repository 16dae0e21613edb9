import { defineMessages } from '../messages';

export const charts = defineMessages({}, {});
