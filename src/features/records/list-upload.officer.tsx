import type { Problem } from '../../kernel/problem.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { field, type StaffPageRequest } from '../../web/http.ts';
import { decodeList, listFault } from './decode-list.rules.ts';
import { listFileText } from './list-file.text.ts';
import { listUploadText as t } from './list-upload.text.ts';

/** A checked list of up to so many characters comes back with the page, so that the file need not be chosen again. */
const mostCarried = 1_000_000;

/** The list that a form sends: a chosen file, or the text that was checked before and came back with the page. */
export function listOfForm({
  form,
  files,
}: Pick<StaffPageRequest, 'form' | 'files'>):
  | { readonly text: string; readonly apply: boolean }
  | { readonly refused: Problem } {
  const { file } = files;
  const fault = file && listFault(file);
  if (fault) return { refused: { kind: 'invalid', detail: listFileText[fault] } };
  const text = file && file.bytes.length > 0 ? decodeList(file.bytes) : field(form, 'list');
  if (text === '') return { refused: { kind: 'invalid', detail: t.noFile } };
  return { text, apply: field(form, 'do') === 'import' };
}

/** The two forms of a page that takes a list in: what was checked and waits for a word, and another file. */
export function ListUpload(props: {
  action: string;
  lang: Lang;
  /** The checked list that would change something; absent before a check and after it was brought in. */
  checked?: string | undefined;
  /** Instead: the checked list is kept here under this name, so that nobody sends it once more. */
  kept?: string | undefined;
  hint: Text;
}) {
  const { action, lang, checked, kept, hint } = props;
  const isCarried = kept !== undefined || (checked !== undefined && checked.length <= mostCarried);
  return (
    <>
      {kept === undefined ? null : (
        <form method="post" action={action} enctype="multipart/form-data">
          <input type="hidden" name="kept" value={kept} />
          <p>
            <button class="button primary" type="submit" name="do" value="import">
              {t.nowChecked[lang]}
            </button>
          </p>
        </form>
      )}
      {isCarried && kept === undefined ? (
        <form method="post" action={action} enctype="multipart/form-data">
          {/* The first line break of a text area is not part of it. */}
          <textarea name="list" hidden>
            {`\n${checked}`}
          </textarea>
          <p>
            <button class="button primary" type="submit" name="do" value="import">
              {t.nowChecked[lang]}
            </button>
          </p>
        </form>
      ) : null}
      {checked !== undefined && !isCarried ? <p class="notice wait">{t.again[lang]}</p> : null}
      <form method="post" action={action} class="card stack" enctype="multipart/form-data">
        <label class="field">
          <span>{t.file[lang]}</span>
          <span class="hint">{hint[lang]}</span>
          <input type="file" name="file" accept=".csv,text/csv,text/plain" required />
        </label>
        <p class="actions">
          <button class={isCarried ? 'button' : 'button primary'} type="submit" name="do" value="check">
            {t.check[lang]}
          </button>
          {isCarried ? null : (
            <button class="button" type="submit" name="do" value="import">
              {t.now[lang]}
            </button>
          )}
        </p>
      </form>
    </>
  );
}
