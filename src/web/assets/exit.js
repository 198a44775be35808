// The way out: this page leaves the history, and what stands in its place belongs to nobody. Without script the link leads to a blank page.
document.addEventListener('click', (event) => {
  const way = event.target.closest?.('[data-leave]');
  if (!way) return;
  event.preventDefault();
  document.documentElement.hidden = true;
  document.title = '\u200B';
  const leave = () => location.replace('about:blank');
  // That page has the browser forget what was answered; on a slow line it is asked for behind a page that is gone.
  fetch(way.href, { keepalive: true }).then(leave, leave);
  setTimeout(leave, 600);
});
