import { SelectField, TextField, TicksField, YesNoField } from '../../web/form.tsx';
import { personFormText as t } from './person-form.text.ts';
import { field, Group, type PersonFormPart, Rows, Tick } from './person-form-parts.officer.tsx';

export function WhenFields(part: PersonFormPart) {
  const { state, lang } = part;
  return (
    <Group title={t.when[lang]}>
      <YesNoField {...field(part, 'availability.homeOnly')} />
      <TextField {...field(part, 'availability.maxCommuteKm')} ltr numeric />
      <TextField {...field(part, 'availability.from')} ltr hint={t.dateHint[lang]} />
      <TextField {...field(part, 'availability.hours')} wide hint={t.hoursHint[lang]} />
      <Tick state={state} name="availability.anyHour" words={t.anyHour[lang]} />
      <fieldset class="wide rows">
        <legend>{t.caring[lang]}</legend>
        <p class="quiet">{t.caringHint[lang]}</p>
        <div class="row">
          <TextField {...field(part, 'caring.atHomeFrom')} ltr hint={t.clockHint[lang]} />
          <TextField {...field(part, 'caring.atHomeTo')} ltr hint={t.clockHint[lang]} />
          <TextField {...field(part, 'caring.until')} ltr hint={t.dateHint[lang]} />
        </div>
      </fieldset>
    </Group>
  );
}

export function WishFields(part: PersonFormPart) {
  const { state, lang, choices } = part;
  return (
    <Group title={t.wishes[lang]}>
      <TicksField {...field(part, 'wishes')} choices={choices.wishes} />
      <Rows
        {...part}
        list="wishFor"
        title={t.wishFor[lang]}
        hint={t.placeHint[lang]}
        open={1}
        more={t.moreRows[lang]}
        row={(name, label) => (
          <TextField
            state={state}
            lang={lang}
            unmarked
            name={name('name')}
            label={label('name')}
            pick="occupation"
          />
        )}
      />
    </Group>
  );
}

export function RoomAndBacking(part: PersonFormPart) {
  const { lang, choices } = part;
  return (
    <>
      <Group title={t.room[lang]}>
        <TextField {...field(part, 'workspace.areaM2')} ltr numeric />
        <YesNoField {...field(part, 'workspace.power')} />
        <YesNoField {...field(part, 'workspace.water')} />
        <YesNoField {...field(part, 'workspace.ventilation')} />
      </Group>
      <Group title={t.money[lang]}>
        <TextField {...field(part, 'guarantors')} ltr numeric />
        <SelectField
          {...field(part, 'bankStanding')}
          choices={choices.bankStanding}
          empty={t.unknown[lang]}
        />
        <TextField {...field(part, 'needScore')} ltr numeric />
      </Group>
    </>
  );
}
