import { paths } from '../../web/paths.ts';
import { scriptVersions } from '../../web/scripts.ts';

/** Brings suggestions to the fields that name a skill or an occupation; without it they are text fields that the server reads. */
export function PickScript() {
  return <script src={`${paths.asset('pick.js')}?v=${scriptVersions['pick.js']}`} defer />;
}
