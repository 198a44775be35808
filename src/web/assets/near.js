// Asks the browser where one is, once pressed. Without script, or where it does not know, the link leads to the list of places.
const near = document.querySelector('[data-near]');
const count = document.getElementById('count');
let failed = false;
near?.addEventListener('click', (event) => {
  if (failed || !navigator.geolocation) return;
  event.preventDefault();
  count.textContent = near.dataset.waits;
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude } }) => {
      const to = new URL(near.dataset.near, location.href);
      to.searchParams.set(
        'near',
        [latitude, longitude].map((degrees) => Math.round(degrees * 20) / 20).join(),
      );
      location.assign(to);
    },
    () => {
      failed = true;
      count.textContent = near.dataset.failed;
    },
    { timeout: 8000, maximumAge: 600000 },
  );
});
