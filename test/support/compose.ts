/** What stands at a place of a YAML file. */
export type Node = string | Node[] | { [key: string]: Node };

/**
 * Reads as much of YAML as `compose.yaml` is written in: maps and lists by indentation, lists in brackets, one-line texts,
 * anchors. @throws at whatever else.
 */
export function readYaml(text: string): Node {
  const lines = text.split('\n').flatMap((line) => {
    const [, space = '', rest = ''] = /^( *)(.*?)\s*$/.exec(line) ?? [];
    return rest === '' || rest.startsWith('#') ? [] : [{ depth: space.length, rest }];
  });
  const anchors = new Map<string, Node>();
  let at = 0;

  function block(depth: number): Node {
    return lines[at]?.rest.startsWith('- ') ? list(depth) : map(depth);
  }
  function list(depth: number): Node[] {
    const items: Node[] = [];
    for (let line = lines[at]; line?.depth === depth && line.rest.startsWith('- '); line = lines[at]) {
      at++;
      items.push(scalar(line.rest.slice(2)));
    }
    return items;
  }
  function map(depth: number): Node {
    const found: { [key: string]: Node } = {};
    for (let line = lines[at]; line !== undefined && line.depth >= depth; line = lines[at]) {
      const [, key, value = ''] = /^([\w-]+):(?: (.*))?$/.exec(line.rest) ?? [];
      if (key === undefined || line.depth !== depth || key in found) throw new Error(`unread: ${line.rest}`);
      at++;
      const [, anchor, rest = value] = /^&(\w+) ?(.*)$/.exec(value) ?? [];
      const below = (lines[at]?.depth ?? 0) > depth;
      found[key] = rest !== '' ? scalar(rest) : below ? block(lines[at]?.depth ?? 0) : {};
      if (anchor !== undefined) anchors.set(anchor, found[key]);
    }
    return found;
  }
  function scalar(written: string): Node {
    const known = written.startsWith('*') ? anchors.get(written.slice(1)) : undefined;
    if (known !== undefined) return known;
    if (written.startsWith('[')) {
      const items = /^\[(.*)\]$/.exec(written)?.[1];
      if (items === undefined) throw new Error(`unread: ${written}`);
      return items.split(/, */).map(scalar);
    }
    if (/^[*&{|>!%@`]/.test(written)) throw new Error(`unread: ${written}`);
    return /^"(.*)"$/.exec(written)?.[1] ?? written;
  }

  const whole = map(0);
  if (at < lines.length) throw new Error(`unread: ${lines[at]?.rest}`);
  return whole;
}

/** What stands at a path, as a text, a list of texts or a map; empty where nothing does. */
export function at(node: Node, ...path: readonly string[]): Node {
  return path.reduce<Node>(
    (from, key) => (typeof from === 'object' && !Array.isArray(from) ? (from[key] ?? {}) : {}),
    node,
  );
}
export const keysAt = (node: Node, ...path: readonly string[]): string[] => Object.keys(at(node, ...path));
export const textAt = (node: Node, ...path: readonly string[]): string => {
  const found = at(node, ...path);
  return typeof found === 'string' ? found : '';
};
export const listAt = (node: Node, ...path: readonly string[]): string[] => {
  const found = at(node, ...path);
  return Array.isArray(found) ? found.map(String) : [];
};
