/* Renews the progress of an import every two seconds until its run has ended. */

(() => {
  const box = document.getElementById("import-progress");
  const PAUSE = 2000;

  const renew = async () => {
    try {
      const answer = await fetch(box.dataset.progress, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!answer.ok) {
        return;
      }
      const fresh = await answer.text();
      if (!box.contains(document.activeElement)) {
        box.innerHTML = fresh;
      }
    } catch {
      /* The network is away for a moment: the next attempt may find it. */
    }
    if (box.querySelector("[data-under-way=true]")) {
      setTimeout(renew, PAUSE);
    }
  };

  setTimeout(renew, PAUSE);
})();
