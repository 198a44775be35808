// Suggestions for fields that name a skill or an occupation: a list under the field, by arrow keys, Enter, Escape or a tap.
const lang = document.documentElement.lang === 'en' ? 'en' : 'fa';
let number = 0;

function pick(input) {
  const list = document.createElement('ul');
  list.id = `pick-${++number}`;
  list.className = 'pick';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? input.getAttribute('aria-label') ?? '');
  list.hidden = true;
  const frame = document.createElement('span');
  frame.className = 'pick-frame';
  input.replaceWith(frame);
  frame.append(input, list);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value);
  let at = -1;
  let timer;
  let asked = 0;
  const mark = (next) => {
    const options = [...list.children];
    at = options.length === 0 ? -1 : (next + options.length) % options.length;
    for (const [i, option] of options.entries()) option.setAttribute('aria-selected', String(i === at));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', options[at].id);
      options[at].scrollIntoView({ block: 'nearest' });
    }
  };
  const close = () => {
    asked++;
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const take = (option) => {
    input.value = option.dataset.value;
    close();
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const ask = async () => {
    const mine = ++asked;
    const query = new URLSearchParams({
      q: input.value.trim(),
      kind: input.dataset.pick,
      limit: '7',
      typing: '1',
    });
    const answer = await fetch(`/api/v1/skills?${query}`).then(
      (response) => (response.ok ? response.json() : { items: [] }),
      () => ({ items: [] }),
    );
    if (mine !== asked || document.activeElement !== input) return;
    list.replaceChildren(
      ...answer.items.map(({ id, label, matchedOn }, i) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${i}`;
        option.setAttribute('role', 'option');
        option.dataset.value = input.hasAttribute('data-pick-code') ? `${id} ${label[lang]}` : label[lang];
        option.textContent = label[lang];
        if (matchedOn !== label.fa && matchedOn !== label.en) option.append(` (${matchedOn})`);
        return option;
      }),
    );
    list.hidden = answer.items.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    list.scrollIntoView({ block: 'nearest' });
    at = -1;
    for (const option of list.children) option.setAttribute('aria-selected', 'false');
  };
  input.setAttribute('aria-expanded', 'false');
  input.addEventListener('input', () => {
    clearTimeout(timer);
    if (input.value.trim() === '') close();
    else timer = setTimeout(ask, 150);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at < 0 ? -1 : at - 1);
    else if (event.key === 'Enter' && at >= 0) take(list.children[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  // Before the field loses the focus, which closes the list.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) take(option);
  });
  input.addEventListener('blur', close);
}

for (const input of document.querySelectorAll('input[data-pick]')) pick(input);
