import { deref, type OpenApiDocument, type Operation } from './openapi.rules.ts';

const bodyTypes = ['application/json', 'text/csv'] as const;

/** A call to copy: the token in `$TOKEN`, the service at `$MEHRKAR`, ids in braces left to fill in. */
export function curlOf(
  document: OpenApiDocument,
  at: { readonly method: string; readonly path: string },
  operation: Operation,
): string {
  const lines = [
    `curl ${at.method === 'get' ? '' : `-X ${at.method.toUpperCase()} `}"$MEHRKAR/api/v1${at.path}"`,
  ];
  const needsToken = operation.security.every((one) => Object.keys(one).length > 0);
  if (needsToken) lines.push('-H "Authorization: Bearer $TOKEN"');
  for (const given of operation.parameters) {
    const parameter = deref(document, 'parameters', given);
    if (parameter.name === 'If-Match' && parameter.required) lines.push(`-H 'If-Match: "1"'`);
    if (parameter.name === 'Idempotency-Key') lines.push('-H "Idempotency-Key: $(uuidgen)"');
  }
  for (const type of bodyTypes) {
    const media = operation.requestBody?.content[type];
    if (media === undefined) continue;
    lines.push(`-H 'Content-Type: ${type}'`);
    lines.push(
      type === 'text/csv'
        ? '--data-binary @list.csv'
        : `-d '${JSON.stringify(media.example ?? {}).replaceAll("'", "'\\''")}'`,
    );
  }
  return lines.join(' \\\n  ');
}
