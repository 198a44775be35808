// Suggestions under the first field (a combobox of the ARIA practices). The form works without; what fails, fails silently.
const box = document.querySelector('[data-suggest]');
const data = box.dataset;
const lang = document.documentElement.lang;
const make = (tag, attributes) => {
  const one = document.createElement(tag);
  for (const name in attributes) one.setAttribute(name, attributes[name]);
  return one;
};
const list = make('ul', { id: 'hints', class: 'suggestions', role: 'listbox', 'aria-label': data.label });
const told = make('p', { class: 'visually-hidden', role: 'status' });
const set = (name, value) => box.setAttribute(`aria-${name}`, value);
let asked;
let timer;
let at;
const mark = (to) => {
  at = to;
  [...list.children].forEach((one, i) => {
    one.setAttribute('aria-selected', i === at);
  });
  set('activedescendant', list.children[at]?.id ?? '');
};
const show = (words) => {
  list.replaceChildren(
    ...words.map((word, i) => {
      const one = make('li', { id: `hint-${i}`, role: 'option' });
      one.textContent = word;
      return one;
    }),
  );
  list.hidden = words.length === 0;
  set('expanded', !list.hidden);
  told.textContent = list.hidden ? '' : data.count.replace('#', words.length.toLocaleString(lang));
  mark(-1);
};
const close = () => {
  clearTimeout(timer);
  asked?.abort();
  show([]);
};
const take = (one) => {
  box.value = one.textContent;
  close();
};
const ask = async (words) => {
  asked = new AbortController();
  try {
    const answer = await fetch(data.suggest + encodeURIComponent(words), { signal: asked.signal });
    const { items } = await answer.json();
    show([...new Set(items.map((one) => one.label[lang]))]);
  } catch {}
};
box.after(list, told);
box.setAttribute('role', 'combobox');
set('autocomplete', 'list');
set('controls', list.id);
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
list.addEventListener('pointerdown', (event) => {
  event.preventDefault();
  const one = event.target.closest('li');
  if (one) take(one);
});
box.addEventListener('blur', close);
