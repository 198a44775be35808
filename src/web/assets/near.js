// Asks the browser where one is, once pressed. Without script, or where it does not know, the link leads to the list of places.
{
  const near = document.querySelector('[data-near]');
  const told = document.getElementById('near-told');
  let failed = false;
  near?.addEventListener('click', (event) => {
    if (failed || !navigator.geolocation) return;
    event.preventDefault();
    told.textContent = near.dataset.waits;
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
        const places = document.createElement('a');
        places.className = 'button small';
        places.href = near.href;
        places.textContent = near.dataset.instead;
        told.replaceChildren(near.dataset.failed, ' ', places);
        told.scrollIntoView({ block: 'nearest' });
      },
      { timeout: 8000, maximumAge: 600000 },
    );
  });
}
