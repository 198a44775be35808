import type { Lang } from '../kernel/text.ts';
import { messagesText } from './messages.text.ts';
import type { MessageGateway } from './messages.ts';

/**
 * Shows messages where the server runs instead of sending them, for trying out: whoever reads along may sign in as anybody.
 * `write` is the terminal, never the log.
 */
export function consoleMessages(write: (text: string) => void, lang: Lang): MessageGateway {
  return {
    async send({ to, text }) {
      const lines = text.split('\n').map((line) => `│ ${line}`);
      write(`\n┌── ${messagesText.shown(to)[lang]}\n${lines.join('\n')}\n└──\n`);
      return { is: 'sent', gatewayId: null };
    },
  };
}
