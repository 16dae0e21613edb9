import { defineMessages } from '../messages';

export const app = defineMessages({}, {});
