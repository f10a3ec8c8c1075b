// Finding passages in the index of the book: all words, in any order, symbols also by their names.
globalThis.bookSearch = (() => {
  const names = {
    alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", zeta: "ζ", eta: "η", theta: "θ", iota: "ι", kappa: "κ",
    lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ", upsilon: "υ", phi: "φ", chi: "χ",
    psi: "ψ", omega: "ω", infinity: "∞", partial: "∂", nabla: "∇", sum: "∑", sqrt: "√", norm: "‖",
  };
  const variants = { "ϵ": "ε", "ϕ": "φ", "ϑ": "θ", "ϱ": "ρ", "ς": "σ", "ℓ": "l", "’": "'", "‐": "-", "‑": "-" };

  // As many signs as before, so that a place in the folded text is one in the text.
  const foldSign = (sign) => {
    if (variants[sign]) return variants[sign];
    const plain = sign.normalize("NFKD")[0].toLowerCase();
    return plain.length === 1 ? plain : sign;
  };
  const fold = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[^\x00-\x7f]/g, foldSign);

  // A word, and what else it may be called: σ for sigma, sigma for σ.
  const spellings = (word) => {
    const named = Object.entries(names).filter(([name, sign]) => name === word || fold(sign) === word);
    return [word, ...named.flatMap(([name, sign]) => [name, fold(sign)])].filter((each, i, all) => all.indexOf(each) === i);
  };

  let passages;
  const prepare = ({ pages, entries, terms }) => {
    const passage = ([page, id, head, title, text], isTerm) => ({
      address: pages[page][0] + (id ? "#" + encodeURIComponent(id) : ""),
      page: pages[page], head, title, text, isTerm, isNamed: !text,
      foldedNumber: fold(head), foldedHead: fold(`${head} ${title}`), foldedTitle: fold(title), foldedText: fold(text),
    });
    passages = [
      ...terms.map(([page, id, number, name, zh]) => passage([page, id, number, `${name} ${zh}`, ""], true)),
      ...entries.map((entry) => passage(entry, false)),
    ];
  };

  const occurrences = (text, word) => {
    let count = 0;
    for (let at = text.indexOf(word); at >= 0 && count < 10; at = text.indexOf(word, at + word.length)) count += 1;
    return count;
  };

  // How well a passage answers; 0 where a word is missing.
  const weigh = (passage, words, whole) => {
    let score = 0;
    for (const word of words) {
      let best = 0;
      for (const spelling of word) {
        const at = passage.foldedHead.indexOf(spelling);
        const begins = at === 0 || at > 0 && !/[a-z0-9.]/.test(passage.foldedHead[at - 1]);
        const inHead = at < 0 ? 0 : begins ? 40 : 15;
        best = Math.max(best, inHead + occurrences(passage.foldedText, spelling));
      }
      if (best === 0) return 0;
      score += best;
    }
    if ([passage.foldedNumber, passage.foldedTitle, passage.foldedHead].includes(whole)) score += 200;
    if (passage.isTerm) score += 60;
    return score;
  };

  const wordsOf = (query) => fold(query).split(/\s+/).filter(Boolean);

  // The passages that hold all words, best first.
  const find = (query) => {
    const plain = wordsOf(query);
    if (plain.length === 0) return [];
    const words = plain.map(spellings);
    return passages.map((passage, order) => ({ passage, order, score: weigh(passage, words, plain.join(" ")) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .map(({ passage }) => passage);
  };

  // Where the words of a query stand in a folded text, as pairs of places, in order and apart.
  const matches = (folded, query) => {
    const found = [];
    for (const spelling of wordsOf(query).flatMap(spellings)) {
      for (let at = folded.indexOf(spelling); at >= 0; at = folded.indexOf(spelling, at + spelling.length)) {
        found.push([at, at + spelling.length]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let end = 0;
    return found.filter(([from, to]) => from >= end && (end = to));
  };

  // The piece of a passage that shows the words, as parts that match and parts that do not.
  const parts = (text, query) => {
    const folded = fold(text);
    const result = [];
    let end = 0;
    for (const [from, to] of matches(folded, query)) {
      if (from > end) result.push([text.slice(end, from), false]);
      result.push([text.slice(from, to), true]);
      end = to;
    }
    if (end < text.length) result.push([text.slice(end), false]);
    return result;
  };

  const snippet = (passage, query, length = 170) => {
    const { text, foldedText } = passage;
    const rare = wordsOf(query).flatMap(spellings).filter((word) => foldedText.includes(word))
      .sort((a, b) => occurrences(foldedText, a) - occurrences(foldedText, b))[0];
    const at = rare ? foldedText.indexOf(rare) : 0;
    let from = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1;
    if (from > at) from = at;
    let to = Math.min(text.length, from + length);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), Math.min(text.length, at + (rare?.length ?? 0)));
    const piece = parts(text.slice(from, to), query);
    return [...(from > 0 ? [["… ", false]] : []), ...piece, ...(to < text.length ? [[" …", false]] : [])];
  };

  return { prepare, find, parts, snippet };
})();
