/* Returns the text of the document, shown or not, that stands outside the marks ⟦…⟧; inside ⟨…⟩ is outside again. */
({ ignored }) => {
  const ALWAYS = "script, style, noscript, svg, textarea, [contenteditable=true], iframe, code, pre";
  const skipped = [ALWAYS, ...ignored].join(", ");
  const ATTRIBUTES = ["placeholder", "title", "aria-label", "aria-description", "alt", "data-w-tooltip-content-value"];
  const LETTER = /\p{L}/u;
  const found = [];

  const describe = (element) => {
    const names = [];
    for (let at = element; at && at.nodeType === 1 && names.length < 4; at = at.parentElement) {
      const classes = [...at.classList].slice(0, 2).map((name) => `.${name}`);
      names.unshift(at.tagName.toLowerCase() + (at.id ? `#${at.id}` : "") + classes.join(""));
    }
    return names.join(" ");
  };

  const outside = (text, stack, element) => {
    let words = "";
    for (const char of text) {
      if (char === "⟦" || char === "⟨") stack.push({ char, element });
      else if (char === "⟧" || char === "⟩") stack.pop();
      else if (!stack.length || stack.at(-1).char === "⟨") words += char;
      if (char === "⟦" || char === "⟨" || char === "⟧" || char === "⟩") words += "\n";
    }
    return words.trim();
  };

  const report = (words, place, whole) => {
    for (const line of words.split("\n")) {
      if (LETTER.test(line)) found.push({ words: line.trim(), place, whole: whole.trim() });
    }
  };

  const scanAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value) report(outside(value, [], element), `${describe(element)} [${name}]`, value);
    }
    if (element.matches("input[type=submit], input[type=button], input[type=reset]") && element.value) {
      report(outside(element.value, [], element), `${describe(element)} [value]`, element.value);
    }
    if (element.matches("optgroup[label]")) report(outside(element.label, [], element), describe(element), element.label);
  };

  const scan = (root) => {
    const stack = [];
    const accept = (node) =>
      node.nodeType === 1 && node.matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accept);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === 1) {
        scanAttributes(node);
        if (node.tagName === "TEMPLATE") scan(node.content);
      } else if (node.nodeType === 3 && node.data.trim()) {
        while (stack.length && !stack.at(-1).element?.contains(node)) stack.pop();
        report(outside(node.data, stack, node.parentElement), describe(node.parentElement), node.data);
      }
    }
  };

  scan(document.body);
  report(outside(document.title, [], document.body), "title", document.title);
  return found;
};
