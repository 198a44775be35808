import { paths } from '../../web/paths.ts';
import { scriptVersions } from '../../web/scripts.ts';

/** Brings suggestions to the fields that name a skill or an occupation; without it they are text fields that the server reads. */
export function SuggestScript() {
  return <script src={`${paths.asset('suggest.js')}?v=${scriptVersions['suggest.js']}`} defer />;
}
