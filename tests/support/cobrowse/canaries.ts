/** One distinct word in one place that must not be seen. `html` stands there from the start, `live` comes later. */
export type Canary = { name: string; word: string; html: string; live: string }

type Place = [name: string, html: string, live?: string]

/** `@` is the word. Live code runs in the page; `$(name)` is the element with that data-test. */
const places: Place[] = [
  ['text', '<p>@</p>'],
  ['text beside another', '<p>Dear <b>you</b> @</p>'],
  ['table cell', '<table><tbody><tr><td>@</td></tr></tbody></table>'],
  ['list item', '<ul><li>@</li></ul>'],
  ['heading', '<h2>@</h2>'],
  ['input value', '<input value="@">'],
  ['typed into an input', '<input data-test="t1">', 'type("t1", "@")'],
  ['typed with a label mark only', '<input data-share="label" data-test="t2">', 'type("t2", "@")'],
  ['text area', '<textarea>@</textarea>'],
  ['typed into a text area', '<textarea data-test="t3"></textarea>', 'type("t3", "@")'],
  ['option text', '<select><option>@</option></select>'],
  ['option value', '<select data-share="text value"><option value="@">A</option></select>'],
  ['option group', '<select><optgroup label="@"><option>A</option></optgroup></select>'],
  ['data list', '<datalist><option value="@"></option></datalist>'],
  ['checkbox value', '<input type="checkbox" value="@" data-share="value" checked>'],
  ['submit value', '<input type="submit" value="@">'],
  ['placeholder', '<input placeholder="@" data-share="value">'],
  ['title attribute', '<p title="@">x</p>'],
  ['aria-label', '<button aria-label="@" data-share="text">x</button>'],
  ['alt', '<img alt="@" src="/assets/a.png">'],
  ['picture address', '<img src="/assets/@.png">'],
  ['foreign picture', '<img data-share="image" src="/api/@.png">'],
  ['link address', '<a href="/customer/@" data-share="text">x</a>'],
  ['link query', '<a href="/customer?q=@" data-share="text href">x</a>'],
  ['id', '<p id="@">x</p>'],
  ['name', '<input name="@">'],
  ['class', '<p class="card @">x</p>'],
  ['data attribute', '<p data-account="@">x</p>'],
  ['role', '<p role="@">x</p>'],
  ['custom property', '<p style="--x: @">x</p>'],
  ['style address', '<p style="background: url(/assets/@.png)">x</p>'],
  ['style element', '<style>.q::after { content: "@" }</style>'],
  ['comment', '<p>x<!-- @ --></p>'],
  ['meta', '<meta name="x" content="@">'],
  ['hidden input', '<input type="hidden" value="@" data-share="value text tree">'],
  ['password', '<input type="password" value="@" data-share="value text tree">'],
  ['one-time code', '<input autocomplete="one-time-code" value="@" data-share="value">'],
  ['card number', '<input autocomplete="cc-number" value="@" data-share="value">'],
  ['security code', '<input autocomplete="cc-csc" value="@" data-share="value">'],
  ['secret inside a tree', '<div data-share="tree"><div data-secret><p data-share="text">@</p></div></div>'],
  ['frame source', '<iframe srcdoc="<p>@</p>" data-share="tree"></iframe>'],
  ['frame title', '<iframe title="@" data-share="tree label"></iframe>'],
  ['canvas fallback', '<canvas data-share="tree">@</canvas>'],
  ['text of a drawing', '<svg data-share="image"><text>@</text></svg>'],
  ['title of a drawing', '<svg><title>@</title></svg>'],
  ['custom element', '<bank-card number="@">x</bank-card>'],
  ['own interface', '<div data-share="off"><p title="@" data-share="text label">x</p></div>'],
  [
    'noscript',
    '<div data-test="ns"></div>',
    '$("ns").append(Object.assign(document.createElement("noscript"), { textContent: "@" }))',
  ],
  [
    'shadow tree',
    '<div data-share="tree" data-test="s1"></div>',
    '$("s1").attachShadow({ mode: "open" }).innerHTML = "<p data-share=text>@</p>"',
  ],
  [
    'change in a shadow tree',
    '<div data-test="s2"></div>',
    'const s = $("s2").attachShadow({ mode: "open" }); s.innerHTML = "<p>x</p>"; setTimeout(() => { s.firstChild.textContent = "@" }, 50)',
  ],
  [
    'change in a frame',
    '<iframe data-test="f1"></iframe>',
    '$("f1").contentDocument.body.innerHTML = "<p data-share=text>@</p>"',
  ],
  ['changed text', '<p data-test="l1">x</p>', '$("l1").firstChild.data = "@"'],
  ['changed attribute', '<p data-test="l2" title="x">x</p>', '$("l2").title = "@"'],
  ['changed style', '<p data-test="l3" style="color: red">x</p>', '$("l3").style.setProperty("--y", "@")'],
  ['changed class', '<p data-test="l4" class="card">x</p>', '$("l4").classList.add("@")'],
  ['added element', '<div data-test="l5"></div>', '$("l5").innerHTML = "<p title=@>@</p>"'],
  ['title of the page', '', 'document.title = "@"'],
  ['editor', '<div contenteditable data-share="tree" data-test="e1">x</div>', '$("e1").textContent = "@"'],
  [
    'style rule added',
    '<style data-test="r1"></style>',
    '$("r1").sheet.insertRule(".z::after { content: \'@\' }")',
  ],
  [
    'adopted style sheet',
    '',
    'const a = new CSSStyleSheet(); a.replaceSync(".y::after { content: \'@\' }"); document.adoptedStyleSheets = [a]',
  ],
  [
    'password shown',
    '<input type="password" data-share="value" data-test="p1">',
    '$("p1").type = "text"; setTimeout(() => type("p1", "@"), 50)',
  ],
  [
    'mark taken away',
    '<p data-share="text" data-test="m1">x</p>',
    '$("m1").removeAttribute("data-share"); $("m1").firstChild.data = "@"',
  ],
  [
    'became secret',
    '<input data-share="value" data-test="m2">',
    '$("m2").setAttribute("autocomplete", "cc-csc"); type("m2", "@")',
  ],
  [
    'class that marked is gone',
    '<p class="card" data-test="m3">x</p>',
    '$("m3").removeAttribute("class"); $("m3").textContent = "@"',
  ],
  ['pasted', '<input data-test="c1">', '$("c1").focus(); document.execCommand("insertText", false, "@")'],
  [
    'moved out of a tree',
    '<div data-share="tree"><p data-test="v1">x</p></div><div data-test="v2"></div>',
    '$("v2").append($("v1")); $("v1").textContent = "@"',
  ],
  ['query of the page', '', 'history.replaceState(null, "", "?q=@#x")'],
]

/** The words look like nothing else on the page and survive lower-casing. */
export const canaries: Canary[] = places.map(([name, html, live = ''], at) => {
  const word = `qzk${String(at).padStart(2, '0')}vxw`
  return { name, word, html: html.replaceAll('@', word), live: live.replaceAll('@', word) }
})

/** Which of the words stand in what was seen. */
export function found(seen: string): string[] {
  const text = seen.toLowerCase()
  return canaries.filter(({ word }) => text.includes(word)).map(({ name }) => name)
}

/** What makes the live changes happen, as the page's own code would. */
export const liveCode = `
  const $ = (name) => document.querySelector('[data-test="' + name + '"]');
  const type = (name, text) => {
    const field = $(name);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  ${canaries.map(({ live }) => (live ? `{ ${live} }` : '')).join('\n')}
`

export const canaryStyles =
  'body { font: 16px/1.5 sans-serif; margin: 0 } main { max-width: 60rem; margin: auto; padding: 1rem } .card { border: 1px solid; padding: 8px }'

/** The page they are planted in, with some things that may be seen. */
export const canaryPage = `<!doctype html><html lang="en"><head><title>Bank</title>
<link rel="stylesheet" href="/_next/static/chunks/bank.css"></head><body><main>
<h1 data-share="text">Overview</h1>
<p data-share="text" data-test="open">Shared sentence</p>
<input data-share="value label" data-test="field" aria-label="Message">
${canaries.map(({ html }) => html).join('\n')}
</main><script src="/customer.js"></script></body></html>`
