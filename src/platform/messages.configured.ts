import type { Lang } from '../kernel/text.ts';
import type { Config } from './config.ts';
import { consoleMessages } from './messages.console.ts';
import { kavenegarMessages } from './messages.kavenegar.ts';
import type { MessageGateway } from './messages.ts';

/** The gateway that the settings name, if any; `terminal` is where messages are shown that nobody carries. */
export function configuredMessages(
  config: Pick<Config, 'smsGateway' | 'kavenegarKey' | 'kavenegarSender' | 'kavenegarUrl'>,
  terminal: (text: string) => void,
  lang: Lang,
): MessageGateway | undefined {
  if (config.smsGateway === 'console') return consoleMessages(terminal, lang);
  if (config.smsGateway === undefined || config.kavenegarKey === undefined) return undefined;
  return kavenegarMessages({
    key: config.kavenegarKey,
    sender: config.kavenegarSender,
    url: config.kavenegarUrl,
  });
}
