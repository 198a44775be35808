import { paths } from '../../web/paths.ts';

/** First letters of its SHA-256, so that browsers may keep it for ever; a test holds it to the file. */
export const pickVersion = '26380132';

/** Brings suggestions to the fields that name a skill or an occupation; without it they are text fields that the server reads. */
export function PickScript() {
  return <script src={`${paths.asset('pick.js')}?v=${pickVersion}`} defer />;
}
