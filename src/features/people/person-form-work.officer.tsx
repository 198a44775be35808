import { errorOf, SelectField, TextField, TicksField } from '../../web/form.tsx';
import { unstatedLevel } from '../records/cell-values.rules.ts';
import { SkillsBox } from '../skills/skills-box.officer.tsx';
import { personFormLabels, personFormText as t } from './person-form.text.ts';
import { field, Group, type PersonFormPart, Rows } from './person-form-parts.officer.tsx';

export function SkillFields({ action, ...part }: PersonFormPart & { action: string }) {
  const { state, lang, choices } = part;
  const at = { state, lang, unmarked: true };
  return (
    <Group title={t.canDo[lang]}>
      <SkillsBox state={state} lang={lang} action={action} />
      <Rows
        {...part}
        list="skills"
        title={personFormLabels['skills.none'][lang]}
        hint={t.skillHint[lang]}
        none={t.noSkills[lang]}
        open={2}
        more={t.moreSkills[lang]}
        row={(name, label) => {
          const level = name('level');
          const values = { ...state.values, [level]: state.values[level] ?? [String(unstatedLevel)] };
          return (
            <>
              <TextField {...at} name={name('name')} label={label('name')} pick="skill" />
              <SelectField
                {...at}
                state={{ ...state, values }}
                name={level}
                label={label('level')}
                choices={choices['skills.level']}
              />
              <TextField {...at} name={name('years')} label={label('years')} ltr numeric />
            </>
          );
        }}
      />
      <Rows
        {...part}
        list="experience"
        title={personFormLabels['experience.none'][lang]}
        none={t.noExperience[lang]}
        open={1}
        more={t.moreRows[lang]}
        row={(name, label) => (
          <>
            <TextField {...at} name={name('name')} label={label('name')} pick="occupation" />
            <TextField {...at} name={name('years')} label={label('years')} ltr numeric />
          </>
        )}
      />
      <SelectField {...field(part, 'education')} choices={choices.education} empty={t.unknown[lang]} />
    </Group>
  );
}

export function PaperFields(part: PersonFormPart) {
  const { lang, choices } = part;
  return (
    <Group title={t.papers[lang]}>
      <TicksField {...field(part, 'documents')} choices={choices.documents} />
      <Folded {...part} name="licences" title={t.licences[lang]} />
      <Folded {...part} name="permits" title={t.permits[lang]} />
    </Group>
  );
}

/** A long list of ticks that few people need: folded until one is ticked. */
function Folded({ name, title, ...part }: PersonFormPart & { name: 'licences' | 'permits'; title: string }) {
  const isUsed = (part.state.values[name] ?? []).length > 0 || errorOf(part.state, name) !== undefined;
  return (
    <details class="wide" open={isUsed}>
      <summary>{title}</summary>
      <TicksField {...field(part, name)} choices={part.choices[name]} />
    </details>
  );
}
