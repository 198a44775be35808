// The way out: this page leaves the history, and what stands in its place belongs to nobody. Without script the link leads to a blank page.
document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-leave]')) return;
  event.preventDefault();
  document.documentElement.hidden = true;
  document.title = '\u200B';
  location.replace('about:blank');
});
