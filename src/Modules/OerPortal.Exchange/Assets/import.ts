// The page of an import: shows how it goes without being asked, and what follows an upload. Without this script a link looks again.

const pause = 2000;

async function look(): Promise<void> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#import');
  const shown = document.querySelector('#import');
  if (fresh && shown) shown.replaceWith(document.adoptNode(fresh));
}

function follow(): void {
  if (!document.querySelector('#import[data-under-way]')) return;
  setTimeout(() => {
    void look()
      .catch(() => undefined)
      .then(follow);
  }, pause);
}

document.addEventListener('oer-upload:ready', () => location.reload());
document.addEventListener('oer-upload:refused', () => location.reload());
follow();
