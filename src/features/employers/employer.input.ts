import * as z from 'zod';
import { line, optionalLine, phone } from '../../platform/fields.ts';

/** An employer as an officer writes it down; only the name is needed. A landline will do as a phone. */
export const employerInput = z.strictObject({
  name: line(200),
  contact: optionalLine(200),
  phone: phone.nullish().transform((number) => number ?? null),
  address: optionalLine(400),
});
