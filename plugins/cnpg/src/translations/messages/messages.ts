import type { englishMessages } from '@pgportal/plugin-cnpg-common';

/** What the backend says, in one language. */
export type Messages = Record<keyof typeof englishMessages, string>;
