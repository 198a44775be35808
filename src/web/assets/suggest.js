// Suggestions for text fields (comboboxes of the ARIA practices): arrows, Enter, Escape or a tap. `data-suggest` is where they
// come from; `data-code` puts the id before the name, `data-why` tells by which other name it was found, `data-label` names
// the list, `data-count` says how many there are.
// Forms work without; what fails, fails silently.
const lang = document.documentElement.lang === 'en' ? 'en' : 'fa';
const make = (tag, attributes) => {
  const one = document.createElement(tag);
  for (const name in attributes) one.setAttribute(name, attributes[name]);
  return one;
};

function suggest(box, number) {
  const data = box.dataset;
  const id = `hints-${number}`;
  const label = data.label ?? box.labels?.[0]?.textContent ?? box.getAttribute('aria-label') ?? '';
  const list = make('ul', { id, class: 'suggestions', role: 'listbox', 'aria-label': label });
  const told = make('p', { class: 'visually-hidden', role: 'status' });
  const frame = make('span', { class: 'suggest' });
  const set = (name, value) => box.setAttribute(`aria-${name}`, value);
  let asked;
  let timer;
  let at;
  const mark = (to) => {
    at = to;
    [...list.children].forEach((one, i) => {
      one.setAttribute('aria-selected', i === at);
    });
    const one = list.children[at];
    if (!one) return box.removeAttribute('aria-activedescendant');
    set('activedescendant', one.id);
    one.scrollIntoView({ block: 'nearest' });
  };
  const show = (items) => {
    const seen = new Set();
    const fresh = items.filter(({ label }) => !seen.has(label[lang]) && seen.add(label[lang]));
    list.replaceChildren(
      ...fresh.map(({ id: code, label, matchedOn }, i) => {
        const one = make('li', { id: `${id}-${i}`, role: 'option' });
        one.dataset.value = 'code' in data ? `${code} ${label[lang]}` : label[lang];
        one.textContent = label[lang];
        if ('why' in data && matchedOn !== label.fa && matchedOn !== label.en) one.append(` (${matchedOn})`);
        return one;
      }),
    );
    list.hidden = fresh.length === 0;
    set('expanded', !list.hidden);
    told.textContent =
      list.hidden || !data.count ? '' : data.count.replace('#', fresh.length.toLocaleString(lang));
    mark(-1);
    if (!list.hidden) list.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    show([]);
  };
  const take = (one) => {
    box.value = one.dataset.value;
    close();
    box.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const ask = async (words) => {
    asked = new AbortController();
    try {
      const answer = await fetch(data.suggest + encodeURIComponent(words), { signal: asked.signal });
      const { items } = await answer.json();
      show(items);
    } catch {}
  };
  box.replaceWith(frame);
  frame.append(box, list, told);
  box.setAttribute('role', 'combobox');
  set('autocomplete', 'list');
  set('controls', id);
  show([]);
  box.addEventListener('input', () => {
    clearTimeout(timer);
    asked?.abort();
    const words = box.value.trim();
    if (words.length > 1) timer = setTimeout(ask, 180, words);
    else show([]);
  });
  box.addEventListener('keydown', (event) => {
    const { key } = event;
    const last = list.children.length - 1;
    if (list.hidden || event.isComposing) return;
    if (key === 'ArrowDown') mark(at < last ? at + 1 : 0);
    else if (key === 'ArrowUp') mark(at > 0 ? at - 1 : last);
    else if (key === 'Escape') close();
    else if (key === 'Enter' && at >= 0) take(list.children[at]);
    else return;
    event.preventDefault();
  });
  // The field keeps the focus, whose loss closes the list; a finger that scrolls the list takes nothing.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const one = event.target.closest('li');
    if (one) take(one);
  });
  box.addEventListener('blur', close);
}

for (const [i, box] of document.querySelectorAll('[data-suggest]').entries()) suggest(box, i);
