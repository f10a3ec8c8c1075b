// What a link leads to may stand in a closed proof or aside: it opens, and is in view.
{
  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* No name of a place. */ }
    const closed = [];
    for (let place = target?.closest("details"); place; place = place.parentElement.closest("details")) {
      if (!place.open) closed.push(place);
    }
    for (const place of closed) place.open = true;
    if (closed.length > 0) target.scrollIntoView();
  };

  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    // A second click on the same link changes no address.
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });
  reveal();
}
