import { errorOf, SelectField, TextField, TicksField } from '../../web/form.tsx';
import { personFormText as t } from './person-form.text.ts';
import { field, type PersonFormPart, Rows, Tick } from './person-form-parts.officer.tsx';

const ownFields = /^(custody|restrictions|supervision)\./;

/** What is recorded of job seekers alone. Folded away for a family, of whom none of it may be written down. */
export function ReleasedFields(part: PersonFormPart) {
  const { state, lang, choices } = part;
  const isUsed =
    state.values.kind?.[0] === 'released' ||
    Object.entries(state.values).some(
      ([name, [value]]) => ownFields.test(name) && value !== '' && value !== undefined,
    ) ||
    state.errors.some(({ path }) => ownFields.test(path));
  const isPointed = (['supervision.lat', 'supervision.lng'] as const).some(
    (name) => (state.values[name]?.[0] ?? '') !== '' || errorOf(state, name) !== undefined,
  );
  return (
    <details class="card" open={isUsed}>
      <summary>{t.released[lang]}</summary>
      <p class="quiet">{t.releasedLead[lang]}</p>
      <fieldset class="group">
        <legend>{t.custody[lang]}</legend>
        <div class="grid">
          <SelectField
            {...field(part, 'custody.status')}
            choices={choices['custody.status']}
            empty={t.unknown[lang]}
          />
          <TextField {...field(part, 'custody.since')} ltr hint={t.dateHint[lang]} />
          <TextField {...field(part, 'custody.until')} ltr hint={t.dateHint[lang]} />
          <Tick state={state} name="custody.workPermitted" words={t.workPermitted[lang]} />
        </div>
      </fieldset>
      <Rows
        {...part}
        list="restrictions"
        title={t.restrictions[lang]}
        none={t.noRestrictions[lang]}
        open={1}
        more={t.moreRows[lang]}
        row={(name, label) => (
          <>
            <SelectField
              {...{ state, lang }}
              unmarked
              name={name('code')}
              label={label('code')}
              choices={choices['restrictions.code']}
              empty={t.blank[lang]}
            />
            <TextField {...{ state, lang }} unmarked name={name('until')} label={label('until')} ltr />
          </>
        )}
      />
      <fieldset class="group">
        <legend>{t.supervision[lang]}</legend>
        <div class="grid">
          <TextField {...field(part, 'supervision.place')} list="counties" hint={t.supervisionHint[lang]} />
          <TextField {...field(part, 'supervision.radiusKm')} ltr numeric />
          <TextField {...field(part, 'supervision.permittedFrom')} ltr hint={t.clockHint[lang]} />
          <TextField {...field(part, 'supervision.permittedTo')} ltr hint={t.clockHint[lang]} />
          <TextField {...field(part, 'supervision.until')} ltr hint={t.dateHint[lang]} />
          <details class="wide" open={isPointed}>
            <summary>{t.exactPoint[lang]}</summary>
            <div class="grid">
              <TextField {...field(part, 'supervision.lat')} ltr numeric />
              <TextField {...field(part, 'supervision.lng')} ltr numeric />
            </div>
          </details>
          <TicksField
            {...field(part, 'supervision.permissions')}
            choices={choices['supervision.permissions']}
          />
        </div>
      </fieldset>
    </details>
  );
}
