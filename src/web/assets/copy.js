// Copies what stands in a field; without script it is pressed and held.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  if (!field || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value);
    field.select();
    button.nextElementSibling.textContent = button.dataset.done;
  });
}
